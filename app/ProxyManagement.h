#pragma once

#include "app/ConfiguredProxy.h"
#include "journal/Journal.h"
#include "server/ManagementServer.h"

namespace dragoman {

// The management API of a proxy that follows its configuration.
class ProxyManagement : public QObject, private ManagementHost
{
    Q_OBJECT

public:
    // `proxy` and `journal` must outlive this. Nothing listens before start().
    ProxyManagement(ConfiguredProxy& proxy, const Journal& journal, QObject* parent = nullptr);

    // Listens when the configuration in force says so. Errors as ManagementServer::configure().
    Result<void> start() { return m_server.configure(); }
    void stop() { m_server.stop(); }
    std::optional<ListenAddress> listening() const { return m_server.listening(); }

Q_SIGNALS:
    // As ConfiguredProxy::applied(), with the API's own problem and after it has moved.
    void applied(const dragoman::ServerState& state);

private:
    const Configuration& configuration() const override { return m_proxy.configuration(); }
    Result<std::string> revision() const override;
    Result<void> save(const Configuration& configuration, const std::string& expectedRevision) override;
    std::vector<ProviderHealth> health() const override { return m_proxy.proxy().health(); }
    std::string metrics() const override;
    void forgive(const std::string& provider) override { m_proxy.proxy().forgive(provider); }

    ConfiguredProxy& m_proxy;
    const Journal& m_journal;
    ManagementServer m_server;
};

} // namespace dragoman
