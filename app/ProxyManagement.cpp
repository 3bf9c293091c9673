#include "app/ProxyManagement.h"

namespace dragoman {

ProxyManagement::ProxyManagement(ConfiguredProxy& proxy, QObject* parent)
    : QObject(parent)
    , m_proxy(proxy)
    , m_server(*this, proxy.token())
{
    connect(&proxy, &ConfiguredProxy::applied, this,
        [this](const ServerState& state) { Q_EMIT applied(m_server.applied(state)); });
}

Result<std::string> ProxyManagement::revision() const
{
    return m_proxy.mayChange().map([this] { return m_proxy.revision(); });
}

Result<void> ProxyManagement::save(const Configuration& configuration, const std::string& expectedRevision)
{
    return m_proxy.save(configuration, expectedRevision);
}

} // namespace dragoman
