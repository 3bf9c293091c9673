#include "support/RawClient.h"

#include <QHostAddress>

namespace dragoman {

namespace {

constexpr qint64 smallBuffer = 4096; // so that a client that does not read fills up soon

} // namespace

RawClient::RawClient(quint16 port, QObject* parent)
    : QObject(parent)
    , m_socket(this)
{
    connect(&m_socket, &QTcpSocket::readyRead, this, &RawClient::read);
    connect(&m_socket, &QTcpSocket::disconnected, this, [this] {
        read();
        m_closed = true;
        Q_EMIT closed();
    });
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

void RawClient::leave(Leave how)
{
    if (how == Leave::Gently)
        m_socket.disconnectFromHost();
    else
        m_socket.abort();
}

void RawClient::setReading(bool reading)
{
    m_reading = reading;
    m_socket.setReadBufferSize(reading ? 0 : smallBuffer);
    if (reading)
        read();
}

void RawClient::read()
{
    if (!m_reading || m_socket.bytesAvailable() == 0)
        return;
    m_received += m_socket.readAll();
    Q_EMIT receivedMore();
}

} // namespace dragoman
