#include "server/ActivityFeed.h"

#include "base/Secret.h"
#include "tokens/BytesPerToken.h"

#include <algorithm>
#include <utility>

namespace dragoman {

namespace {

constexpr std::chrono::milliseconds pace{ 100 };
constexpr std::chrono::milliseconds progressPace{ 1000 };
constexpr std::size_t mostRecords = 200; // in one piece
constexpr std::size_t mostRefused = 20;
constexpr std::size_t mostRunning = 50;

RunningRequest runningRequest(std::uint64_t number, const RequestRecord& record)
{
    return { number, record.time, record.endpoint, redactKeyShapes(record.client),
        redactKeyShapes(record.askedModel), record.usedModel, record.provider, record.firstToken.count() > 0,
        static_cast<std::int64_t>(record.contentBytes / bytesPerToken) };
}

} // namespace

ActivityFeed::ActivityFeed(Health health, QObject* parent)
    : QObject(parent)
    , m_health(std::move(health))
{
    m_timer.setSingleShot(true);
    m_ticker.setInterval(progressPace);
    connect(&m_timer, &QTimer::timeout, this, &ActivityFeed::tell);
    connect(&m_ticker, &QTimer::timeout, this, &ActivityFeed::tell);
}

void ActivityFeed::requestStarted(const RequestRecord& record, Stop stop)
{
    ++m_running[record.endpoint];
    if (!m_started)
        return;
    m_requests.emplace(++m_lastNumber, Running{ &record, std::move(stop) });
    if (!m_ticker.isActive())
        m_ticker.start();
    tellSoon();
}

void ActivityFeed::stop(std::uint64_t number)
{
    if (const auto found = m_requests.find(number); found != m_requests.end())
        found->second.stop();
}

void ActivityFeed::requestEnded(const RequestRecord& record)
{
    --m_running[record.endpoint];
    std::erase_if(m_requests, [&record](const auto& entry) { return entry.second.record == &record; });
    if (m_requests.empty())
        m_ticker.stop();
    if (!m_started)
        return;
    ++m_next.finishedRequests;
    m_next.errors += record.error.empty() ? 0 : 1;
    m_next.inputTokens += record.inputTokens.value_or(0);
    m_next.outputTokens += record.outputTokens.value_or(0);
    if (m_next.finished.size() < mostRecords)
        m_next.finished.push_back(record);
    tellSoon();
}

void ActivityFeed::requestRefused(const RefusedRequest& request)
{
    if (!m_started || m_next.refused.size() >= mostRefused)
        return;
    m_next.refused.push_back(request);
    tellSoon();
}

void ActivityFeed::tellSoon()
{
    if (m_started && !m_timer.isActive())
        m_timer.start(pace);
}

void ActivityFeed::tell()
{
    ServerActivity activity = std::exchange(m_next, {});
    activity.running = m_running;
    for (const auto& [number, running] : m_requests) {
        if (activity.requests.size() < mostRunning)
            activity.requests.push_back(runningRequest(number, *running.record));
    }
    activity.health = m_health();
    Q_EMIT this->activity(activity);
}

} // namespace dragoman
