#include "upstream/SystemProxy.h"

#include <QNetworkProxy>
#include <QUrl>

#include <string_view>

namespace dragoman {

namespace {

constexpr std::chrono::seconds keepFor{ 30 };
constexpr std::size_t maxKnown = 256;

// libcurl leaves the lookup of the host to the proxy for this scheme only.
constexpr std::string_view socksScheme = "socks5h://";

std::string_view schemeOf(QNetworkProxy::ProxyType type)
{
    return type == QNetworkProxy::Socks5Proxy ? socksScheme : "http://";
}

bool isUsable(const QNetworkProxy& proxy)
{
    return proxy.type() == QNetworkProxy::HttpProxy || proxy.type() == QNetworkProxy::HttpCachingProxy
        || proxy.type() == QNetworkProxy::Socks5Proxy;
}

ProxyAddress addressOf(const QNetworkProxy& proxy)
{
    if (!isUsable(proxy))
        return {};
    std::string host = proxy.hostName().toStdString();
    if (host.find(':') != std::string::npos)
        host = '[' + host + ']';
    return { std::string(schemeOf(proxy.type())) + host + ':' + std::to_string(proxy.port()),
        proxy.user().toStdString(), proxy.password().toStdString() };
}

ProxyAddress askSystem(const Destination& to)
{
    QUrl url;
    url.setScheme(QString::fromStdString(to.scheme));
    url.setHost(QString::fromStdString(to.host));
    url.setPort(std::stoi(to.port));
    const QList<QNetworkProxy> proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    return proxies.isEmpty() ? ProxyAddress{} : addressOf(proxies.constFirst());
}

} // namespace

const ProxyAddress& SystemProxy::proxyFor(const Destination& to)
{
    if (to.isLoopback())
        return m_direct;
    const auto now = std::chrono::steady_clock::now();
    const std::string key = to.scheme + "://" + to.name();
    const auto known = m_known.find(key);
    if (known != m_known.end() && now - known->second.asked < keepFor)
        return known->second.proxy;
    if (m_known.size() >= maxKnown)
        m_known.clear();
    return m_known.insert_or_assign(key, Entry{ askSystem(to), now }).first->second.proxy;
}

} // namespace dragoman
