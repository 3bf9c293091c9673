#include "support/FakeConnection.h"

#include <QTcpSocket>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace dragoman {

namespace {

ReceivedRequest parseHead(const QByteArray& head)
{
    ReceivedRequest request;
    request.head = head;
    QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> start = lines.takeFirst().trimmed().split(' ');
    request.method = start.value(0);
    request.target = start.value(1);
    for (const QByteArray& line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            request.headers.append({ line.left(colon), line.mid(colon + 1).trimmed() });
    }
    return request;
}

} // namespace

QByteArray ReceivedRequest::header(const QByteArray& name) const
{
    for (const auto& [key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

FakeConnection::FakeConnection(QTcpSocket* socket, int number, QObject* parent)
    : QObject(parent)
    , m_socket(socket)
    , m_number(number)
{
    m_socket->setParent(this);
    m_nextTurn.setSingleShot(true);
    connect(&m_nextTurn, &QTimer::timeout, this, &FakeConnection::playSteps);
    connect(m_socket, &QTcpSocket::readyRead, this, &FakeConnection::readRequests);
    connect(m_socket, &QTcpSocket::disconnected, this, [this] { Q_EMIT closed(m_number); });
}

bool FakeConnection::isOpen() const
{
    return m_socket->state() == QAbstractSocket::ConnectedState;
}

qint64 FakeConnection::unsentBytes() const
{
    return m_socket->bytesToWrite();
}

void FakeConnection::close()
{
    m_socket->disconnectFromHost();
}

void FakeConnection::readRequests()
{
    m_received += m_socket->readAll();
    while (readRequest()) { }
}

bool FakeConnection::readRequest()
{
    const qsizetype end = m_received.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const qsizetype headSize = end + 4;
    ReceivedRequest request = parseHead(m_received.left(headSize));
    const qsizetype bodySize = request.header("content-length").toLongLong();
    if (m_received.size() < headSize + bodySize)
        return false;
    request.body = m_received.mid(headSize, bodySize);
    request.connection = m_number;
    m_received.remove(0, headSize + bodySize);
    Q_EMIT requestReceived(request);
    return true;
}

void FakeConnection::play(const ScriptedAnswer& answer)
{
    m_steps += answer.steps();
    playSteps();
}

void FakeConnection::trigger(const QByteArray& name)
{
    if (m_steps.isEmpty() || m_steps.first().kind != ScriptedAnswer::StepKind::Await
        || m_steps.first().bytes != name)
        return;
    m_steps.removeFirst();
    playSteps();
}

void FakeConnection::playSteps()
{
    while (!m_steps.isEmpty() && playStep(m_steps.first()))
        m_steps.removeFirst();
    m_socket->flush();
}

// Returns true when the next step may follow at once.
bool FakeConnection::playStep(ScriptedAnswer::Step& step)
{
    using Kind = ScriptedAnswer::StepKind;
    switch (step.kind) {
    case Kind::Send: return m_socket->write(step.bytes) == step.bytes.size();
    case Kind::Drip: return drip(step);
    case Kind::Await:
    case Kind::Stall: return false;
    case Kind::Close: close(); return true;
    case Kind::Reset: reset(); return true;
    }
    return false;
}

bool FakeConnection::drip(ScriptedAnswer::Step& step)
{
    m_socket->write(step.bytes.left(step.bytesPerTurn));
    step.bytes.remove(0, step.bytesPerTurn);
    if (step.bytes.isEmpty())
        return true;
    m_nextTurn.start(0);
    return false;
}

void FakeConnection::reset()
{
    m_socket->flush();
    const linger atOnce{ 1, 0 };
    setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER,
        reinterpret_cast<const char*>(&atOnce), sizeof atOnce);
    m_socket->abort();
}

} // namespace dragoman
