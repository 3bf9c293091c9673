<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
</context>
</TS>
