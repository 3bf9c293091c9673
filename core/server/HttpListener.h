#pragma once

#include "base/Result.h"
#include "server/HttpConnection.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTimer>

namespace dragoman {

struct ListenAddress
{
    std::string host; // an IP address or "localhost"
    std::uint16_t port = 0; // 0 = any free port
};

// Accepts the connections of one address and serves them.
class HttpListener : public QTcpServer
{
    Q_OBJECT

public:
    // `service` must outlive the listener. At most `maxConnections` at a time; further ones get 503.
    HttpListener(HttpService& service, ConnectionLimits limits, std::size_t maxConnections, QObject* parent);

    // Errors: Unavailable, naming address and reason.
    Result<void> open(const ListenAddress& address);
    // Stops listening; running answers go on, idle connections close. Emits drained() once all are gone.
    void drain();
    // Ends running answers with an error.
    void stopNow();
    // For connections that are open, too.
    void setLimits(const ConnectionLimits& limits) { m_limits = limits; }
    std::size_t connectionCount() const { return m_connections.size(); }

Q_SIGNALS:
    void drained();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void tick();
    void forget(QObject* connection);

    HttpService& m_service;
    ConnectionLimits m_limits; // its connections refer to it
    const std::size_t m_maxConnections;
    std::vector<HttpConnection*> m_connections; // children
    QTimer m_ticker;
    bool m_draining = false;
};

} // namespace dragoman
