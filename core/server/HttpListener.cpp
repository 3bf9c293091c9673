#include "server/HttpListener.h"

#include <algorithm>

namespace dragoman {

namespace {

constexpr int backlog = 512;

// A client that is turned away gets one small answer and is closed as soon as it is written.
void turnAway(QAbstractSocket* socket)
{
    ResponseHead head{ 503,
        { { "Retry-After", "1" }, { "Connection", "close" }, { "Content-Type", "application/json" } } };
    std::string bytes;
    appendResponse(bytes, head,
        R"({"type":"error","error":{"type":"overloaded_error","message":"Too many connections."}})");
    QObject::connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
    socket->write(bytes.data(), static_cast<qint64>(bytes.size()));
    socket->disconnectFromHost();
}

} // namespace

HttpListener::HttpListener(
    HttpService& service, ConnectionLimits limits, std::size_t maxConnections, QObject* parent)
    : QTcpServer(parent)
    , m_service(service)
    , m_limits(limits)
    , m_maxConnections(maxConnections)
{
    setListenBacklogSize(backlog);
    m_ticker.setTimerType(Qt::CoarseTimer);
    connect(&m_ticker, &QTimer::timeout, this, &HttpListener::tick);
}

Result<void> HttpListener::open(const ListenAddress& address)
{
    const QString host = QString::fromStdString(address.host);
    const QHostAddress ip
        = host == QLatin1String("localhost") ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host);
    if (ip.isNull())
        return failure(ErrorKind::Unavailable, "'" + address.host + "' is not an IP address to listen on.");
    if (!listen(ip, address.port)) {
        return failure(ErrorKind::Unavailable,
            "Cannot listen on " + address.host + ":" + std::to_string(address.port) + ": "
                + errorString().toStdString() + ".");
    }
    return {};
}

void HttpListener::incomingConnection(qintptr descriptor)
{
    // QTcpSocket would insist on a buffer of its own.
    auto* socket = new QAbstractSocket(QAbstractSocket::TcpSocket, this);
    socket->setSocketDescriptor(
        descriptor, QAbstractSocket::ConnectedState, QIODevice::ReadWrite | QIODevice::Unbuffered);
    if (m_connections.size() >= m_maxConnections)
        return turnAway(socket);
    auto* connection = new HttpConnection(socket, m_service, m_limits, this);
    m_connections.push_back(connection);
    connect(connection, &QObject::destroyed, this, &HttpListener::forget);
    if (!m_ticker.isActive())
        m_ticker.start(std::chrono::seconds(1));
}

void HttpListener::tick()
{
    const SteadyTime now = std::chrono::steady_clock::now();
    const std::vector<HttpConnection*> all = m_connections; // a tick may remove connections
    for (HttpConnection* connection : all)
        connection->tick(now);
}

void HttpListener::forget(QObject* connection)
{
    m_connections.erase(
        std::remove(m_connections.begin(), m_connections.end(), connection), m_connections.end());
    if (!m_connections.empty())
        return;
    m_ticker.stop();
    if (m_draining)
        Q_EMIT drained();
}

void HttpListener::drain()
{
    m_draining = true;
    close();
    const std::vector<HttpConnection*> all = m_connections;
    for (HttpConnection* connection : all)
        connection->beginDrain();
    if (m_connections.empty())
        Q_EMIT drained();
}

void HttpListener::stopNow()
{
    const std::vector<HttpConnection*> all = m_connections;
    for (HttpConnection* connection : all)
        connection->stopNow();
}

} // namespace dragoman
