#pragma once

#include "base/SteadyTime.h"

#include <cstdint>
#include <deque>

namespace dragoman {

// What was counted within the last `window`, in at most 61 slots however much is counted. An amount
// counts for at least the window and at most one sixtieth longer. Times must not go back.
class SlidingSum
{
public:
    explicit SlidingSum(std::chrono::milliseconds window);

    void add(std::int64_t amount, SteadyTime now);
    std::int64_t sum(SteadyTime now) const;
    // The first moment, `now` or later, at which the sum is below `limit` (1 or more) if nothing is added.
    SteadyTime belowAt(std::int64_t limit, SteadyTime now) const;
    void clear() { m_slots.clear(); }

private:
    struct Slot
    {
        std::int64_t index;
        std::int64_t amount;
    };
    std::int64_t indexOf(SteadyTime time) const;
    SteadyTime endOf(const Slot& slot) const;

    std::chrono::nanoseconds m_slotTime;
    std::deque<Slot> m_slots; // oldest first
};

} // namespace dragoman
