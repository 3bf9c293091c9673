#pragma once

#include "http/RequestParser.h"
#include "server/HttpService.h"

#include <QAbstractSocket>
#include <QObject>

#include <memory>
#include <string>

namespace dragoman {

struct ConnectionLimits
{
    RequestLimits request{};
    std::chrono::seconds sendHead{ 15 }; // from the first byte of a request to the end of its head
    std::chrono::seconds sendBody{ 60 }; // without any progress
    std::chrono::seconds idle{ 75 }; // between two requests
    std::chrono::seconds stalledReader{ 120 }; // the client reads nothing of what waits for it
    std::size_t lowWater = std::size_t{ 256 } * 1024; // queued bytes below which a task may go on
};

// One client connection: bytes in, requests to the service one after the other, answers out.
class HttpConnection : public QObject, private ResponseChannel
{
    Q_OBJECT

public:
    // Takes over the socket, which must be connected and open without a buffer of its own: bytes are read
    // straight into ours. Deletes itself (later) when the connection is gone.
    HttpConnection(
        QAbstractSocket* socket, HttpService& service, const ConnectionLimits& limits, QObject* parent);
    ~HttpConnection() override;

    // Closes what has been quiet for too long and passes the tick on.
    void tick(SteadyTime now);
    // Takes no further request; an idle connection closes at once.
    void beginDrain();
    // Ends the running answer with an error.
    void stopNow();
    bool isBusy() const { return m_phase == Phase::Answering; }

private:
    // Reading: waits for or reads a request. Answering: the service works on it. Answered: the answer is
    // complete, the next request is looked at from the event loop. Lingering: the last answer is out, what
    // the client still sends is thrown away until it closes. Closed: nothing more.
    enum class Phase { Reading, Answering, Answered, Lingering, Closed };

    bool isUntouched() const override { return !m_headSent; }
    void sendHead(const ResponseHead& head, std::optional<std::uint64_t> contentLength) override;
    void send(std::string_view bytes) override;
    void finish() override;
    void abort() override;
    std::size_t queuedBytes() const override;

    void setPhase(Phase phase);
    bool wantsBytes() const;
    void readSocket();
    void takeBytes(std::string_view bytes);
    void headArrived();
    void requestArrived();
    Result<std::string> decodedBody();
    void refuse(const HttpAnswer& answer);
    void nextRequest();
    void bytesLeft();
    void linger();
    void closeSending();
    void close();
    bool isOverdue(SteadyTime now) const;
    void timeOut();
    void write(std::string_view bytes);
    void writeSocket(std::string_view bytes);
    void appendHead(const ResponseHead& head, const HeaderList& common, ResponseFraming framing);

    QAbstractSocket* m_socket; // child
    HttpService& m_service;
    const ConnectionLimits& m_limits;
    RequestParser m_parser;
    std::unique_ptr<HttpTask> m_task;
    std::string m_pending; // bytes of later requests that came early
    std::string m_scratch; // framing of the next write
    std::size_t m_wasted = 0; // bytes thrown away while lingering
    SteadyTime m_lastProgress;
    SteadyTime m_requestStart;
    Phase m_phase = Phase::Reading;
    bool m_admitted = false;
    bool m_headSent = false;
    bool m_chunked = false;
    bool m_keepAlive = true;
    bool m_hidesBody = false; // the answer to HEAD
    bool m_draining = false;
};

} // namespace dragoman
