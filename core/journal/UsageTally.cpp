#include "journal/UsageTally.h"

#include <algorithm>
#include <limits>

namespace dragoman {

namespace {

std::uint32_t shortened(std::chrono::microseconds time)
{
    constexpr std::int64_t longest = std::numeric_limits<std::uint32_t>::max();
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(time.count(), 0, longest));
}

// Nearest rank: the smallest one that at least `percent` of all do not exceed.
std::chrono::microseconds percentile(std::vector<std::uint32_t>& times, std::size_t percent)
{
    if (times.empty())
        return std::chrono::microseconds(0);
    const std::size_t rank = (times.size() * percent + 99) / 100;
    const auto place = times.begin() + static_cast<std::ptrdiff_t>(rank - 1);
    std::nth_element(times.begin(), place, times.end());
    return std::chrono::microseconds(*place);
}

double share(std::int64_t part, std::int64_t whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

double UsageRow::successRate() const
{
    return share(requests - failed, requests);
}

double UsageRow::cacheHitRate() const
{
    return share(cacheReadTokens, inputTokens + cacheReadTokens + cacheWriteTokens);
}

void UsageTally::add(const RequestRecord& record, bool failed, const Price* price)
{
    ++m_row.requests;
    m_row.failed += failed ? 1 : 0;
    m_row.inputTokens += record.inputTokens.value_or(0);
    m_row.outputTokens += record.outputTokens.value_or(0);
    m_row.cacheReadTokens += record.cacheReadTokens.value_or(0);
    m_row.cacheWriteTokens += record.cacheWriteTokens.value_or(0);
    if (price)
        m_row.costs += price->partsOf(record);
    else
        ++m_row.withoutPrice;
    if (failed)
        return;
    m_durations.push_back(shortened(record.duration));
    if (record.firstToken.count() > 0)
        m_firstTokens.push_back(shortened(record.firstToken));
}

UsageRow UsageTally::finish(std::string name)
{
    m_row.name = std::move(name);
    m_row.duration50 = percentile(m_durations, 50);
    m_row.duration95 = percentile(m_durations, 95);
    m_row.firstToken50 = percentile(m_firstTokens, 50);
    m_row.firstToken95 = percentile(m_firstTokens, 95);
    return std::move(m_row);
}

} // namespace dragoman
