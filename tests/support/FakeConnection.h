#pragma once

#include "support/ScriptedAnswer.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QPair>
#include <QTimer>

class QTcpSocket;

namespace dragoman {

struct ReceivedRequest
{
    QByteArray method{};
    QByteArray target{};
    QList<QPair<QByteArray, QByteArray>> headers{}; // in order, as spelled
    QByteArray head{}; // as it came, with the blank line
    QByteArray body{};
    int connection = 0; // from 0 in the order of connecting

    // The first value of that name without regard to case; null when there is none.
    QByteArray header(const QByteArray& name) const;
};

// One connection to FakeUpstream: reads requests, plays answers.
class FakeConnection : public QObject
{
    Q_OBJECT

public:
    // Takes the socket over; `number` shows in the requests.
    FakeConnection(QTcpSocket* socket, int number, QObject* parent);

    void play(const ScriptedAnswer& answer);
    void trigger(const QByteArray& name);
    int number() const { return m_number; }
    bool isOpen() const;
    qint64 unsentBytes() const;
    void close();

Q_SIGNALS:
    void requestReceived(const dragoman::ReceivedRequest& request);
    void closed(int number);

private:
    void readRequests();
    bool readRequest();
    void playSteps();
    bool playStep(ScriptedAnswer::Step& step);
    bool drip(ScriptedAnswer::Step& step);
    void reset();

    QTcpSocket* m_socket; // child
    const int m_number;
    QTimer m_nextTurn;
    QByteArray m_received;
    QList<ScriptedAnswer::Step> m_steps;
};

} // namespace dragoman
