#include "routing/RetryBudget.h"

#include <algorithm>

namespace dragoman {

RetryBudget::RetryBudget(RetryBudgetSettings settings)
    : m_settings(settings)
    , m_requests(settings.window)
    , m_repeats(settings.window)
{
}

void RetryBudget::configure(const RetryBudgetSettings& settings)
{
    if (settings.window != m_settings.window) {
        m_requests = SlidingSum(settings.window);
        m_repeats = SlidingSum(settings.window);
    }
    m_settings = settings;
}

bool RetryBudget::allowsRepeat(SteadyTime now) const
{
    const double earned = m_settings.share * static_cast<double>(m_requests.sum(now));
    const double allowed = std::max(earned, static_cast<double>(m_settings.minimum));
    return static_cast<double>(m_repeats.sum(now)) + 1 <= allowed;
}

} // namespace dragoman
