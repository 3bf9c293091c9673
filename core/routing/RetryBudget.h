#pragma once

#include "routing/SlidingSum.h"

namespace dragoman {

struct RetryBudgetSettings
{
    double share = 0.2; // repeats as a part of the requests within `window`
    int minimum = 3; // always allowed within `window`
    std::chrono::milliseconds window{ 10'000 };
};

// Keeps repeats from multiplying the load on a provider that is in trouble.
class RetryBudget
{
public:
    explicit RetryBudget(RetryBudgetSettings settings = {});
    // Takes new settings and keeps what was counted.
    void configure(const RetryBudgetSettings& settings);

    // Counts the first attempt of a request at this provider.
    void countRequest(SteadyTime now) { m_requests.add(1, now); }
    // Counts a further attempt of the same request at this provider.
    void countRepeat(SteadyTime now) { m_repeats.add(1, now); }
    bool allowsRepeat(SteadyTime now) const;

private:
    RetryBudgetSettings m_settings;
    SlidingSum m_requests;
    SlidingSum m_repeats;
};

} // namespace dragoman
