#include "app/ProxyManagement.h"

#include "app/JournalSetup.h"

namespace dragoman {

ProxyManagement::ProxyManagement(ConfiguredProxy& proxy, const Journal& journal, QObject* parent)
    : QObject(parent)
    , m_proxy(proxy)
    , m_journal(journal)
    , m_server(*this, proxy.token())
{
    connect(&proxy, &ConfiguredProxy::applied, this,
        [this](const ServerState& state) { Q_EMIT applied(m_server.applied(state)); });
}

Result<std::string> ProxyManagement::revision() const
{
    return m_proxy.mayChange().map([this] { return m_proxy.revision(); });
}

std::string ProxyManagement::metrics() const
{
    return m_proxy.proxy().metrics() + journalMetrics(m_journal);
}

Result<void> ProxyManagement::save(const Configuration& configuration, const std::string& expectedRevision)
{
    return m_proxy.save(configuration, expectedRevision);
}

} // namespace dragoman
