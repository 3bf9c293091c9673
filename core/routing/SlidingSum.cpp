#include "routing/SlidingSum.h"

namespace dragoman {

namespace {
constexpr std::int64_t slotsPerWindow = 60;
}

SlidingSum::SlidingSum(std::chrono::milliseconds window)
    : m_slotTime(std::chrono::nanoseconds(window) / slotsPerWindow)
{
}

std::int64_t SlidingSum::indexOf(SteadyTime time) const
{
    return time.time_since_epoch() / m_slotTime;
}

SteadyTime SlidingSum::endOf(const Slot& slot) const
{
    return SteadyTime(m_slotTime * (slot.index + slotsPerWindow + 1));
}

void SlidingSum::add(std::int64_t amount, SteadyTime now)
{
    while (!m_slots.empty() && endOf(m_slots.front()) <= now)
        m_slots.pop_front();
    const std::int64_t index = indexOf(now);
    if (m_slots.empty() || m_slots.back().index != index)
        m_slots.push_back({ index, 0 });
    m_slots.back().amount += amount;
}

std::int64_t SlidingSum::sum(SteadyTime now) const
{
    std::int64_t total = 0;
    for (const Slot& slot : m_slots)
        total += endOf(slot) > now ? slot.amount : 0;
    return total;
}

SteadyTime SlidingSum::belowAt(std::int64_t limit, SteadyTime now) const
{
    std::int64_t total = sum(now);
    SteadyTime at = now;
    for (auto slot = m_slots.begin(); slot != m_slots.end() && total >= limit; ++slot) {
        if (endOf(*slot) <= now)
            continue;
        total -= slot->amount;
        at = endOf(*slot);
    }
    return at;
}

} // namespace dragoman
