#pragma once

#include "upstream/CurlGuard.h"
#include "upstream/Destinations.h"
#include "upstream/SystemProxy.h"
#include "upstream/TrustStore.h"
#include "upstream/UpstreamCall.h"
#include "upstream/UpstreamListener.h"
#include "upstream/UpstreamRequest.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <vector>

namespace dragoman {

class CurlMulti;
class EasyHandles;

// Makes HTTP calls on the event loop of its thread and keeps connections open between them.
//
// Never follows redirects, keeps no cookies, sends no header of its own but Host and the framing ones,
// asks for no content coding. HTTP/2 where a TLS server offers it. A request is sent a second time, on a
// fresh connection, only when a reused connection dies before one byte of an answer came.
class UpstreamClient : public QObject, private CurlGuard
{
    Q_OBJECT

public:
    explicit UpstreamClient(QObject* parent = nullptr);
    // Cancels every running call without a word to its listener.
    ~UpstreamClient() override;

    // Starts a call; `listener` must live as long as the returned call does not say isFinished().
    // Problems with the request itself arrive through onFinished, too.
    [[nodiscard]] std::unique_ptr<UpstreamCall> start(UpstreamRequest request, UpstreamListener& listener);
    // Gives up every open connection for calls to come (after sleep or a change of the network).
    // Running calls keep theirs.
    void clearPool();

private:
    friend class UpstreamCall;
    using TimePoint = std::chrono::steady_clock::time_point;

    void enterCurl() override { ++m_depth; }
    void leaveCurl() override;

    void cancel(Transfer& transfer);
    void attendLater(Transfer& transfer);
    void attendAll();
    void endTurns();
    void attend(Transfer& transfer);
    void collectFinished(CurlMulti& pool);
    void openPool();
    void prepare(Transfer& transfer);
    void finish(Transfer& transfer);
    std::unique_ptr<Transfer> take(Transfer& transfer);
    void watchDeadline(TimePoint deadline);
    void checkDeadlines();

    Destinations m_destinations;
    SystemProxy m_systemProxy;
    TrustStore m_trustStore;
    std::unique_ptr<EasyHandles> m_handles;
    std::vector<std::unique_ptr<Transfer>> m_transfers;
    std::vector<Transfer*> m_attention; // transfers with something to do outside of libcurl
    std::vector<Transfer*> m_fed; // transfers that gave bytes to their listeners in this turn
    CurlMulti* m_pool = nullptr; // child
    QTimer m_attendTimer;
    QTimer m_deadlineTimer;
    TimePoint m_nextDeadline = TimePoint::max();
    int m_depth = 0;
};

} // namespace dragoman
