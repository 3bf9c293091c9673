<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ArrivalText</name>
    <message>
        <source>It came with a wrong access token, or with none.</source>
        <translation>请求带来的访问令牌不对，或没有令牌。</translation>
    </message>
    <message>
        <source>Copy the text below once more: it has the token of now. Then start the program anew.</source>
        <translation>请重新复制下面的文本（其中是当前的令牌），然后重新启动该程序。</translation>
    </message>
    <message>
        <source>It was not let in: %1</source>
        <translation>请求未被放行：%1</translation>
    </message>
    <message>
        <source>A web page or a container has to be allowed first, by server.allowedOrigins or server.allowedHosts in the configuration file.</source>
        <translation>网页或容器须先在配置文件的 server.allowedOrigins 或 server.allowedHosts 中获准。</translation>
    </message>
    <message>
        <source>It asked for %1, which there is not.</source>
        <translation>它请求了 %1，而这个路径不存在。</translation>
    </message>
    <message>
        <source>The base address has to be exactly %1</source>
        <translation>基础地址必须正好是 %1</translation>
    </message>
    <message>
        <source>It was refused: %1</source>
        <translation>请求被拒绝：%1</translation>
    </message>
    <message>
        <source>Its request cannot be used: %1</source>
        <translation>它的请求无法使用：%1</translation>
    </message>
    <message>
        <source>It came through, but no provider can answer: %1</source>
        <translation>请求已到达，但没有服务商能够回答：%1</translation>
    </message>
    <message>
        <source>Add a provider, or see to it that one is switched on and has a key.</source>
        <translation>请添加服务商，或确认已有服务商已启用并配有密钥。</translation>
    </message>
    <message>
        <source>It came through, but the provider %1 refuses the key.</source>
        <translation>请求已到达，但服务商 %1 拒绝了密钥。</translation>
    </message>
    <message>
        <source>Enter the right key for this provider.</source>
        <translation>请为该服务商填写正确的密钥。</translation>
    </message>
    <message>
        <source>It came through, but the account at %1 has no credit.</source>
        <translation>请求已到达，但在 %1 的账户余额不足。</translation>
    </message>
    <message>
        <source>Top it up there, or use another provider.</source>
        <translation>请在那里充值，或改用其他服务商。</translation>
    </message>
    <message>
        <source>It came through, but %1 does not know the model “%2”.</source>
        <translation>请求已到达，但 %1 没有“%2”这个模型。</translation>
    </message>
    <message>
        <source>Choose another model below, or give the provider an alias for this name.</source>
        <translation>请在下面另选模型，或为该服务商给这个名称设置别名。</translation>
    </message>
    <message>
        <source>It came through, but %1 wants a pause: too many requests.</source>
        <translation>请求已到达，但 %1 要求暂缓：请求过多。</translation>
    </message>
    <message>
        <source>Wait a little, or add another provider.</source>
        <translation>请稍候，或再添加一个服务商。</translation>
    </message>
    <message>
        <source>It came through, but %1 could not answer: %2</source>
        <translation>请求已到达，但 %1 无法回答：%2</translation>
    </message>
    <message>
        <source>Test the provider to see where it fails.</source>
        <translation>请测试该服务商，看问题出在哪一步。</translation>
    </message>
</context>
<context>
    <name>BodySide</name>
    <message>
        <source>Client&apos;s request</source>
        <translation>客户端的请求</translation>
    </message>
    <message>
        <source>Request to the provider</source>
        <translation>发给服务商的请求</translation>
    </message>
    <message>
        <source>Provider&apos;s answer</source>
        <translation>服务商的应答</translation>
    </message>
    <message>
        <source>Answer to the client</source>
        <translation>给客户端的应答</translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>助手</translation>
    </message>
</context>
<context>
    <name>DifferenceWords</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>标头</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>in other words</source>
        <translation>写法不同</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已改</translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已去掉</translation>
    </message>
    <message>
        <source>The provider&apos;s protocol says the same in other words.</source>
        <translation>服务商的协议用另一种写法表达同样的意思。</translation>
    </message>
    <message>
        <source>It is what the provider does anyway.</source>
        <translation>服务商本来就会这样做。</translation>
    </message>
    <message>
        <source>The provider&apos;s list of models gives this role or alias that name.</source>
        <translation>服务商的模型列表把这个角色或别名对应到该名称。</translation>
    </message>
    <message>
        <source>The provider&apos;s protocol requires it.</source>
        <translation>服务商的协议要求必须有。</translation>
    </message>
    <message>
        <source>Limits of the provider or the model.</source>
        <translation>服务商或模型的限制。</translation>
    </message>
    <message>
        <source>The provider or endpoint is set to answer in one piece.</source>
        <translation>服务商或端点设置为一次性返回整个应答。</translation>
    </message>
    <message>
        <source>The provider is asked to count tokens at the end of the stream.</source>
        <translation>请服务商在流结束时给出 token 数。</translation>
    </message>
    <message>
        <source>The provider counts tokens without being asked.</source>
        <translation>服务商不需要请求就会给出 token 数。</translation>
    </message>
    <message>
        <source>Thinking is asked for as this model takes it.</source>
        <translation>按该模型的方式请求思考。</translation>
    </message>
    <message>
        <source>This provider cannot take this thinking back.</source>
        <translation>该服务商无法接收这段思考内容。</translation>
    </message>
    <message>
        <source>The provider&apos;s protocol has no marks for the prompt cache.</source>
        <translation>服务商的协议没有提示缓存标记。</translation>
    </message>
    <message>
        <source>This provider is told the form of the answer in another way.</source>
        <translation>以另一种方式告诉该服务商应答的格式。</translation>
    </message>
    <message>
        <source>The id of the user is too long for this provider.</source>
        <translation>用户标识对该服务商来说太长。</translation>
    </message>
    <message>
        <source>The id must fit the rules of the provider&apos;s protocol.</source>
        <translation>标识必须符合服务商协议的规则。</translation>
    </message>
    <message>
        <source>The name must fit the rules of the provider&apos;s protocol.</source>
        <translation>名称必须符合服务商协议的规则。</translation>
    </message>
    <message>
        <source>The tool is described as the provider takes it.</source>
        <translation>按服务商接受的方式描述工具。</translation>
    </message>
    <message>
        <source>Several texts became one.</source>
        <translation>多段文本合并为一段。</translation>
    </message>
    <message>
        <source>It is an empty text.</source>
        <translation>这是空文本。</translation>
    </message>
    <message>
        <source>The provider takes instructions in another place only.</source>
        <translation>服务商只在另一个位置接受指令。</translation>
    </message>
    <message>
        <source>The text says that the tool failed, as the protocol has no mark for it.</source>
        <translation>协议没有工具失败的标记，因此在文本中说明。</translation>
    </message>
    <message>
        <source>Every tool call needs one result behind it.</source>
        <translation>每次工具调用之后都必须有一个结果。</translation>
    </message>
    <message>
        <source>It is not known to the provider&apos;s protocol.</source>
        <translation>服务商的协议没有这一项。</translation>
    </message>
    <message>
        <source>The client was warned.</source>
        <translation>已向客户端发出警告。</translation>
    </message>
    <message>
        <source>The provider&apos;s “body” setting says so.</source>
        <translation>由服务商的“body”设置决定。</translation>
    </message>
    <message>
        <source>The provider&apos;s “headers” setting says so.</source>
        <translation>由服务商的“headers”设置决定。</translation>
    </message>
    <message>
        <source>The provider gets its own key, and no cookie of the client.</source>
        <translation>服务商收到的是它自己的密钥，不会收到客户端的 Cookie。</translation>
    </message>
    <message>
        <source>It belongs to the client&apos;s connection only.</source>
        <translation>只属于客户端的连接。</translation>
    </message>
    <message>
        <source>A provider of another protocol gets no header of the client.</source>
        <translation>协议不同的服务商不会收到客户端的标头。</translation>
    </message>
    <message>
        <source>The call to the provider needs it.</source>
        <translation>调用服务商时需要。</translation>
    </message>
    <message>
        <source>No rule is known for this.</source>
        <translation>没有已知的规则。</translation>
    </message>
</context>
<context>
    <name>FilterHelp</name>
    <message>
        <source>that status; 5xx, &gt;=400 and !200 work as well</source>
        <translation>该状态码；也可以写 5xx、&gt;=400 和 !200</translation>
    </message>
    <message>
        <source>failures; also ok, retried, left, stream, translated</source>
        <translation>失败的请求；另有 ok、retried、left、stream、translated</translation>
    </message>
    <message>
        <source>asked or used model holds this text</source>
        <translation>请求或使用的模型包含此文本</translation>
    </message>
    <message>
        <source>the provider that answered</source>
        <translation>应答的服务商</translation>
    </message>
    <message>
        <source>the program that asked</source>
        <translation>发出请求的程序</translation>
    </message>
    <message>
        <source>the error holds this text</source>
        <translation>错误信息包含此文本</translation>
    </message>
    <message>
        <source>took longer than that</source>
        <translation>用时超过该值</translation>
    </message>
    <message>
        <source>the first token came later than that</source>
        <translation>首个 token 晚于该时间</translation>
    </message>
    <message>
        <source>tokens in all; also in&gt;, out&gt;, cached=0</source>
        <translation>token 总数；另有 in&gt;、out&gt;、cached=0</translation>
    </message>
    <message>
        <source>also yesterday and days such as 2026-11-20</source>
        <translation>也可以写 yesterday 或日期，如 2026-11-20</translation>
    </message>
    <message>
        <source>from that day on; until: for the other end</source>
        <translation>从该日起；until: 表示到某日为止</translation>
    </message>
    <message>
        <source>a minus turns a term round</source>
        <translation>前面加减号表示取反</translation>
    </message>
    <message>
        <source>any other text is looked for in names and errors</source>
        <translation>其他文本在名称和错误信息中查找</translation>
    </message>
    <message>
        <source>Terms are separated by spaces, and all of them must hold.</source>
        <translation>各条件用空格分开，必须全部满足。</translation>
    </message>
</context>
<context>
    <name>FilterProblem</name>
    <message>
        <source>needs a status such as &gt;=400</source>
        <translation>需要状态码，例如 &gt;=400</translation>
    </message>
    <message>
        <source>needs a text behind the colon</source>
        <translation>冒号后需要文本</translation>
    </message>
    <message>
        <source>needs a time such as 5s, 300ms or 2m</source>
        <translation>需要时间，例如 5s、300ms 或 2m</translation>
    </message>
    <message>
        <source>needs a number such as 1000, 1.5k or 2M</source>
        <translation>需要数字，例如 1000、1.5k 或 2M</translation>
    </message>
    <message>
        <source>needs a day such as 2026-11-20</source>
        <translation>需要日期，例如 2026-11-20</translation>
    </message>
    <message>
        <source>names no field</source>
        <translation>不是已知的字段</translation>
    </message>
    <message>
        <source>compares no number</source>
        <translation>不是可以比较的数值</translation>
    </message>
    <message>
        <source>“%1” %2.</source>
        <translation>“%1”%2。</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>无法理解“%1”。</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
</context>
<context>
    <name>ProviderWords</name>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n 个密钥</numerusform>
        </translation>
    </message>
    <message>
        <source>no key</source>
        <translation>没有密钥</translation>
    </message>
    <message>
        <source>no key needed</source>
        <translation>不需要密钥</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>The keychain is locked. Unlock it, and the key is read at once.</source>
        <translation>钥匙串已锁定。解锁后会立即读取密钥。</translation>
    </message>
    <message>
        <source>The keychain refuses this program. Allow it there, then start Dragoman again.</source>
        <translation>钥匙串拒绝了本程序的访问。请在钥匙串中允许访问，然后重新启动 Dragoman。</translation>
    </message>
    <message>
        <source>There is no keychain on this computer. Use env:NAME, or a file for keys.</source>
        <translation>这台电脑上没有钥匙串。请改用 env:NAME，或使用密钥文件。</translation>
    </message>
    <message>
        <source>The environment variable is not set. Set it, then start Dragoman again.</source>
        <translation>没有设置这个环境变量。请先设置，再重新启动 Dragoman。</translation>
    </message>
    <message>
        <source>The key is not there any more. Remove it here and enter it again.</source>
        <translation>密钥已经不在了。请在这里移除，然后重新输入。</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>It has no key yet: only clients that bring their own are served.</source>
        <translation>还没有密钥：只有自带密钥的客户端才能使用。</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) cannot be used: %1</source>
        <translation>
            <numerusform>%n 个密钥无法使用：%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RequestColumns</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>首个 token</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>输入 token</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>输出 token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>Stop reason</source>
        <translation>停止原因</translation>
    </message>
    <message>
        <source>Request size</source>
        <translation>请求大小</translation>
    </message>
    <message>
        <source>Answer size</source>
        <translation>应答大小</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>首字节</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
</context>
<context>
    <name>RequestWords</name>
    <message>
        <source>OK</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Bad request</source>
        <translation>请求有误</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>未通过认证</translation>
    </message>
    <message>
        <source>No credit</source>
        <translation>余额不足</translation>
    </message>
    <message>
        <source>Forbidden</source>
        <translation>禁止访问</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>过大</translation>
    </message>
    <message>
        <source>Unknown format</source>
        <translation>未知格式</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>未被接受</translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation>请求过多</translation>
    </message>
    <message>
        <source>Server error</source>
        <translation>服务器错误</translation>
    </message>
    <message>
        <source>Bad answer</source>
        <translation>应答无效</translation>
    </message>
    <message>
        <source>Unavailable</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Overloaded</source>
        <translation>过载</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>Client left</source>
        <translation>客户端已断开</translation>
    </message>
    <message>
        <source>Broke off</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>OK on try %1</source>
        <translation>第 %1 次成功</translation>
    </message>
    <message>
        <source>%1 said %2</source>
        <translation>%1 返回 %2</translation>
    </message>
    <message>
        <source>%1 gave no answer</source>
        <translation>%1 没有应答</translation>
    </message>
    <message>
        <source>%1 gave no whole answer</source>
        <translation>%1 没有给出完整的应答</translation>
    </message>
    <message numerus="yes">
        <source>%1 %n time(s)</source>
        <translation>
            <numerusform>%1（%n 次）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1，以及 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 answered</source>
        <translation>%1 已应答</translation>
    </message>
    <message>
        <source>%1 answered on try %2</source>
        <translation>%1 在第 %2 次尝试时应答</translation>
    </message>
    <message>
        <source>%1 answered on the second try after %2</source>
        <translation>%2 之后，%1 在第二次尝试时应答</translation>
    </message>
    <message>
        <source>%1 answered on the third try after %2</source>
        <translation>%2 之后，%1 在第三次尝试时应答</translation>
    </message>
    <message>
        <source>%1 answered on try %2 after %3</source>
        <translation>%3 之后，%1 在第 %2 次尝试时应答</translation>
    </message>
    <message>
        <source>The client left after %1, before a provider was asked</source>
        <translation>客户端在 %1后断开，当时尚未请求任何服务商</translation>
    </message>
    <message>
        <source>The client left after %1, while %2 was answering</source>
        <translation>客户端在 %1后断开，当时 %2 正在应答</translation>
    </message>
    <message>
        <source>The client left after %1, before %2 had answered</source>
        <translation>客户端在 %1后断开，当时 %2 尚未应答</translation>
    </message>
    <message>
        <source>No provider was asked; the client got %1: %2</source>
        <translation>没有请求任何服务商；客户端收到 %1：%2</translation>
    </message>
    <message>
        <source>The client got %1: %2</source>
        <translation>客户端收到 %1：%2</translation>
    </message>
    <message>
        <source>The answer broke off: %1</source>
        <translation>应答中断：%1</translation>
    </message>
    <message>
        <source>%1; the client got %2: %3</source>
        <translation>%1；客户端收到 %2：%3</translation>
    </message>
    <message>
        <source>%1 tokens in (%2 of them cached)</source>
        <translation>输入 %1 token（其中缓存 %2）</translation>
    </message>
    <message>
        <source>%1 tokens in</source>
        <translation>输入 %1 token</translation>
    </message>
    <message>
        <source>%1 tokens out</source>
        <translation>输出 %1 token</translation>
    </message>
    <message>
        <source>%1 to the first token</source>
        <translation>%1后出现首个 token</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1; %2.</source>
        <translation>%1；%2。</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>not asked: %1</source>
        <translation>未请求：%1</translation>
    </message>
    <message>
        <source>%1 after %2: %3</source>
        <translation>%2后返回 %1：%3</translation>
    </message>
    <message>
        <source>0 ms</source>
        <translation>0 毫秒</translation>
    </message>
    <message>
        <source>answered after %1</source>
        <translation>%1后应答完毕</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 token/秒</translation>
    </message>
</context>
<context>
    <name>SetUpText</name>
    <message>
        <source>%1 was not found on this computer.</source>
        <translation>在这台电脑上没有找到 %1。</translation>
    </message>
    <message>
        <source>%1 does not use Dragoman yet.</source>
        <translation>%1 尚未使用通译。</translation>
    </message>
    <message>
        <source>%1 is set up.</source>
        <translation>%1 已设置好。</translation>
    </message>
    <message>
        <source>%1 was set up, but “%2” in its settings was changed since.</source>
        <translation>%1 曾经设置好，但此后其设置中的“%2”被改动了。</translation>
    </message>
    <message>
        <source>%1 is pointed here, though not as it would be set up: “%2” differs.</source>
        <translation>%1 已指向这里，但与自动设置不完全相同：“%2”不一样。</translation>
    </message>
    <message>
        <source>%1 is pointed at %2, where no endpoint listens.</source>
        <translation>%1 指向 %2，而那里没有端点在监听。</translation>
    </message>
    <message>
        <source>The settings of %1 cannot be read: %2</source>
        <translation>无法读取 %1 的设置：%2</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>已设置</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation>需要查看</translation>
    </message>
</context>
<context>
    <name>SetupClient</name>
    <message>
        <source>env.ANTHROPIC_API_KEY is set too: Claude Code warns when it finds both, and may use that one.</source>
        <translation>env.ANTHROPIC_API_KEY 也已设置：两者同时存在时 Claude Code 会发出警告，并可能使用那一个。</translation>
    </message>
    <message>
        <source>Claude Code passes over a settings file with comments or trailing commas: take them out.</source>
        <translation>Claude Code 会忽略带注释或末尾逗号的设置文件：请将其去掉。</translation>
    </message>
    <message>
        <source>Zed keeps keys in the system&apos;s keychain: enter the access token in its agent settings under Dragoman, or start Zed with DRAGOMAN_API_KEY set to it.</source>
        <translation>Zed 把密钥存放在系统钥匙串中：请在 Zed 的智能体设置中的 Dragoman 一项填写访问令牌，或在启动 Zed 时将 DRAGOMAN_API_KEY 设为该令牌。</translation>
    </message>
</context>
<context>
    <name>Snippet</name>
    <message>
        <source>Claude Code, for one shell</source>
        <translation>Claude Code（仅当前终端）</translation>
    </message>
    <message>
        <source>LangChain, OpenAI style</source>
        <translation>LangChain（OpenAI 方式）</translation>
    </message>
    <message>
        <source>LangChain, Anthropic style</source>
        <translation>LangChain（Anthropic 方式）</translation>
    </message>
    <message>
        <source>OpenAI SDK for Python</source>
        <translation>OpenAI SDK（Python）</translation>
    </message>
    <message>
        <source>OpenAI SDK for TypeScript</source>
        <translation>OpenAI SDK（TypeScript）</translation>
    </message>
    <message>
        <source>Anthropic SDK for Python</source>
        <translation>Anthropic SDK（Python）</translation>
    </message>
    <message>
        <source>Anthropic SDK for TypeScript</source>
        <translation>Anthropic SDK（TypeScript）</translation>
    </message>
    <message>
        <source>curl, OpenAI style</source>
        <translation>curl（OpenAI 方式）</translation>
    </message>
    <message>
        <source>curl, Anthropic style</source>
        <translation>curl（Anthropic 方式）</translation>
    </message>
    <message>
        <source>Put this into {file}:</source>
        <translation>写入 {file}：</translation>
    </message>
    <message>
        <source>Type this into a shell:</source>
        <translation>在终端中输入：</translation>
    </message>
    <message>
        <source>Type this into PowerShell:</source>
        <translation>在 PowerShell 中输入：</translation>
    </message>
    <message>
        <source>Or this into the Command Prompt:</source>
        <translation>或在命令提示符中输入：</translation>
    </message>
    <message>
        <source>Use it like this:</source>
        <translation>这样使用：</translation>
    </message>
    <message>
        <source>Open this link:</source>
        <translation>打开此链接：</translation>
    </message>
    <message>
        <source>Or enter this under Settings &gt; Model services &gt; Add:</source>
        <translation>或在“设置 &gt; 模型服务 &gt; 添加”中填写：</translation>
    </message>
    <message>
        <source>Enter this in the settings of the extension:</source>
        <translation>在扩展的设置中填写：</translation>
    </message>
    <message>
        <source>Enter this in the settings of the extension, under Providers:</source>
        <translation>在扩展设置的“Providers”中填写：</translation>
    </message>
    <message>
        <source>Enter this under Admin Settings &gt; Connections &gt; OpenAI &gt; Add:</source>
        <translation>在“管理员设置 &gt; 外部连接 &gt; OpenAI &gt; 添加”中填写：</translation>
    </message>
    <message>
        <source>Give Zed the key: in its agent settings under Dragoman, or by starting it like this:</source>
        <translation>把密钥交给 Zed：在其智能体设置的 Dragoman 一项中填写，或这样启动：</translation>
    </message>
    <message>
        <source>ANTHROPIC_API_KEY must not be set beside it. /status shows what is in force.</source>
        <translation>不可同时设置 ANTHROPIC_API_KEY。用 /status 可查看当前生效的设置。</translation>
    </message>
    <message>
        <source>The link brings the address and the key; add the model in the list of the new provider.</source>
        <translation>链接会带入地址和密钥；模型需在新服务商的列表中自行添加。</translation>
    </message>
    <message>
        <source>From a container use host.docker.internal in the place of 127.0.0.1 and add that name to server.allowedHosts.</source>
        <translation>从容器访问时，请用 host.docker.internal 代替 127.0.0.1，并把该名称加入 server.allowedHosts。</translation>
    </message>
</context>
<context>
    <name>StateText</name>
    <message numerus="yes">
        <source>%n endpoint(s) cannot listen</source>
        <translation>
            <numerusform>%n 个端点无法监听</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>No provider answers</source>
        <translation>没有可用的服务商</translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s) do not answer</source>
        <translation>
            <numerusform>%n 个服务商没有响应</numerusform>
        </translation>
    </message>
    <message>
        <source>Something needs your attention</source>
        <translation>有事项需要处理</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) running</source>
        <translation>
            <numerusform>%n 个请求进行中</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Anthropic</source>
        <translation>Anthropic</translation>
    </message>
    <message>
        <source>OpenAI</source>
        <translation>OpenAI</translation>
    </message>
    <message>
        <source>the client&apos;s own key is passed on</source>
        <translation>使用客户端自己的密钥</translation>
    </message>
    <message>
        <source>access token needed</source>
        <translation>需要访问令牌</translation>
    </message>
    <message>
        <source>open to every program on this computer</source>
        <translation>对本机所有程序开放</translation>
    </message>
    <message>
        <source>Port %1 is used by another program.</source>
        <translation>端口 %1 已被其他程序占用。</translation>
    </message>
    <message>
        <source>Port %1 is used by “%2”.</source>
        <translation>端口 %1 已被“%2”占用。</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>尚未使用</translation>
    </message>
    <message>
        <source>Works, first words after %1 s</source>
        <translation>正常，首字延迟 %1 秒</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Fails now and then: %1</source>
        <translation>偶尔失败：%1</translation>
    </message>
    <message>
        <source>Does not answer: %1</source>
        <translation>没有响应：%1</translation>
    </message>
    <message>
        <source>Tokens today: %1</source>
        <translation>今日词元：%1</translation>
    </message>
    <message>
        <source>Tokens since the start: %1</source>
        <translation>启动以来词元：%1</translation>
    </message>
    <message>
        <source>OpenAI Responses</source>
        <translation>OpenAI Responses</translation>
    </message>
</context>
<context>
    <name>TestWords</name>
    <message>
        <source>running…</source>
        <translation>进行中…</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>List of models</source>
        <translation>模型列表</translation>
    </message>
    <message>
        <source>An answer</source>
        <translation>普通回答</translation>
    </message>
    <message>
        <source>An answer as a stream</source>
        <translation>流式回答</translation>
    </message>
    <message>
        <source>A tool call</source>
        <translation>工具调用</translation>
    </message>
    <message>
        <source>An image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Counting tokens</source>
        <translation>计算 token 数</translation>
    </message>
    <message>
        <source>models</source>
        <translation>模型列表</translation>
    </message>
    <message>
        <source>stream</source>
        <translation>流式</translation>
    </message>
    <message>
        <source>tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>token count</source>
        <translation>token 计数</translation>
    </message>
    <message>
        <source>works</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>works, with deviations</source>
        <translation>可用，但有偏差</translation>
    </message>
    <message>
        <source>not supported</source>
        <translation>不支持</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) used</source>
        <translation>
            <numerusform>用了 %n 个 token</numerusform>
        </translation>
    </message>
    <message>
        <source>It does not work yet. %1.</source>
        <translation>目前还不能用。%1。</translation>
    </message>
    <message>
        <source>It works, but not in everything as its protocol says. %1.</source>
        <translation>可以使用，但并非处处符合协议。%1。</translation>
    </message>
    <message>
        <source>It works. %1.</source>
        <translation>可以正常使用。%1。</translation>
    </message>
    <message>
        <source>%1: works</source>
        <translation>%1：正常</translation>
    </message>
    <message>
        <source>%1: refused by the provider</source>
        <translation>%1：被服务商拒绝</translation>
    </message>
    <message>
        <source>%1: could not be tried</source>
        <translation>%1：无法试用</translation>
    </message>
    <message>
        <source>%1: could not be loaded</source>
        <translation>%1：无法读取</translation>
    </message>
    <message>
        <source>%1: was not tried</source>
        <translation>%1：没有试用</translation>
    </message>
    <message>
        <source>Check the address, the network and the proxy.</source>
        <translation>请检查地址、网络和代理。</translation>
    </message>
    <message>
        <source>One key was refused: replace it, or remove it so that no request is lost on it.</source>
        <translation>有一个密钥被拒绝：请更换或移除它，以免请求浪费在它上面。</translation>
    </message>
    <message>
        <source>Unlock the keychain or set the variable, or enter the key again.</source>
        <translation>请解锁钥匙串、设置环境变量，或重新输入密钥。</translation>
    </message>
    <message>
        <source>Check the key, and whether the account may use this model; else make a new key.</source>
        <translation>请检查密钥，以及账户是否有权使用这个模型；否则请新建一个密钥。</translation>
    </message>
    <message>
        <source>Check the protocol and the model: “Fetch models” shows what the provider has.</source>
        <translation>请检查协议和模型：“获取模型”会列出服务商提供的模型。</translation>
    </message>
    <message>
        <source>Switch on “Ask without streaming” among the abilities.</source>
        <translation>请在“能力与习惯”中打开“不用流式请求”。</translation>
    </message>
</context>
<context>
    <name>UsageSeries</name>
    <message>
        <source>%1/%2</source>
        <comment>month and day on an axis</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>缓存读取</translation>
    </message>
    <message>
        <source>Cache written</source>
        <translation>缓存写入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已应答</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>No request</source>
        <translation>没有请求</translation>
    </message>
    <message numerus="yes">
        <source>, %Ln of them failed</source>
        <translation>
            <numerusform>，其中 %Ln 个失败</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tokens in, %2 of them from the cache</source>
        <translation>输入 %1 token，其中 %2 来自缓存</translation>
    </message>
    <message>
        <source>%1 tokens out</source>
        <translation>输出 %1 token</translation>
    </message>
    <message>
        <source>Estimated cost: %1</source>
        <translation>估算费用：%1</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>weekday, hours: what happened</comment>
        <translation>%1 %2：%3</translation>
    </message>
    <message>
        <source>no request</source>
        <translation>没有请求</translation>
    </message>
    <message>
        <source>Bars: %1 in all; most: %2. The arrow keys go from bar to bar.</source>
        <translation>柱状图：共 %1；最多：%2。用方向键在各柱之间移动。</translation>
    </message>
    <message>
        <source>The hours of a week; most: %1. The arrow keys go from hour to hour.</source>
        <translation>一周各小时；最多：%1。用方向键在各小时之间移动。</translation>
    </message>
</context>
<context>
    <name>UsageWords</name>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>%1 k</source>
        <translation>%1 k</translation>
    </message>
    <message>
        <source>%1 T</source>
        <translation>%1 万亿</translation>
    </message>
    <message>
        <source>%1 hundred million</source>
        <translation>%1 亿</translation>
    </message>
    <message>
        <source>%1 ten thousand</source>
        <translation>%1 万</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Cost (estimate)</source>
        <translation>费用（估算）</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>Hour of the week</source>
        <translation>一周中的小时</translation>
    </message>
    <message>
        <source>none (no provider answered)</source>
        <translation>无（没有服务商应答）</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 token</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln 个请求</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>dragoman::AbilitiesSection</name>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>“No” sends requests with images to another provider.</source>
        <translation>选“否”时，带图片的请求会交给其他服务商。</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Counting tokens</source>
        <translation>计算 token 数</translation>
    </message>
    <message>
        <source>“No” lets Dragoman estimate them.</source>
        <translation>选“否”时由 Dragoman 估算。</translation>
    </message>
    <message>
        <source>Ask without streaming</source>
        <translation>不用流式请求</translation>
    </message>
    <message>
        <source>For providers whose streams are broken; clients still get a stream.</source>
        <translation>用于流式输出有问题的服务商；客户端仍会收到流。</translation>
    </message>
    <message>
        <source>Ask for prompt caching</source>
        <translation>请求提示词缓存</translation>
    </message>
    <message>
        <source>Anthropic protocol only.</source>
        <translation>仅限 Anthropic 协议。</translation>
    </message>
    <message>
        <source>Leave out thinking without a signature</source>
        <translation>去掉没有签名的思考内容</translation>
    </message>
    <message>
        <source>Thinking of other providers, which Anthropic would refuse.</source>
        <translation>来自其他服务商的思考内容，Anthropic 会拒绝。</translation>
    </message>
    <message>
        <source>Ask what a model accepts</source>
        <translation>查询模型支持什么</translation>
    </message>
    <message>
        <source>Once per model, for Claude behind a relay.</source>
        <translation>每个模型查询一次，用于中转站后面的 Claude。</translation>
    </message>
</context>
<context>
    <name>dragoman::ArrivalCard</name>
    <message>
        <source>Its request has come through.</source>
        <translation>它的请求已经到达。</translation>
    </message>
    <message>
        <source>Its request was answered by %1.</source>
        <translation>它的请求由 %1 回答。</translation>
    </message>
    <message>
        <source>an unnamed program</source>
        <translation>未署名的程序</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Waiting for the first request from %1</source>
        <translation>正在等待 %1 的第一个请求</translation>
    </message>
    <message>
        <source>This turns green as soon as it arrives.</source>
        <translation>请求一到，这里就会变绿。</translation>
    </message>
    <message>
        <source>Another program called meanwhile: %1</source>
        <translation>期间有其他程序发来请求：%1</translation>
    </message>
    <message>
        <source>%1 has arrived</source>
        <translation>%1 已连上</translation>
    </message>
    <message>
        <source>A request arrived from %1</source>
        <translation>收到来自 %1 的请求</translation>
    </message>
    <message>
        <source>%1 has called, but got no answer</source>
        <translation>%1 发来了请求，但没有得到回答</translation>
    </message>
    <message>
        <source>A request arrived from %1, but got no answer</source>
        <translation>收到来自 %1 的请求，但没有得到回答</translation>
    </message>
</context>
<context>
    <name>dragoman::BasicsSection</name>
    <message>
        <source>An address is needed, such as https://api.example.com</source>
        <translation>请填写地址，例如 https://api.example.com</translation>
    </message>
    <message>
        <source>It must begin with https:// (http:// only on this computer and in its network)</source>
        <translation>必须以 https:// 开头（http:// 只能用于本机和局域网）</translation>
    </message>
    <message>
        <source>No user name or password belongs into the address</source>
        <translation>地址里不能有用户名或密码</translation>
    </message>
    <message>
        <source>No spaces, question marks or # belong into the address</source>
        <translation>地址里不能有空格、问号或 #</translation>
    </message>
    <message>
        <source>The name of the computer is missing</source>
        <translation>缺少主机名</translation>
    </message>
    <message>
        <source>The key would go through the internet unencrypted: use https://</source>
        <translation>密钥会不加密地经过互联网：请使用 https://</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>As it is called in this window, in the log and in endpoints.</source>
        <translation>在本窗口、日志和端点中使用的名称。</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>What the provider speaks, whatever the client speaks.</source>
        <translation>服务商使用的协议，与客户端用什么协议无关。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>With or without /v1 at the end.</source>
        <translation>末尾有没有 /v1 都可以。</translation>
    </message>
    <message>
        <source>A name is needed</source>
        <translation>请填写名称</translation>
    </message>
    <message>
        <source>There is a provider “%1” already</source>
        <translation>已经有名为“%1”的服务商</translation>
    </message>
    <message>
        <source>It has /v1 twice: requests would go to a place that is not there.</source>
        <translation>地址里有两个 /v1：请求会发到不存在的位置。</translation>
    </message>
    <message>
        <source>Leave out %1: Dragoman adds it.</source>
        <translation>请去掉 %1：Dragoman 会自动加上。</translation>
    </message>
    <message>
        <source>Without https the key and the texts can be read in your network.</source>
        <translation>不用 https 时，密钥和内容在你的网络里可能被他人看到。</translation>
    </message>
</context>
<context>
    <name>dragoman::BodiesOffer</name>
    <message>
        <source>Request and answer were not kept</source>
        <translation>没有保存请求和应答的内容</translation>
    </message>
    <message>
        <source>Request and answer could not be kept: too much came at once</source>
        <translation>同时到来的内容过多，未能保存请求和应答</translation>
    </message>
    <message>
        <source>Request and answer were removed to make room</source>
        <translation>为腾出空间，请求和应答的内容已被删除</translation>
    </message>
    <message>
        <source>Keep for failures</source>
        <translation>保存失败请求的内容</translation>
    </message>
    <message>
        <source>Keep for all requests</source>
        <translation>保存所有请求的内容</translation>
    </message>
    <message>
        <source>For later requests they can be kept on this computer: without keys, and only as long as the settings of the request log say.</source>
        <translation>以后的请求可以把内容保存在本机：不含密钥，保存期限由请求日志的设置决定。</translation>
    </message>
    <message>
        <source>From now on they are kept for failures.</source>
        <translation>从现在起保存失败请求的内容。</translation>
    </message>
    <message>
        <source>From now on they are kept for all requests.</source>
        <translation>从现在起保存所有请求的内容。</translation>
    </message>
</context>
<context>
    <name>dragoman::BodiesView</name>
    <message>
        <source>There was no such message.</source>
        <translation>没有这条消息。</translation>
    </message>
    <message>
        <source>This message had no body.</source>
        <translation>这条消息没有正文。</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 were kept.</source>
        <translation>只保存了前 %1，共 %2。</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search in this body</source>
        <translation>在此正文中搜索</translation>
    </message>
    <message>
        <source>Body as text</source>
        <translation>文本形式的正文</translation>
    </message>
</context>
<context>
    <name>dragoman::BreakdownModel</name>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>输入 token</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>成功率</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
</context>
<context>
    <name>dragoman::CallSection</name>
    <message>
        <source>A header&apos;s name and value cannot have these characters</source>
        <translation>请求头的名称和值不能包含这些字符</translation>
    </message>
    <message>
        <source>No JSON: %1</source>
        <translation>不是 JSON：%1</translation>
    </message>
    <message>
        <source>It must be an object, such as {&quot;top_k&quot;: 40}</source>
        <translation>必须是一个对象，例如 {&quot;top_k&quot;: 40}</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>请求头</translation>
    </message>
    <message>
        <source>Added to every call, after our own.</source>
        <translation>加到每个请求上，排在程序自己的请求头之后。</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>请求头</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Add a header</source>
        <translation>添加请求头</translation>
    </message>
    <message>
        <source>Remove header %1</source>
        <translation>移除请求头 %1</translation>
    </message>
    <message>
        <source>Additions to the body</source>
        <translation>附加到请求体</translation>
    </message>
    <message>
        <source>A JSON object; its members are added to every request.</source>
        <translation>一个 JSON 对象，其成员会加到每个请求中。</translation>
    </message>
</context>
<context>
    <name>dragoman::ChoicesCard</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>A model of your provider</source>
        <translation>服务商提供的模型</translation>
    </message>
</context>
<context>
    <name>dragoman::ClientList</name>
    <message>
        <source>Search a program</source>
        <translation>搜索程序</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>For programmers</source>
        <translation>开发者工具</translation>
    </message>
    <message>
        <source>Cannot be served yet</source>
        <translation>暂不支持</translation>
    </message>
    <message>
        <source>(no endpoint listens)</source>
        <translation>（没有端点在监听）</translation>
    </message>
    <message>
        <source>No program of that name is known here. Every program that lets you change the base address will do:
OpenAI style: %1
Anthropic style: %2
The key is the access token; it is in the settings.</source>
        <translation>没有收录这个名称的程序。凡是可以更改基础地址的程序都能使用：
OpenAI 方式：%1
Anthropic 方式：%2
密钥填写访问令牌，可在“设置”中找到。</translation>
    </message>
</context>
<context>
    <name>dragoman::ClientView</name>
    <message>
        <source>%1 speaks only OpenAI&apos;s Responses protocol (/v1/responses), and Dragoman does not serve that yet. So it cannot be connected today.</source>
        <translation>%1 只使用 OpenAI 的 Responses 协议（/v1/responses），而通译尚不提供该协议，因此目前无法连接。</translation>
    </message>
    <message>
        <source>Or by hand</source>
        <translation>或者手动设置</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>操作步骤</translation>
    </message>
    <message>
        <source>Set up for me</source>
        <translation>自动设置</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>dragoman::ConflictCard</name>
    <message>
        <source>Save mine all the same</source>
        <translation>仍然保存我的</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>让它删除</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方的</translation>
    </message>
    <message>
        <source>This provider was changed elsewhere while you were editing it.</source>
        <translation>你编辑期间，这个服务商在别处被修改了。</translation>
    </message>
    <message>
        <source>This provider was deleted elsewhere while you were editing it. Keep it, and it is added again.</source>
        <translation>你编辑期间，这个服务商在别处被删除了。选择保留会重新添加它。</translation>
    </message>
    <message>
        <source>The file of settings was changed by another program at this moment. Nothing was saved, and nothing that you typed is lost.</source>
        <translation>设置文件刚刚被其他程序修改了。什么都没有保存，你输入的内容也没有丢失。</translation>
    </message>
</context>
<context>
    <name>dragoman::ConnectPage</name>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>‹ All programs</source>
        <translation>‹ 所有程序</translation>
    </message>
    <message>
        <source>When Dragoman quits</source>
        <translation>退出通译时</translation>
    </message>
    <message>
        <source>What becomes of programs that were set up here; without Dragoman they get no answers.</source>
        <translation>如何处理在这里设置过的程序；没有通译，它们得不到回答。</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>询问我</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>dragoman::ConnectionSection</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>使用这个：</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>代理地址</translation>
    </message>
    <message>
        <source>http, https, socks4, socks5 or socks5h.</source>
        <translation>http、https、socks4、socks5 或 socks5h。</translation>
    </message>
    <message>
        <source>File with further certificates</source>
        <translation>附加证书文件</translation>
    </message>
    <message>
        <source>A PEM file that is trusted in addition to the system, such as that of a company. Empty = none.</source>
        <translation>除系统证书外还信任的 PEM 文件，例如公司的证书。留空表示没有。</translation>
    </message>
    <message>
        <source>An address such as http://127.0.0.1:7890 or socks5h://127.0.0.1:1080</source>
        <translation>请填写地址，例如 http://127.0.0.1:7890 或 socks5h://127.0.0.1:1080</translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation>没有这个文件</translation>
    </message>
</context>
<context>
    <name>dragoman::ConversationView</name>
    <message numerus="yes">
        <source>%Ln tool(s) offered</source>
        <translation>
            <numerusform>提供 %Ln 个工具</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier message(s)</source>
        <translation>
            <numerusform>更早的 %Ln 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation>停止原因：%1</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Thinking that the provider keeps secret</source>
        <translation>服务商不公开的思考</translation>
    </message>
    <message>
        <source>Calls %1</source>
        <translation>调用 %1</translation>
    </message>
    <message>
        <source>Document %1</source>
        <translation>文档 %1</translation>
    </message>
    <message>
        <source>Search result %1</source>
        <translation>搜索结果 %1</translation>
    </message>
    <message>
        <source>The tool failed</source>
        <translation>工具失败</translation>
    </message>
    <message>
        <source>Tool&apos;s result</source>
        <translation>工具结果</translation>
    </message>
    <message>
        <source>Picture at %1</source>
        <translation>图片位于 %1</translation>
    </message>
    <message>
        <source>Picture, %1, %2</source>
        <translation>图片，%1，%2</translation>
    </message>
</context>
<context>
    <name>dragoman::DifferenceView</name>
    <message>
        <source>The provider was asked exactly what the client asked.</source>
        <translation>服务商收到的请求与客户端的请求完全一致。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) of the request changed on the way to the provider.</source>
        <translation>
            <numerusform>请求在发往服务商的途中有 %Ln 处变化。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) stayed the same</source>
        <translation>
            <numerusform>%Ln 处保持不变</numerusform>
        </translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务商</translation>
    </message>
</context>
<context>
    <name>dragoman::EndpointRow</name>
    <message>
        <source>Endpoint %1</source>
        <translation>端点 %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n 个进行中</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the address of %1</source>
        <translation>复制 %1 的地址</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>改用端口 %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>dragoman::EndpointSettings</name>
    <message>
        <source>Port of “%1”</source>
        <translation>“%1”的端口</translation>
    </message>
    <message>
        <source>Access to “%1”</source>
        <translation>“%1”的访问方式</translation>
    </message>
    <message>
        <source>Client&apos;s own key</source>
        <translation>客户端自己的密钥</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开放</translation>
    </message>
</context>
<context>
    <name>dragoman::FilterBox</name>
    <message>
        <source>No saved filters yet</source>
        <translation>还没有保存的筛选</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>删除此筛选</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>保存此筛选</translation>
    </message>
    <message>
        <source>Filter: 429, model:opus, slow&gt;5s, today …</source>
        <translation>筛选：429、model:opus、slow&gt;5s、today …</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>What can be written here</source>
        <translation>可以写什么</translation>
    </message>
    <message>
        <source>Help for the filter</source>
        <translation>筛选帮助</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>已存筛选</translation>
    </message>
</context>
<context>
    <name>dragoman::FirstRunCard</name>
    <message>
        <source>Welcome. Three steps, and your AI programs speak to any provider.</source>
        <translation>欢迎使用通译。只需三步，你的 AI 程序即可使用任何服务商。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the welcome</source>
        <translation>关闭欢迎卡片</translation>
    </message>
    <message>
        <source>1. Try it now</source>
        <translation>1. 立即试用</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Try it now</source>
        <translation>立即试用</translation>
    </message>
    <message>
        <source>2. Add your provider</source>
        <translation>2. 添加服务商</translation>
    </message>
    <message>
        <source>Its address and your key, which is kept in the keychain of this computer.</source>
        <translation>填写地址和密钥，密钥保存在本机的钥匙串中。</translation>
    </message>
    <message>
        <source>Add a provider</source>
        <translation>添加服务商</translation>
    </message>
    <message>
        <source>3. Connect your program</source>
        <translation>3. 连接你的程序</translation>
    </message>
    <message>
        <source>Claude Code, Cherry Studio, Cline and many others: the settings to copy.</source>
        <translation>Claude Code、Cherry Studio、Cline 等程序的设置，可直接复制。</translation>
    </message>
    <message>
        <source>Connect a program</source>
        <translation>连接程序</translation>
    </message>
    <message>
        <source>Waiting for the answer…</source>
        <translation>正在等待回答…</translation>
    </message>
    <message>
        <source>Hello! I am Dragoman. I stand between your AI program and its provider, and speak the language of both.</source>
        <translation>你好！我是通译。我站在你的 AI 程序和服务商之间，通晓双方的语言。</translation>
    </message>
    <message>
        <source>Try it again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>It works: asked as OpenAI&apos;s clients do, answered by the demo.</source>
        <translation>一切正常：以 OpenAI 客户端的方式提问，由演示回答。</translation>
    </message>
    <message>
        <source>A request goes through your endpoint to the built-in demo. It costs nothing and never leaves this computer.</source>
        <translation>向你的端点发送一个请求，由内置演示回答。不产生费用，也不会离开这台电脑。</translation>
    </message>
    <message>
        <source>Tell me of new versions</source>
        <translation>有新版本时告诉我</translation>
    </message>
    <message>
        <source>The program looks once a day and installs nothing by itself. Off unless you switch it on.</source>
        <translation>程序每天查看一次，绝不自行安装。除非你开启，否则不会查看。</translation>
    </message>
</context>
<context>
    <name>dragoman::Fold</name>
    <message>
        <source>open</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>已折叠</translation>
    </message>
</context>
<context>
    <name>dragoman::GeneralSettings</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>登录时启动</translation>
    </message>
    <message>
        <source>Start without the window</source>
        <translation>启动时不显示窗口</translation>
    </message>
    <message>
        <source>Only the icon in the tray is shown.</source>
        <translation>只显示托盘图标。</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Only when a port is taken or a provider does not answer any more.</source>
        <translation>仅在端口被占用或服务商不再响应时通知。</translation>
    </message>
</context>
<context>
    <name>dragoman::HeatMap</name>
    <message>
        <source>more</source>
        <translation>多</translation>
    </message>
    <message>
        <source>less</source>
        <translation>少</translation>
    </message>
</context>
<context>
    <name>dragoman::ImportPage</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Back to the providers</source>
        <translation>返回服务商列表</translation>
    </message>
    <message>
        <source>Replace providers of the same name</source>
        <translation>替换同名的服务商</translation>
    </message>
    <message>
        <source>Else they are added under another name, and what you have stays as it is.</source>
        <translation>否则会以别的名称添加，现有的保持不变。</translation>
    </message>
    <message>
        <source>From %1. Nothing is changed before you say so.</source>
        <translation>来自 %1。在你确认之前不会更改任何内容。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Replace “%1”</source>
        <translation>替换“%1”</translation>
    </message>
    <message>
        <source>Add “%1”</source>
        <translation>添加“%1”</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>已跳过：%1</translation>
    </message>
    <message>
        <source>There is no provider to import in this file. Known are provider.json of bridge programs, the configuration of LiteLLM, .env files of proxies, and what Dragoman exports.</source>
        <translation>文件里没有可以导入的服务商。可识别的有：桥接程序的 provider.json、LiteLLM 的配置、代理程序的 .env 文件，以及 Dragoman 导出的文件。</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>正在导入…</translation>
    </message>
    <message numerus="yes">
        <source>Import %n provider(s)</source>
        <translation>
            <numerusform>导入 %n 个服务商</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was imported: %1</source>
        <translation>没有导入任何内容：%1</translation>
    </message>
    <message>
        <source>%1, kept in the keychain</source>
        <translation>%1，存入钥匙串</translation>
    </message>
    <message>
        <source>%1, kept in the file of keys</source>
        <translation>%1，存入密钥文件</translation>
    </message>
</context>
<context>
    <name>dragoman::InspectorText</name>
    <message numerus="yes">
        <source>%Ln more character(s)</source>
        <translation>
            <numerusform>还有 %Ln 个字符</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dragoman::JsonTree</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Body as a tree</source>
        <translation>树形正文</translation>
    </message>
</context>
<context>
    <name>dragoman::KeyRow</name>
    <message>
        <source>Hide key %1</source>
        <translation>隐藏密钥 %1</translation>
    </message>
    <message>
        <source>Show key %1</source>
        <translation>显示密钥 %1</translation>
    </message>
    <message>
        <source>Copy key %1</source>
        <translation>复制密钥 %1</translation>
    </message>
    <message>
        <source>Remove key %1</source>
        <translation>移除密钥 %1</translation>
    </message>
    <message>
        <source>New key %1</source>
        <translation>新密钥 %1</translation>
    </message>
    <message>
        <source>It is put into the keychain when you save.</source>
        <translation>保存时存入钥匙串。</translation>
    </message>
    <message>
        <source>It is put into the file of keys when you save.</source>
        <translation>保存时存入密钥文件。</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>已读取</translation>
    </message>
    <message>
        <source>Copied. In a minute it is taken out of the clipboard again.</source>
        <translation>已复制，一分钟后会从剪贴板中清除。</translation>
    </message>
</context>
<context>
    <name>dragoman::KeysSection</name>
    <message>
        <source>A reference is env:NAME, keychain:NAME or file:NAME</source>
        <translation>引用的写法是 env:NAME、keychain:NAME 或 file:NAME</translation>
    </message>
    <message>
        <source>A variable&apos;s name has letters, digits and underscores only</source>
        <translation>变量名只能包含字母、数字和下划线</translation>
    </message>
    <message>
        <source>No file for keys is set; use env:NAME or paste the key</source>
        <translation>没有设置密钥文件；请使用 env:NAME 或直接粘贴密钥</translation>
    </message>
    <message>
        <source>A key has no such characters; was something else pasted?</source>
        <translation>密钥里不会有这样的字符，是不是粘贴了别的内容？</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Another key</source>
        <translation>再加一个密钥</translation>
    </message>
    <message>
        <source>Paste one or several, one a line or with commas. A key is kept in the keychain, never in a file of settings. Or env:NAME for an environment variable.</source>
        <translation>可以粘贴一个或多个，每行一个或用逗号分隔。密钥保存在钥匙串里，不会写进设置文件。也可以用 env:NAME 引用环境变量。</translation>
    </message>
    <message>
        <source>Add key</source>
        <translation>添加密钥</translation>
    </message>
    <message>
        <source>Get a key from the provider</source>
        <translation>到服务商网站获取密钥</translation>
    </message>
</context>
<context>
    <name>dragoman::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>dragoman::ModelsSection</name>
    <message>
        <source>The model is missing</source>
        <translation>缺少模型</translation>
    </message>
    <message>
        <source>Big models</source>
        <translation>大模型</translation>
    </message>
    <message>
        <source>For “opus” names. Several are separated by commas; the first one counts.</source>
        <translation>对应含“opus”的名称。多个模型用逗号分隔，以第一个为准。</translation>
    </message>
    <message>
        <source>Middle models</source>
        <translation>中模型</translation>
    </message>
    <message>
        <source>For “sonnet” names.</source>
        <translation>对应含“sonnet”的名称。</translation>
    </message>
    <message>
        <source>Small models</source>
        <translation>小模型</translation>
    </message>
    <message>
        <source>For “haiku” names.</source>
        <translation>对应含“haiku”的名称。</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>What a client asks for, and the model that it gets. * stands for any text.</source>
        <translation>左边是客户端请求的名称，右边是实际使用的模型。* 代表任意文字。</translation>
    </message>
    <message>
        <source>Asked for, such as gpt-4*</source>
        <translation>请求的名称，如 gpt-4*</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Add a name</source>
        <translation>添加别名</translation>
    </message>
    <message>
        <source>Remove name %1</source>
        <translation>移除别名 %1</translation>
    </message>
    <message>
        <source>Fetch models</source>
        <translation>获取模型</translation>
    </message>
    <message>
        <source>Asking the provider…</source>
        <translation>正在询问服务商…</translation>
    </message>
    <message>
        <source>The provider can be asked for its models; they are offered while you type.</source>
        <translation>可以向服务商查询模型列表，输入时会给出提示。</translation>
    </message>
    <message>
        <source>No list: %1</source>
        <translation>没有得到列表：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s), offered while you type</source>
        <translation>
            <numerusform>%n 个模型，输入时会给出提示</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dragoman::NextStepCard</name>
    <message>
        <source>No endpoint listens, so nothing can be connected. Switch one on first.</source>
        <translation>没有端点在监听，暂时无法连接。请先开启一个端点。</translation>
    </message>
    <message>
        <source>To the endpoints</source>
        <translation>前往端点</translation>
    </message>
    <message>
        <source>There is no provider yet. Programs can be connected already: the built-in demo answers.</source>
        <translation>还没有服务商。现在就可以连接程序，由内置演示回答。</translation>
    </message>
    <message>
        <source>Add a provider</source>
        <translation>添加服务商</translation>
    </message>
</context>
<context>
    <name>dragoman::NoRequests</name>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Connect a client</source>
        <translation>连接客户端</translation>
    </message>
    <message>
        <source>The journal cannot be read</source>
        <translation>无法读取请求日志</translation>
    </message>
    <message>
        <source>No request fits the filter</source>
        <translation>没有符合筛选的请求</translation>
    </message>
    <message>
        <source>Other requests are kept; they come back when the filter is cleared.</source>
        <translation>其他请求仍然保留，清除筛选后会重新显示。</translation>
    </message>
    <message>
        <source>No request yet</source>
        <translation>还没有请求</translation>
    </message>
    <message>
        <source>Point a client, such as Claude Code or an OpenAI program, at Dragoman. Every request then appears here with its route, its time and its tokens.</source>
        <translation>让客户端（例如 Claude Code 或使用 OpenAI 接口的程序）连接 Dragoman，之后每个请求都会显示在这里，包括经过、用时和 token。</translation>
    </message>
</context>
<context>
    <name>dragoman::NoticeCard</name>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>The configuration file could not be read. The last good one is used.</source>
        <translation>无法读取配置文件，已改用上一份可用的配置。</translation>
    </message>
    <message>
        <source>The configuration file was edited and has errors. The former settings stay in force.</source>
        <translation>配置文件被修改且存在错误，原有设置继续生效。</translation>
    </message>
    <message>
        <source>Some keys could not be read from the keychain.</source>
        <translation>无法从钥匙串读取部分密钥。</translation>
    </message>
    <message>
        <source>The settings could not be written.</source>
        <translation>无法写入设置。</translation>
    </message>
    <message>
        <source>The broken file was kept as %1</source>
        <translation>损坏的文件已保留为 %1</translation>
    </message>
    <message>
        <source>Not every request is noted down.</source>
        <translation>并非所有请求都被记录。</translation>
    </message>
</context>
<context>
    <name>dragoman::Notifier</name>
    <message>
        <source>Endpoint “%1” cannot listen</source>
        <translation>端点“%1”无法监听</translation>
    </message>
    <message>
        <source>“%1” does not answer</source>
        <translation>“%1”没有响应</translation>
    </message>
    <message>
        <source>No provider answers</source>
        <translation>没有可用的服务商</translation>
    </message>
    <message>
        <source>Requests will fail until one of them is back.</source>
        <translation>在服务商恢复之前，请求都会失败。</translation>
    </message>
</context>
<context>
    <name>dragoman::NumberRow</name>
    <message>
        <source>A whole number from %1 to %2</source>
        <translation>请输入 %1 到 %2 之间的整数</translation>
    </message>
</context>
<context>
    <name>dragoman::NumbersSection</name>
    <message>
        <source>as asked</source>
        <translation>按请求</translation>
    </message>
    <message>
        <source>A whole number from %1 to %2</source>
        <translation>请输入 %1 到 %2 之间的整数</translation>
    </message>
    <message>
        <source>A number from %1 to %2</source>
        <translation>请输入 %1 到 %2 之间的数字</translation>
    </message>
    <message>
        <source>The smallest must not be above the largest</source>
        <translation>最小值不能大于最大值</translation>
    </message>
    <message>
        <source>Requests at the same time</source>
        <translation>同时进行的请求数</translation>
    </message>
    <message>
        <source>0 = no limit. Further ones wait in line.</source>
        <translation>0 表示不限。超出的请求排队等候。</translation>
    </message>
    <message>
        <source>Requests per minute</source>
        <translation>每分钟请求数</translation>
    </message>
    <message>
        <source>0 = no limit.</source>
        <translation>0 表示不限。</translation>
    </message>
    <message>
        <source>Tokens per minute</source>
        <translation>每分钟 token 数</translation>
    </message>
    <message>
        <source>Seconds to wait in line</source>
        <translation>排队等候的秒数</translation>
    </message>
    <message>
        <source>Then the next provider is asked.</source>
        <translation>超过后改用下一个服务商。</translation>
    </message>
    <message>
        <source>Answer tokens where the client asks for none</source>
        <translation>客户端未指定时的回答 token 数</translation>
    </message>
    <message>
        <source>max_tokens</source>
        <translation>max_tokens</translation>
    </message>
    <message>
        <source>Answer tokens at least</source>
        <translation>回答 token 数下限</translation>
    </message>
    <message>
        <source>A smaller wish is raised.</source>
        <translation>低于它的请求会被提高。</translation>
    </message>
    <message>
        <source>Answer tokens at most</source>
        <translation>回答 token 数上限</translation>
    </message>
    <message>
        <source>A larger wish is cut.</source>
        <translation>高于它的请求会被降低。</translation>
    </message>
    <message>
        <source>Seconds until connected</source>
        <translation>连接超时（秒）</translation>
    </message>
    <message>
        <source>Seconds until the first answer</source>
        <translation>等待首个响应的秒数</translation>
    </message>
    <message>
        <source>Seconds of silence within an answer</source>
        <translation>回答中途无数据的秒数</translation>
    </message>
    <message>
        <source>Seconds for a whole answer</source>
        <translation>整个回答的秒数</translation>
    </message>
    <message>
        <source>Repeats after a failure</source>
        <translation>失败后的重试次数</translation>
    </message>
    <message>
        <source>At this provider, within one request.</source>
        <translation>在同一个请求内，对这个服务商。</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Its share of the requests where providers take turns or are chosen at random.</source>
        <translation>服务商轮流或随机选用时，它分到的请求比例。</translation>
    </message>
</context>
<context>
    <name>dragoman::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>服务商</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) today</source>
        <translation>
            <numerusform>今日 %n 个请求</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) since the start</source>
        <translation>
            <numerusform>启动以来 %n 个请求</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>No provider yet. Until you add one, the built-in demo answers every request.</source>
        <translation>还没有服务商。添加之前，所有请求都由内置演示回答。</translation>
    </message>
    <message>
        <source>Add a provider</source>
        <translation>添加服务商</translation>
    </message>
</context>
<context>
    <name>dragoman::PairTable</name>
    <message>
        <source>The left side is missing</source>
        <translation>缺少左边的内容</translation>
    </message>
    <message>
        <source>“%1” is there twice</source>
        <translation>“%1”出现了两次</translation>
    </message>
</context>
<context>
    <name>dragoman::PresetPicker</name>
    <message>
        <source>Which provider?</source>
        <translation>哪个服务商？</translation>
    </message>
    <message>
        <source>Type a name, such as deepseek</source>
        <translation>输入名称，例如 deepseek</translation>
    </message>
    <message>
        <source>Known providers</source>
        <translation>已知的服务商</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>重新选择</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Another one: type its address below</source>
        <translation>其他服务商：在下方填写地址</translation>
    </message>
    <message>
        <source>Another provider</source>
        <translation>其他服务商</translation>
    </message>
</context>
<context>
    <name>dragoman::PriceDialog</name>
    <message>
        <source>New price</source>
        <translation>新价格</translation>
    </message>
    <message>
        <source>Save price</source>
        <translation>保存价格</translation>
    </message>
    <message>
        <source>Remove my price</source>
        <translation>删除我的价格</translation>
    </message>
    <message>
        <source>Remove all of mine</source>
        <translation>删除我的全部价格</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>All prices</source>
        <translation>全部价格</translation>
    </message>
    <message>
        <source>US dollars for a million tokens, as the makers list them. Discounts and what other sellers ask are not known: every cost is an estimate. Your own prices go first and hold for past requests, too.</source>
        <translation>每百万 token 的美元价格，取自模型厂商的标价。折扣和其他卖家的价格无从得知，因此所有费用都是估算。你自己设置的价格优先，对以往的请求同样有效。</translation>
    </message>
    <message>
        <source>Used and without a price: %1</source>
        <translation>用过但没有价格的模型：%1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1
Saving a price or removing all of yours writes the file anew.</source>
        <translation>%1
保存价格或删除你的全部价格会重写该文件。</translation>
    </message>
    <message>
        <source>Remove all prices that you have set? Those that come with the program stay.</source>
        <translation>删除你设置的全部价格吗？程序自带的价格会保留。</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
</context>
<context>
    <name>dragoman::PriceForm</name>
    <message>
        <source>Models, with commas between them; * stands for anything</source>
        <translation>模型，用逗号分隔；* 代表任意内容</translation>
    </message>
    <message>
        <source>as input</source>
        <translation>同输入价</translation>
    </message>
    <message>
        <source>Source, such as the address of a price list (may be empty)</source>
        <translation>来源，例如价目表的网址（可留空）</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>缓存读取</translation>
    </message>
    <message>
        <source>Cache written</source>
        <translation>缓存写入</translation>
    </message>
    <message>
        <source>%1 needs dollars for a million tokens, from 0 to %2.</source>
        <translation>“%1”须为每百万 token 的美元价格，范围 0 到 %2。</translation>
    </message>
    <message>
        <source>Name at least one model.</source>
        <translation>请至少填写一个模型。</translation>
    </message>
</context>
<context>
    <name>dragoman::PriceModel</name>
    <message>
        <source>yours, %1</source>
        <translation>我的，%1</translation>
    </message>
    <message>
        <source>yours, %1, %2</source>
        <translation>我的，%1，%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, source of a price</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>缓存读取</translation>
    </message>
    <message>
        <source>Cache written</source>
        <translation>缓存写入</translation>
    </message>
    <message>
        <source>Date and source</source>
        <translation>日期和来源</translation>
    </message>
</context>
<context>
    <name>dragoman::ProviderCard</name>
    <message>
        <source>Move %1 (Alt+Up, Alt+Down)</source>
        <translation>移动 %1（Alt+上箭头、Alt+下箭头）</translation>
    </message>
    <message>
        <source>Provider %1</source>
        <translation>服务商 %1</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>编辑 %1</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation>测试 %1</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>复制一份 %1</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Try %1 again now</source>
        <translation>立即重试 %1</translation>
    </message>
    <message>
        <source>Pinned: asked before all others</source>
        <translation>已固定：优先于其他服务商</translation>
    </message>
</context>
<context>
    <name>dragoman::ProviderEditor</name>
    <message>
        <source>Edit “%1”</source>
        <translation>编辑“%1”</translation>
    </message>
    <message>
        <source>Duplicate a provider</source>
        <translation>复制服务商</translation>
    </message>
    <message>
        <source>Add a provider</source>
        <translation>添加服务商</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Back to the providers</source>
        <translation>返回服务商列表</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Headers and body</source>
        <translation>请求头与请求体</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Time-outs, repeats and weight</source>
        <translation>超时、重试与权重</translation>
    </message>
    <message>
        <source>Proxy and certificates</source>
        <translation>代理与证书</translation>
    </message>
    <message>
        <source>Abilities and habits</source>
        <translation>能力与习惯</translation>
    </message>
    <message>
        <source>Throw away what you typed?</source>
        <translation>要放弃输入的内容吗？</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>dragoman::ProviderList</name>
    <message>
        <source>Providers</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Add a provider</source>
        <translation>添加服务商</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>From provider.json, a LiteLLM configuration, a .env file or an export</source>
        <translation>从 provider.json、LiteLLM 配置、.env 文件或导出文件</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>All settings in one file, without keys</source>
        <translation>所有设置存为一个文件，不含密钥</translation>
    </message>
    <message>
        <source>No provider yet</source>
        <translation>还没有服务商</translation>
    </message>
    <message>
        <source>Until you add one, the built-in demo answers every request.

Add a provider: choose it from the list and paste your key. Or import what another program has: provider.json, a LiteLLM configuration, a .env file. You can drop the file here.</source>
        <translation>添加之前，所有请求都由内置演示来回答。

添加服务商：从列表中选择，再粘贴密钥。也可以导入其他程序的配置：provider.json、LiteLLM 配置或 .env 文件，直接把文件拖到这里即可。</translation>
    </message>
    <message>
        <source>The first one is asked first, the others stand in for it. Drag a provider to another place, or press Alt+Up and Alt+Down.</source>
        <translation>优先使用第一个，其余的作为后备。可以拖动调整顺序，或按 Alt+上箭头、Alt+下箭头。</translation>
    </message>
</context>
<context>
    <name>dragoman::ProviderRow</name>
    <message>
        <source>Switched off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Try %1 again now</source>
        <translation>立即重试 %1</translation>
    </message>
</context>
<context>
    <name>dragoman::ProvidersPage</name>
    <message>
        <source>It was deleted meanwhile.</source>
        <translation>它已被删除。</translation>
    </message>
    <message>
        <source>Import providers</source>
        <translation>导入服务商</translation>
    </message>
    <message>
        <source>Known files (*.json *.yaml *.yml *.env .env)</source>
        <translation>可识别的文件 (*.json *.yaml *.yml *.env .env)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s) imported.</source>
        <translation>
            <numerusform>已导入 %n 个服务商。</numerusform>
        </translation>
    </message>
    <message>
        <source>Export without keys</source>
        <translation>导出（不含密钥）</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON 文件 (*.json)</translation>
    </message>
    <message>
        <source>Exported to %1. No key is in it.</source>
        <translation>已导出到 %1，其中不含密钥。</translation>
    </message>
    <message>
        <source>Could not be exported: %1</source>
        <translation>导出失败：%1</translation>
    </message>
</context>
<context>
    <name>dragoman::QuitDialog</name>
    <message>
        <source>Do the same every time</source>
        <translation>以后都这样处理</translation>
    </message>
    <message>
        <source>Quit Dragoman</source>
        <translation>退出通译</translation>
    </message>
    <message>
        <source>Undo and quit</source>
        <translation>撤销并退出</translation>
    </message>
    <message>
        <source>Leave and quit</source>
        <translation>保留并退出</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>These programs still point here: %1</source>
        <translation>这些程序仍指向这里：%1</translation>
    </message>
    <message>
        <source>Without Dragoman they get no answers. Their set-up can be undone now: only what was set up here is taken back, and a copy of each file is kept.</source>
        <translation>没有通译，它们得不到回答。现在可以撤销它们的设置：只收回在这里所做的设置，并保留每个文件的副本。</translation>
    </message>
</context>
<context>
    <name>dragoman::QuitQuestion</name>
    <message>
        <source>The set-up of %1 was not undone</source>
        <translation>未能撤销 %1 的设置</translation>
    </message>
</context>
<context>
    <name>dragoman::ReplayDialog</name>
    <message>
        <source>(thinks) %1</source>
        <translation>（思考）%1</translation>
    </message>
    <message>
        <source>(calls a tool) %1</source>
        <translation>（调用工具）%1</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>%1 (as before)</source>
        <translation>%1（与之前相同）</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>The former answer</source>
        <translation>之前的应答</translation>
    </message>
    <message>
        <source>The new answer</source>
        <translation>新的应答</translation>
    </message>
    <message>
        <source>This is a real request: it costs what the provider charges. Keys were never kept; *** in the text may stand for one.</source>
        <translation>这是真实的请求，服务商会照常计费。密钥从未保存；文本中的 *** 可能代替了密钥。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Before: %1, %2</source>
        <translation>之前：%1，%2</translation>
    </message>
    <message>
        <source>Now: waiting for %1 …</source>
        <translation>现在：等待 %1 …</translation>
    </message>
    <message>
        <source>Now: it could not be sent</source>
        <translation>现在：无法发送</translation>
    </message>
    <message>
        <source>Now: %1, %2, after %3</source>
        <translation>现在：%1，%2，%3后</translation>
    </message>
</context>
<context>
    <name>dragoman::RequestActions</name>
    <message>
        <source>Send again …</source>
        <translation>重新发送…</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>复制为 cURL</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>复制为 JSON</translation>
    </message>
    <message>
        <source>Save as HAR …</source>
        <translation>保存为 HAR…</translation>
    </message>
    <message>
        <source>Save as a test case …</source>
        <translation>保存为测试用例…</translation>
    </message>
    <message>
        <source>Save a support bundle …</source>
        <translation>保存支持信息包…</translation>
    </message>
    <message>
        <source>Folder for the test case</source>
        <translation>测试用例的文件夹</translation>
    </message>
    <message>
        <source>Test case</source>
        <translation>测试用例</translation>
    </message>
    <message>
        <source>Saved. In that folder these commands translate it again:

%1</source>
        <translation>已保存。在该文件夹中可用以下命令重新翻译：

%1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>This is not possible</source>
        <translation>无法完成</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>What can be done with this request</source>
        <translation>可以对此请求做什么</translation>
    </message>
</context>
<context>
    <name>dragoman::RequestInspector</name>
    <message>
        <source>Route</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Bodies</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>流</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>标头</translation>
    </message>
    <message>
        <source>Parts of the request</source>
        <translation>请求的各部分</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Use the whole page</source>
        <translation>使用整个页面</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>dragoman::RequestSettings</name>
    <message>
        <source>By priority</source>
        <translation>按优先级</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>In turn</source>
        <translation>轮流</translation>
    </message>
    <message>
        <source>Stay with one</source>
        <translation>保持同一个</translation>
    </message>
    <message>
        <source>Choice of the provider</source>
        <translation>服务商选择方式</translation>
    </message>
    <message>
        <source>Attempts of one request</source>
        <translation>每个请求的尝试次数</translation>
    </message>
    <message>
        <source>At all providers together.</source>
        <translation>所有服务商合计。</translation>
    </message>
    <message>
        <source>Failures until a pause</source>
        <translation>暂停前的失败次数</translation>
    </message>
    <message>
        <source>A provider that fails so often is left alone for a while.</source>
        <translation>连续失败达到此次数的服务商会暂停使用一段时间。</translation>
    </message>
    <message>
        <source>Length of the pause in seconds</source>
        <translation>暂停时长（秒）</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不保留</translation>
    </message>
    <message>
        <source>Of failed requests</source>
        <translation>仅失败的请求</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Contents that are kept</source>
        <translation>保留的请求内容</translation>
    </message>
    <message>
        <source>Keys are never kept.</source>
        <translation>密钥从不保留。</translation>
    </message>
    <message>
        <source>Days until requests are forgotten</source>
        <translation>请求记录保留天数</translation>
    </message>
    <message>
        <source>Largest size in megabytes</source>
        <translation>最大占用空间（MB）</translation>
    </message>
    <message>
        <source>Largest request in megabytes</source>
        <translation>最大请求大小（MB）</translation>
    </message>
</context>
<context>
    <name>dragoman::RequestTable</name>
    <message>
        <source>Sort by</source>
        <translation>排序</translation>
    </message>
</context>
<context>
    <name>dragoman::RequestsPage</name>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>New requests are counted, not shown, until this is switched off</source>
        <translation>打开后新请求只计数而不显示</translation>
    </message>
    <message>
        <source>Failures first</source>
        <translation>失败优先</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln 个请求</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) fit the filter</source>
        <translation>
            <numerusform>%Ln 个请求符合筛选</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new · show</source>
        <translation>
            <numerusform>%Ln 个新请求 · 显示</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dragoman::RunningList</name>
    <message numerus="yes">
        <source>%Ln more running</source>
        <translation>
            <numerusform>另有 %Ln 个正在运行</numerusform>
        </translation>
    </message>
    <message>
        <source>looks for a provider</source>
        <translation>正在选择服务商</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 正在应答</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>等待 %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The client gets an error that says so</source>
        <translation>客户端会收到说明此事的错误</translation>
    </message>
    <message>
        <source>≈ %1 tokens, %2</source>
        <translation>≈ %1 token，%2</translation>
    </message>
</context>
<context>
    <name>dragoman::SetUpCard</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo the set-up of %1</source>
        <translation>撤销 %1 的设置</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Change the file</source>
        <translation>更改文件</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>将要更改的内容</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>修复…</translation>
    </message>
    <message>
        <source>Set up anew…</source>
        <translation>重新设置…</translation>
    </message>
    <message>
        <source>Set up for me…</source>
        <translation>自动设置…</translation>
    </message>
    <message>
        <source>This is all that would change in the file. A copy of it is kept; keys and tokens are shown as ***.</source>
        <translation>文件中只会更改这些内容。原文件会保留一份副本；密钥和令牌显示为 ***。</translation>
    </message>
    <message>
        <source>There is no such file yet. This would be written; keys and tokens are shown as ***.</source>
        <translation>还没有这个文件。将写入以下内容；密钥和令牌显示为 ***。</translation>
    </message>
    <message>
        <source>The file as it was: %1</source>
        <translation>原文件的副本：%1</translation>
    </message>
    <message>
        <source>Done. Start %1 anew, so that it reads its file.</source>
        <translation>完成。请重新启动 %1，使其读取新设置。</translation>
    </message>
    <message>
        <source>Undone: what was set up is taken back.</source>
        <translation>已撤销：所做的设置已全部收回。</translation>
    </message>
    <message>
        <source>Nothing in the file has to change.</source>
        <translation>文件无需更改。</translation>
    </message>
</context>
<context>
    <name>dragoman::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>访问</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>路由</translation>
    </message>
    <message>
        <source>Request log</source>
        <translation>请求日志</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Everything else is in the configuration file, which you may edit by hand while the program runs:
%1</source>
        <translation>其余选项都在配置文件中，程序运行时也可以直接编辑：
%1</translation>
    </message>
    <message>
        <source>New versions</source>
        <translation>新版本</translation>
    </message>
</context>
<context>
    <name>dragoman::StepCard</name>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>打开：%1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>复制：%1</translation>
    </message>
    <message>
        <source>Copied with the token. In a minute it is taken out of the clipboard again.</source>
        <translation>已连同令牌一起复制。一分钟后会从剪贴板中清除。</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Handed to the program that opens such links.</source>
        <translation>已交给打开此类链接的程序。</translation>
    </message>
    <message>
        <source>No program on this computer opens such links. Is it installed?</source>
        <translation>这台电脑上没有可以打开此类链接的程序。它是否已安装？</translation>
    </message>
</context>
<context>
    <name>dragoman::StepList</name>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>macOS, Linux</source>
        <translation>macOS、Linux</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>Hide the token</source>
        <translation>隐藏令牌</translation>
    </message>
    <message>
        <source>Show the token</source>
        <translation>显示令牌</translation>
    </message>
</context>
<context>
    <name>dragoman::StreamFacts</name>
    <message>
        <source>first token</source>
        <translation>首个 token</translation>
    </message>
    <message>
        <source>nothing came</source>
        <translation>没有数据</translation>
    </message>
    <message>
        <source>No answer of a provider was kept.</source>
        <translation>没有保存服务商的应答。</translation>
    </message>
    <message>
        <source>First byte after</source>
        <translation>首字节</translation>
    </message>
    <message>
        <source>First token after</source>
        <translation>首个 token</translation>
    </message>
    <message>
        <source>End after</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Pings</source>
        <translation>心跳</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>%1, after %2</source>
        <translation>%1（从 %2起）</translation>
    </message>
</context>
<context>
    <name>dragoman::TestPage</name>
    <message>
        <source>Test of “%1”</source>
        <translation>测试“%1”</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Keep these abilities</source>
        <translation>记住这些能力</translation>
    </message>
    <message>
        <source>Requests that need what it cannot do go to other providers.</source>
        <translation>需要它做不到的能力时，请求会交给其他服务商。</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>A few small requests are made; they cost a few tokens.</source>
        <translation>会发出几个很小的请求，用掉少量 token。</translation>
    </message>
    <message>
        <source>With the model %1.</source>
        <translation>使用模型 %1。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>重新测试</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Kept. Routing knows now what this provider can do.</source>
        <translation>已记住。选择服务商时会考虑它的能力。</translation>
    </message>
</context>
<context>
    <name>dragoman::TimelineChart</name>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>tool call</source>
        <translation>工具调用</translation>
    </message>
    <message>
        <source>ping</source>
        <translation>心跳</translation>
    </message>
    <message>
        <source>token counts</source>
        <translation>token 数</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>From the provider</source>
        <translation>来自服务商</translation>
    </message>
    <message>
        <source>To the client</source>
        <translation>发给客户端</translation>
    </message>
    <message>
        <source>nothing came for %1</source>
        <translation>%1内没有数据</translation>
    </message>
</context>
<context>
    <name>dragoman::TokenCard</name>
    <message>
        <source>Copied. In a minute it is taken out of the clipboard again.</source>
        <translation>已复制，一分钟后会从剪贴板中清除。</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>What your programs give as their key. It is valid on this computer only.</source>
        <translation>你的程序用它作为密钥，仅在本机有效。</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Really renew</source>
        <translation>确认更换</translation>
    </message>
    <message>
        <source>Renew…</source>
        <translation>更换…</translation>
    </message>
    <message>
        <source>Programs that use the present token will be refused. Press again to renew it.</source>
        <translation>使用当前令牌的程序将被拒绝。再次点击即可更换。</translation>
    </message>
    <message>
        <source>There is a new token. Give it to your programs.</source>
        <translation>令牌已更换，请在你的程序中更新。</translation>
    </message>
</context>
<context>
    <name>dragoman::TrayIcon</name>
    <message>
        <source>Stop all</source>
        <translation>全部停止</translation>
    </message>
    <message>
        <source>Start all</source>
        <translation>全部启动</translation>
    </message>
    <message>
        <source>%1  ·  port %2 is taken</source>
        <translation>%1  ·  端口 %2 被占用</translation>
    </message>
    <message>
        <source>%1  ·  %2</source>
        <translation>%1  ·  %2</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>OpenAI base URL</source>
        <translation>OpenAI 基础地址</translation>
    </message>
    <message>
        <source>Anthropic base URL</source>
        <translation>Anthropic 基础地址</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>Open Dragoman</source>
        <translation>打开通译</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Dragoman: %1</source>
        <translation>通译：%1</translation>
    </message>
    <message>
        <source>Copy the last error: %1</source>
        <translation>复制最近的错误：%1</translation>
    </message>
    <message>
        <source>The change was not made</source>
        <translation>更改未生效</translation>
    </message>
    <message>
        <source>Snippet for</source>
        <translation>配置片段</translation>
    </message>
    <message>
        <source>Version %1 is there: what is new</source>
        <translation>新版本 %1 已发布：查看更新内容</translation>
    </message>
</context>
<context>
    <name>dragoman::UndoBar</name>
    <message>
        <source>“%1” was deleted.</source>
        <translation>“%1”已删除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Bring %1 back</source>
        <translation>恢复 %1</translation>
    </message>
    <message>
        <source>Close, and forget its keys</source>
        <translation>关闭，并删除它的密钥</translation>
    </message>
</context>
<context>
    <name>dragoman::UpdateCard</name>
    <message>
        <source>Dragoman %1 is there</source>
        <translation>Dragoman %1 已发布</translation>
    </message>
    <message>
        <source>Released on %1. You have %2.</source>
        <translation>发布于 %1。你的版本是 %2。</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>更新内容</translation>
    </message>
    <message>
        <source>Skip this version</source>
        <translation>跳过此版本</translation>
    </message>
</context>
<context>
    <name>dragoman::UpdateSettings</name>
    <message>
        <source>Look now</source>
        <translation>立即查看</translation>
    </message>
    <message>
        <source>Look for new versions</source>
        <translation>查看新版本</translation>
    </message>
    <message>
        <source>Once a day the program asks %1 and sends nothing but its own version. It never installs anything by itself.</source>
        <translation>程序每天向 %1 询问一次，只发送自身的版本号，绝不自行安装任何内容。</translation>
    </message>
    <message>
        <source>This is Dragoman %1</source>
        <translation>当前版本：Dragoman %1</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Nobody has looked for a newer version yet.</source>
        <translation>尚未查看过新版本。</translation>
    </message>
    <message>
        <source>Version %1 is there. Looked last: %2.</source>
        <translation>新版本 %1 已发布。上次查看：%2。</translation>
    </message>
    <message>
        <source>Looked last: %1.</source>
        <translation>上次查看：%1。</translation>
    </message>
    <message>
        <source>No newer version was found. Looked last: %1.</source>
        <translation>没有发现新版本。上次查看：%1。</translation>
    </message>
    <message>
        <source>This build cannot look for new versions: it has no key to know them by.</source>
        <translation>此构建无法查看新版本：其中没有用于验证发布的密钥。</translation>
    </message>
    <message>
        <source>The program cannot look for new versions: the key in the configuration is none.</source>
        <translation>程序无法查看新版本：配置中的密钥无效。</translation>
    </message>
    <message>
        <source>This build cannot look for new versions: it has no address to ask.</source>
        <translation>此构建无法查看新版本：没有可询问的地址。</translation>
    </message>
    <message>
        <source>This build cannot look for new versions: it was made without the library that checks signatures.</source>
        <translation>此构建无法查看新版本：缺少用于校验签名的库。</translation>
    </message>
</context>
<context>
    <name>dragoman::UsageExportButton</name>
    <message>
        <source>By %1, as CSV …</source>
        <translation>按%1导出 CSV …</translation>
    </message>
    <message>
        <source>By day, as CSV …</source>
        <translation>按日导出 CSV …</translation>
    </message>
    <message>
        <source>By hour, as CSV …</source>
        <translation>按小时导出 CSV …</translation>
    </message>
    <message>
        <source>Everything, as JSON …</source>
        <translation>全部导出为 JSON …</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>导出当前内容</translation>
    </message>
</context>
<context>
    <name>dragoman::UsagePage</name>
    <message>
        <source>Shares · %1</source>
        <translation>占比 · %1</translation>
    </message>
    <message>
        <source>Hours of the week · %1</source>
        <translation>一周各时段 · %1</translation>
    </message>
    <message>
        <source>Connect a client</source>
        <translation>连接客户端</translation>
    </message>
    <message>
        <source>No request in this time</source>
        <translation>这段时间没有请求</translation>
    </message>
    <message>
        <source>Choose other days, or look at the last 30.</source>
        <translation>请选择其他日期，或查看最近 30 天。</translation>
    </message>
    <message>
        <source>Show the last 30 days</source>
        <translation>显示最近 30 天</translation>
    </message>
    <message>
        <source>Nothing to add up yet</source>
        <translation>还没有可统计的内容</translation>
    </message>
    <message>
        <source>Point a client, such as Claude Code or an OpenAI program, at Dragoman. Its requests, tokens and estimated costs then add up here.</source>
        <translation>将 Claude Code 或使用 OpenAI 接口的程序等客户端指向 Dragoman，它的请求、token 和估算费用就会在这里汇总。</translation>
    </message>
    <message>
        <source>The journal cannot be read</source>
        <translation>无法读取请求日志</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>Prices …</source>
        <translation>价格 …</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>随时间变化</translation>
    </message>
    <message>
        <source>What the charts show</source>
        <translation>图表显示的内容</translation>
    </message>
    <message>
        <source>What the shares are of</source>
        <translation>占比的分组方式</translation>
    </message>
    <message>
        <source>Usage over time</source>
        <translation>随时间变化的用量</translation>
    </message>
    <message>
        <source>Usage by weekday and hour</source>
        <translation>按星期和小时的用量</translation>
    </message>
    <message>
        <source>Table of shares</source>
        <translation>占比表</translation>
    </message>
</context>
<context>
    <name>dragoman::UsageRangeBar</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>自定义日期</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期范围</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>第一天</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
</context>
<context>
    <name>dragoman::UsageTiles</name>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>None failed</source>
        <translation>无失败</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln 个失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>%1 in · %2 out</source>
        <translation>输入 %1 · 输出 %2</translation>
    </message>
    <message>
        <source>Cost (estimate)</source>
        <translation>费用（估算）</translation>
    </message>
    <message>
        <source>From list prices</source>
        <translation>按标价计算</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) without a known price</source>
        <translation>
            <numerusform>%Ln 个请求没有已知价格</numerusform>
        </translation>
    </message>
    <message>
        <source>Success rate</source>
        <translation>成功率</translation>
    </message>
    <message>
        <source>%1 of %2 answered</source>
        <translation>%2 个中应答 %1 个</translation>
    </message>
    <message>
        <source>Latency p50</source>
        <translation>延迟 p50</translation>
    </message>
    <message>
        <source>p95 %1 · first token %2</source>
        <translation>p95 %1 · 首个 token %2</translation>
    </message>
    <message>
        <source>Cache hit rate</source>
        <translation>缓存命中率</translation>
    </message>
    <message>
        <source>%1 read · %2 written</source>
        <translation>读取 %1 · 写入 %2</translation>
    </message>
</context>
<context>
    <name>dragoman::WayView</name>
    <message>
        <source>No provider was considered.</source>
        <translation>没有考虑任何服务商。</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>模型 %1</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>密钥 %1</translation>
    </message>
    <message>
        <source>Route through the providers</source>
        <translation>经过的服务商</translation>
    </message>
    <message>
        <source>What the translation could not say</source>
        <translation>翻译无法表达的内容</translation>
    </message>
    <message>
        <source>a stream</source>
        <translation>流式</translation>
    </message>
    <message>
        <source>in one piece</source>
        <translation>一次性</translation>
    </message>
    <message>
        <source>translated</source>
        <translation>已翻译</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Protocols</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stop reason</source>
        <translation>停止原因</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>输入 token</translation>
    </message>
    <message>
        <source>Read from the cache</source>
        <translation>读取缓存</translation>
    </message>
    <message>
        <source>Written to the cache</source>
        <translation>写入缓存</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>输出 token</translation>
    </message>
    <message>
        <source>Of them thinking</source>
        <translation>其中思考</translation>
    </message>
    <message>
        <source>Cost by list prices</source>
        <translation>费用（按标价估算）</translation>
    </message>
    <message>
        <source>First token after</source>
        <translation>首个 token</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Size of the request</source>
        <translation>请求大小</translation>
    </message>
    <message>
        <source>Size of the answer</source>
        <translation>应答大小</translation>
    </message>
    <message>
        <source>First byte after</source>
        <translation>首字节</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
</context>
</TS>
