#include "server/HttpConnection.h"

#include "http/ContentDecoder.h"

#include <QVariant>

#include <array>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace dragoman {

namespace {

constexpr qint64 readPiece = qint64{ 128 } * 1024;
// Of requests to come that are taken while one is answered.
constexpr std::size_t earlyBytes = std::size_t{ 256 } * 1024;
// What a refused client may still send before we cut it off.
constexpr std::size_t wastedBytes = std::size_t{ 1024 } * 1024;
constexpr std::chrono::seconds lingerTime{ 2 };

} // namespace

HttpConnection::HttpConnection(
    QAbstractSocket* socket, HttpService& service, const ConnectionLimits& limits, QObject* parent)
    : QObject(parent)
    , m_socket(socket)
    , m_service(service)
    , m_limits(limits)
    , m_parser(limits.request)
    , m_lastProgress(std::chrono::steady_clock::now())
    , m_requestStart(m_lastProgress)
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QAbstractSocket::readyRead, this, &HttpConnection::readSocket);
    connect(m_socket, &QAbstractSocket::bytesWritten, this, &HttpConnection::bytesLeft);
    connect(m_socket, &QAbstractSocket::disconnected, this, &HttpConnection::close);
}

HttpConnection::~HttpConnection()
{
    m_socket->disconnect(this);
}

void HttpConnection::setPhase(Phase phase)
{
    m_phase = phase;
    m_lastProgress = std::chrono::steady_clock::now();
}

// While an answer runs, reading goes on, or we would not see that the client has left.
bool HttpConnection::wantsBytes() const
{
    if (m_phase == Phase::Closed || m_socket->state() != QAbstractSocket::ConnectedState)
        return false;
    return m_phase == Phase::Reading || m_phase == Phase::Lingering || m_pending.size() < earlyBytes;
}

void HttpConnection::readSocket()
{
    std::array<char, readPiece> piece; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by read()
    qint64 count = readPiece;
    while (count == readPiece && wantsBytes()) { // what comes later is announced again
        count = m_socket->read(piece.data(), readPiece);
        if (count < 0)
            return close();
        if (m_phase == Phase::Reading && count > 0)
            m_lastProgress = std::chrono::steady_clock::now();
        takeBytes({ piece.data(), static_cast<std::size_t>(count) });
    }
}

void HttpConnection::takeBytes(std::string_view bytes)
{
    if (m_phase == Phase::Lingering) {
        m_wasted += bytes.size();
        if (m_wasted > wastedBytes)
            m_socket->abort();
        return;
    }
    while (m_phase == Phase::Reading && !bytes.empty()) {
        if (!m_parser.started())
            m_requestStart = m_lastProgress;
        const Result<std::size_t> used = m_parser.feed(bytes);
        if (!used)
            return refuse(m_service.refuse(used.error(), m_parser.head()));
        bytes.remove_prefix(*used);
        if (m_parser.headComplete() && !m_admitted)
            headArrived();
        if (m_phase == Phase::Reading && m_parser.complete())
            requestArrived();
    }
    if (m_phase == Phase::Answering || m_phase == Phase::Answered)
        m_pending.append(bytes);
}

void HttpConnection::headArrived()
{
    m_admitted = true;
    m_keepAlive = m_parser.head().keepAlive && !m_draining;
    m_hidesBody = m_parser.head().method == "HEAD";
    if (const std::optional<HttpAnswer> refusal = m_service.admit(m_parser.head()))
        return refuse(*refusal);
    if (m_parser.head().expectsContinue && !m_parser.complete())
        write("HTTP/1.1 100 Continue\r\n\r\n");
}

void HttpConnection::requestArrived()
{
    Result<std::string> body = decodedBody();
    if (!body)
        return refuse(m_service.refuse(body.error(), m_parser.head()));
    setPhase(Phase::Answering);
    m_headSent = false;
    std::unique_ptr<HttpTask> task = m_service.begin({ m_parser.head(), std::move(*body) }, *this);
    if (m_phase == Phase::Answering)
        m_task = std::move(task);
}

Result<std::string> HttpConnection::decodedBody()
{
    std::string body = m_parser.takeBody();
    const std::string_view coding = m_parser.head().headers.value("content-encoding");
    if (coding.empty())
        return body;
    DecodeLimits limits;
    limits.outputBytes = m_limits.request.bodyBytes;
    Result<ContentDecoder> decoder = ContentDecoder::create(coding, limits);
    if (!decoder)
        return tl::unexpected(decoder.error());
    std::string decoded;
    const Result<void> fed = decoder->feed(body, decoded).and_then([&decoder] { return decoder->finish(); });
    if (!fed)
        return tl::unexpected(fed.error());
    return decoded;
}

// Answers once and reads nothing more: what follows on this connection cannot be trusted.
void HttpConnection::refuse(const HttpAnswer& answer)
{
    m_keepAlive = false;
    m_headSent = false;
    setPhase(Phase::Answering);
    ResponseChannel::answer(answer);
}

void HttpConnection::sendHead(const ResponseHead& head, std::optional<std::uint64_t> contentLength)
{
    m_headSent = true;
    const bool closes = !m_keepAlive || (!contentLength && m_parser.head().minorVersion == 0);
    m_keepAlive = !closes;
    m_chunked = !contentLength && m_parser.head().minorVersion > 0;
    ResponseFraming framing;
    if (contentLength)
        framing = { BodyFraming::Length, *contentLength };
    else if (m_chunked)
        framing.kind = BodyFraming::Chunked;
    HeaderList common = m_service.commonHeaders(m_parser.head());
    if (closes)
        common.set("Connection", "close");
    m_scratch.clear();
    appendHead(head, common, framing);
    if (!contentLength)
        write({}); // a stream's head goes out at once; a whole answer's head waits for its body
}

void HttpConnection::appendHead(const ResponseHead& head, const HeaderList& common, ResponseFraming framing)
{
    if (common.isEmpty())
        return appendResponseHead(m_scratch, head, framing);
    ResponseHead complete = head;
    for (const Header& header : common)
        complete.headers.set(header.name, header.value);
    appendResponseHead(m_scratch, complete, framing);
}

void HttpConnection::send(std::string_view bytes)
{
    if (m_phase != Phase::Answering || bytes.empty())
        return;
    if (m_hidesBody)
        return;
    if (!m_chunked)
        return write(bytes);
    appendChunk(m_scratch, bytes);
    write({});
}

void HttpConnection::finish()
{
    if (m_phase != Phase::Answering)
        return;
    if (m_chunked && !m_hidesBody)
        appendLastChunk(m_scratch);
    m_chunked = false;
    write({});
    if (m_keepAlive)
        setPhase(Phase::Answered);
    else
        linger();
    // The task may be the caller: it is destroyed from the event loop.
    QMetaObject::invokeMethod(this, &HttpConnection::nextRequest, Qt::QueuedConnection);
}

void HttpConnection::nextRequest()
{
    if (m_phase != Phase::Answered && m_phase != Phase::Lingering)
        return;
    m_task.reset();
    if (m_phase == Phase::Lingering)
        return;
    setPhase(Phase::Reading);
    m_admitted = false;
    m_parser.startNext();
    if (m_draining && m_pending.empty())
        return queuedBytes() == 0 ? close() : linger();
    const std::string early = std::exchange(m_pending, {});
    takeBytes(early);
    readSocket();
}

void HttpConnection::abort()
{
    if (m_phase == Phase::Closed)
        return;
    m_socket->disconnectFromHost(); // what was written still leaves; the missing last chunk tells the rest
    m_phase = Phase::Lingering;
}

std::size_t HttpConnection::queuedBytes() const
{
    return static_cast<std::size_t>(m_socket->bytesToWrite());
}

void HttpConnection::write(std::string_view bytes)
{
    if (!m_scratch.empty()) {
        m_scratch.append(bytes);
        bytes = m_scratch;
    }
    if (!bytes.empty() && m_socket->state() == QAbstractSocket::ConnectedState)
        writeSocket(bytes);
    m_scratch.clear();
}

// What the kernel does not take at once waits in the socket; bytesLeft() tells when it leaves.
void HttpConnection::writeSocket(std::string_view bytes)
{
    const bool waited = queuedBytes() > 0;
    if (m_socket->write(bytes.data(), static_cast<qint64>(bytes.size())) < 0)
        return m_socket->abort();
    if (!waited && queuedBytes() > 0)
        m_lastProgress = std::chrono::steady_clock::now();
}

void HttpConnection::bytesLeft()
{
    m_lastProgress = std::chrono::steady_clock::now();
    if (m_phase == Phase::Lingering && queuedBytes() == 0)
        closeSending();
    else if (m_task && m_phase == Phase::Answering && queuedBytes() < m_limits.lowWater)
        m_task->onDrained();
}

// Closing at once while the client still sends would reset the connection and destroy our answer: we
// close our half and throw away what comes until the client closes its own.
void HttpConnection::linger()
{
    setPhase(Phase::Lingering);
    m_pending.clear();
    if (queuedBytes() == 0)
        closeSending();
}

void HttpConnection::closeSending()
{
#ifdef Q_OS_WIN
    ::shutdown(static_cast<SOCKET>(m_socket->socketDescriptor()), SD_SEND);
#else
    ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
#endif
}

void HttpConnection::close()
{
    if (m_phase == Phase::Closed)
        return;
    setPhase(Phase::Closed);
    m_socket->disconnectFromHost();
    deleteLater(); // the task with it: it may be the caller
}

bool HttpConnection::isOverdue(SteadyTime now) const
{
    switch (m_phase) {
    case Phase::Reading:
        if (!m_parser.started())
            return now - m_lastProgress > m_limits.idle;
        return m_parser.headComplete() ? now - m_lastProgress > m_limits.sendBody
                                       : now - m_requestStart > m_limits.sendHead;
    case Phase::Answering: return queuedBytes() > 0 && now - m_lastProgress > m_limits.stalledReader;
    case Phase::Answered: return false;
    case Phase::Lingering: return now - m_lastProgress > lingerTime;
    case Phase::Closed: return false;
    }
    return false;
}

void HttpConnection::tick(SteadyTime now)
{
    if (isOverdue(now))
        return timeOut();
    if (m_task && m_phase == Phase::Answering)
        m_task->onTick(now);
}

void HttpConnection::timeOut()
{
    if (m_phase == Phase::Reading && m_parser.started()) {
        const Error late{ ErrorKind::RequestTimeout, "The request did not arrive in time." };
        return refuse(m_service.refuse(late, m_parser.head()));
    }
    m_socket->abort();
    close();
}

void HttpConnection::beginDrain()
{
    m_draining = true;
    if (m_phase == Phase::Reading && !m_parser.started())
        close();
}

void HttpConnection::stopNow()
{
    if (m_task && m_phase == Phase::Answering)
        m_task->onStop();
    if (m_phase != Phase::Lingering)
        close();
}

} // namespace dragoman
