#include "support/FakeUpstream.h"

#include <QSslSocket>

namespace dragoman {

FakeUpstream::FakeUpstream(QObject* parent)
    : QTcpServer(parent)
{
    listen(QHostAddress::LocalHost);
}

FakeUpstream::FakeUpstream(const QSslConfiguration& tls, QObject* parent)
    : FakeUpstream(parent)
{
    m_tls = tls;
}

std::string FakeUpstream::url(const std::string& path) const
{
    return (m_tls ? "https://localhost:" : "http://127.0.0.1:") + std::to_string(serverPort()) + path;
}

void FakeUpstream::trigger(const QByteArray& name)
{
    for (FakeConnection* connection : std::as_const(m_connections))
        connection->trigger(name);
}

void FakeUpstream::incomingConnection(qintptr descriptor)
{
    auto* connection
        = new FakeConnection(makeSocket(descriptor), static_cast<int>(m_connections.size()), this);
    m_connections.append(connection);
    connect(connection, &FakeConnection::closed, this, &FakeUpstream::connectionClosed);
    connect(connection, &FakeConnection::requestReceived, this,
        [this, connection](const ReceivedRequest& request) { answer(*connection, request); });
}

QTcpSocket* FakeUpstream::makeSocket(qintptr descriptor)
{
    if (!m_tls) {
        auto* plain = new QTcpSocket(this);
        plain->setSocketDescriptor(descriptor);
        plain->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        return plain;
    }
    auto* encrypted = new QSslSocket(this);
    encrypted->setSslConfiguration(*m_tls);
    encrypted->setSocketDescriptor(descriptor);
    encrypted->startServerEncryption();
    return encrypted;
}

void FakeUpstream::answer(FakeConnection& connection, const ReceivedRequest& request)
{
    m_requests.append(request);
    const ScriptedAnswer next
        = m_answers.isEmpty() ? m_standing.value_or(ScriptedAnswer::json(599, "{}")) : m_answers.takeFirst();
    Q_EMIT requestReceived();
    connection.play(next);
}

} // namespace dragoman
