#include "server/ActivityFeed.h"

#include <utility>

namespace dragoman {

namespace {

constexpr std::chrono::milliseconds pace{ 100 };
constexpr std::size_t mostRecords = 200; // in one piece
constexpr std::size_t mostRefused = 20;

} // namespace

ActivityFeed::ActivityFeed(Health health, QObject* parent)
    : QObject(parent)
    , m_health(std::move(health))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ActivityFeed::tell);
}

void ActivityFeed::requestStarted(const std::string& endpoint)
{
    ++m_running[endpoint];
    tellSoon();
}

void ActivityFeed::requestEnded(const RequestRecord& record)
{
    --m_running[record.endpoint];
    if (!m_started)
        return;
    ++m_next.requests;
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
    activity.health = m_health();
    Q_EMIT this->activity(activity);
}

} // namespace dragoman
