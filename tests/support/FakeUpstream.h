#pragma once

#include "support/FakeConnection.h"
#include "support/ScriptedAnswer.h"

#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QTcpServer>

#include <optional>
#include <string>

namespace dragoman {

// A provider made up for tests: an HTTP/1.1 server on a free loopback port that plays one scripted
// answer after the other, in the order of the requests, and keeps what it was asked.
class FakeUpstream : public QTcpServer
{
    Q_OBJECT

public:
    explicit FakeUpstream(QObject* parent = nullptr);
    // Speaks TLS with this certificate; see LocalAuthority.
    explicit FakeUpstream(const QSslConfiguration& tls, QObject* parent = nullptr);

    // "http://127.0.0.1:port" or "https://localhost:port" with the path behind it.
    std::string url(const std::string& path = "/") const;

    // Without an answer in the queue a request gets the standing one, or else status 599.
    void enqueue(const ScriptedAnswer& answer) { m_answers.append(answer); }
    void setStandingAnswer(const ScriptedAnswer& answer) { m_standing = answer; }
    // Lets every answer go on that waits for this name.
    void trigger(const QByteArray& name);

    const QList<ReceivedRequest>& requests() const { return m_requests; }
    qsizetype connectionCount() const { return m_connections.size(); } // all that ever were
    bool isOpen(int connection) const { return m_connections.at(connection)->isOpen(); }
    // What the peer has not taken yet.
    qint64 unsentBytes(int connection) const { return m_connections.at(connection)->unsentBytes(); }
    void closeConnection(int connection) { m_connections.at(connection)->close(); }

Q_SIGNALS:
    // The request is the last one in requests().
    void requestReceived();
    void connectionClosed(int connection);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void answer(FakeConnection& connection, const ReceivedRequest& request);
    QTcpSocket* makeSocket(qintptr descriptor);

    std::optional<QSslConfiguration> m_tls;
    QList<ScriptedAnswer> m_answers;
    std::optional<ScriptedAnswer> m_standing;
    QList<ReceivedRequest> m_requests;
    QList<FakeConnection*> m_connections; // children
};

} // namespace dragoman
