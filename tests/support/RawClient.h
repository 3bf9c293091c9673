#pragma once

#include <QByteArray>
#include <QTcpSocket>

namespace dragoman {

// Sends any bytes to a local server and collects what comes back. Waits in tests with
// QTRY_VERIFY(client.received().contains(...)).
class RawClient : public QObject
{
    Q_OBJECT

public:
    explicit RawClient(quint16 port, QObject* parent = nullptr);

    // May be called at once; the bytes leave when the connection stands.
    void send(const QByteArray& bytes) { m_socket.write(bytes); }
    const QByteArray& received() const { return m_received; }
    void forgetReceived() { m_received.clear(); }
    // True once the server has closed the connection.
    bool isClosed() const { return m_closed; }
    // Closes its own side: `Gently` says end of data, `Hard` does not read on either.
    enum class Leave { Gently, Hard };
    void leave(Leave how);
    // Stops and continues reading, as a slow client does.
    void setReading(bool reading);
    QTcpSocket& socket() { return m_socket; }

Q_SIGNALS:
    void receivedMore();
    void closed();

private:
    void read();

    QTcpSocket m_socket;
    QByteArray m_received;
    bool m_reading = true;
    bool m_closed = false;
};

} // namespace dragoman
