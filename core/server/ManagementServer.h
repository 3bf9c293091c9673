#pragma once

#include "server/HttpListener.h"
#include "server/ManagementService.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace dragoman {

// The management API on its own port: listens, moves and closes as the configuration in force says.
class ManagementServer : public QObject
{
    Q_OBJECT

public:
    // `host` must outlive the server; `token` is the local access token.
    ManagementServer(ManagementHost& host, Secret token, QObject* parent = nullptr);
    ~ManagementServer() override;

    // Follows the configuration in force. Errors: Unavailable when it cannot listen; nothing listens then.
    Result<void> configure();
    // A configuration is in force: follows it, answers the requests that wait for it. `state` is the proxy's;
    // comes back with a problem "management" where that cannot listen.
    ServerState applied(ServerState state);
    // With the real port; nothing while it does not listen.
    std::optional<ListenAddress> listening() const;
    // Takes no new connections.
    void stop();

private:
    Result<void> open(const ListenAddress& address);
    void forgetDrained();

    ManagementHost& m_host;
    const Secret m_token;
    ManagementService m_service;
    ListenAddress m_address; // as configured
    std::unique_ptr<HttpListener> m_listener;
    std::vector<std::unique_ptr<HttpListener>> m_retired; // finishing what runs
};

} // namespace dragoman
