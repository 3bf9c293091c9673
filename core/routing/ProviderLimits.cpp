#include "routing/ProviderLimits.h"

#include <algorithm>
#include <limits>

namespace dragoman {

namespace {
constexpr std::chrono::milliseconds minute{ 60'000 };
}

ProviderLimits::ProviderLimits(LimitSettings settings)
    : m_settings(settings)
    , m_requests(minute)
    , m_tokens(minute)
{
}

std::size_t ProviderLimits::freeSlots() const
{
    if (m_settings.concurrentRequests <= 0)
        return std::numeric_limits<std::size_t>::max();
    return static_cast<std::size_t>(std::max(0, m_settings.concurrentRequests - m_running));
}

bool ProviderLimits::hasSlotFor(Waiting request) const
{
    const auto place = std::find(m_queue.begin(), m_queue.end(), request) - m_queue.begin();
    return static_cast<std::size_t>(place) < freeSlots();
}

SteadyTime ProviderLimits::rateFreeAt(SteadyTime now) const
{
    SteadyTime at = now;
    if (m_settings.requestsPerMinute > 0)
        at = std::max(at, m_requests.belowAt(m_settings.requestsPerMinute, now));
    if (m_settings.tokensPerMinute > 0)
        at = std::max(at, m_tokens.belowAt(m_settings.tokensPerMinute, now));
    return at;
}

void ProviderLimits::enqueue(Waiting request)
{
    if (std::find(m_queue.begin(), m_queue.end(), request) == m_queue.end())
        m_queue.push_back(request);
}

void ProviderLimits::leaveQueue(Waiting request)
{
    std::erase(m_queue, request);
}

std::vector<ProviderLimits::Waiting> ProviderLimits::ready() const
{
    const std::size_t count = std::min(freeSlots(), m_queue.size());
    return { m_queue.begin(), m_queue.begin() + static_cast<std::ptrdiff_t>(count) };
}

void ProviderLimits::start(Waiting request, std::int64_t tokens, SteadyTime now)
{
    leaveQueue(request);
    ++m_running;
    m_requests.add(1, now);
    m_tokens.add(tokens, now);
}

void ProviderLimits::finish(std::int64_t moreTokens, SteadyTime now)
{
    --m_running;
    m_tokens.add(std::max<std::int64_t>(moreTokens, 0), now);
}

} // namespace dragoman
