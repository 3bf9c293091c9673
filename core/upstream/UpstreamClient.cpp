#include "upstream/UpstreamClient.h"

#include "upstream/CurlMulti.h"
#include "upstream/Transfer.h"

#include <algorithm>

namespace dragoman {

UpstreamClient::UpstreamClient(QObject* parent)
    : QObject(parent)
    , m_handles(std::make_unique<EasyHandles>())
    , m_attendTimer(this)
    , m_deadlineTimer(this)
{
    // Counted by libcurl and safe from any thread since 7.84; never taken back, as other threads may
    // still be in it.
    curl_global_init(CURL_GLOBAL_DEFAULT);
    m_attendTimer.setSingleShot(true);
    connect(&m_attendTimer, &QTimer::timeout, this, &UpstreamClient::attendAll);
    m_deadlineTimer.setSingleShot(true);
    connect(&m_deadlineTimer, &QTimer::timeout, this, &UpstreamClient::checkDeadlines);
    openPool();
}

UpstreamClient::~UpstreamClient()
{
    while (!m_transfers.empty())
        take(*m_transfers.back());
}

void UpstreamClient::openPool()
{
    m_pool = new CurlMulti(*this, this);
    connect(m_pool, &CurlMulti::progressed, this, [this, pool = m_pool] { collectFinished(*pool); });
}

void UpstreamClient::clearPool()
{
    m_systemProxy.forget();
    m_pool->retire();
    openPool();
}

std::unique_ptr<UpstreamCall> UpstreamClient::start(UpstreamRequest request, UpstreamListener& listener)
{
    m_transfers.push_back(std::make_unique<Transfer>(std::move(request), listener, m_fed));
    Transfer& transfer = *m_transfers.back();
    transfer.place.index = m_transfers.size() - 1;
    std::unique_ptr<UpstreamCall> call(new UpstreamCall(*this, transfer));
    prepare(transfer);
    if (transfer.failure() || m_depth > 0)
        attendLater(transfer);
    else
        attend(transfer);
    watchDeadline(transfer.checkLimits(std::chrono::steady_clock::now()));
    return call;
}

void UpstreamClient::prepare(Transfer& transfer)
{
    auto destination = m_destinations.find(transfer.request().url);
    if (!destination)
        return transfer.fail(std::move(destination.error()));
    transfer.checkRequest(std::move(*destination));
    if (transfer.failure())
        return;
    const UpstreamRequest& request = transfer.request();
    Transfer::Route route;
    if (request.proxy.mode == ProxyMode::System)
        route.proxy = m_systemProxy.proxyFor(transfer.destination());
    else if (request.proxy.mode == ProxyMode::Explicit)
        route.proxy.url = request.proxy.url;
    if (!request.caFile.empty()) {
        auto trusted = m_trustStore.withFile(request.caFile);
        if (!trusted)
            return transfer.fail(std::move(trusted.error()));
        route.trusted = std::move(*trusted);
    }
    transfer.prepare(m_handles->take(), std::move(route));
}

void UpstreamClient::leaveCurl()
{
    --m_depth;
    if (m_depth > 0)
        return;
    endTurns();
    attendAll();
}

// libcurl gives out each chunk of a body on its own, though many came with one read.
void UpstreamClient::endTurns()
{
    while (!m_fed.empty()) {
        Transfer& fed = *m_fed.back();
        m_fed.pop_back();
        fed.endTurn();
    }
}

void UpstreamClient::cancel(Transfer& transfer)
{
    transfer.abandon();
    transfer.place.call = nullptr;
    if (m_depth > 0)
        attendLater(transfer);
    else
        take(transfer);
}

void UpstreamClient::attendLater(Transfer& transfer)
{
    m_attention.push_back(&transfer);
    if (m_depth == 0 && !m_attendTimer.isActive())
        m_attendTimer.start(std::chrono::milliseconds(0));
}

void UpstreamClient::attendAll()
{
    while (!m_attention.empty()) {
        Transfer& next = *m_attention.front();
        m_attention.erase(m_attention.begin());
        attend(next);
    }
}

void UpstreamClient::attend(Transfer& transfer)
{
    if (transfer.isAbandoned() || transfer.failure())
        return finish(transfer);
    if (!transfer.place.pool) {
        transfer.place.pool = m_pool;
        m_pool->add(transfer.easy());
    } else if (transfer.needsUnpause()) {
        transfer.unpaused();
        transfer.place.pool->unpause(transfer.easy());
    }
}

void UpstreamClient::collectFinished(CurlMulti& pool)
{
    while (const auto finished = pool.nextFinished()) {
        Transfer& transfer = Transfer::of(finished->easy);
        if (!transfer.deservesRetry(finished->code)) {
            transfer.setResult(finished->code);
            finish(transfer);
            continue;
        }
        pool.remove(transfer.easy());
        transfer.prepareRetry();
        transfer.place.pool = nullptr;
        attend(transfer);
    }
}

void UpstreamClient::finish(Transfer& transfer)
{
    const UpstreamOutcome outcome = transfer.outcome();
    const std::unique_ptr<Transfer> done = take(transfer);
    if (UpstreamListener* listener = done->listener())
        listener->onFinished(outcome);
}

// Takes a transfer out of libcurl and of every list; its call is over.
std::unique_ptr<Transfer> UpstreamClient::take(Transfer& transfer)
{
    if (transfer.place.call)
        transfer.place.call->m_transfer = nullptr;
    if (transfer.place.pool)
        transfer.place.pool->remove(transfer.easy());
    if (transfer.easy())
        m_handles->giveBack(transfer.releaseHandle());
    std::erase(m_attention, &transfer);
    std::erase(m_fed, &transfer);
    const std::size_t index = transfer.place.index;
    std::swap(m_transfers[index], m_transfers.back());
    m_transfers[index]->place.index = index;
    std::unique_ptr<Transfer> taken = std::move(m_transfers.back());
    m_transfers.pop_back();
    return taken;
}

void UpstreamClient::watchDeadline(TimePoint deadline)
{
    using namespace std::chrono;
    if (deadline >= m_nextDeadline)
        return;
    m_nextDeadline = deadline;
    m_deadlineTimer.start(std::max(milliseconds(0), ceil<milliseconds>(deadline - steady_clock::now())));
}

void UpstreamClient::checkDeadlines()
{
    const TimePoint now = std::chrono::steady_clock::now();
    m_nextDeadline = TimePoint::max();
    TimePoint next = TimePoint::max();
    for (const std::unique_ptr<Transfer>& transfer : m_transfers) {
        const TimePoint check = transfer->checkLimits(now);
        if (transfer->failure())
            m_attention.push_back(transfer.get());
        else
            next = std::min(next, check);
    }
    watchDeadline(next);
    attendAll();
}

} // namespace dragoman
