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
        <source>Connect</source>
        <translation>连接</translation>
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
    <name>dragoman::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
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
</context>
</TS>
