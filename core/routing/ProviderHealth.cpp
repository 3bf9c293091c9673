#include "routing/ProviderHealth.h"

namespace dragoman {

namespace {
constexpr std::size_t mostResults = 100;
constexpr double latencyWeight = 0.2; // of a new measurement in the moving average
constexpr double degradedBelow = 0.95;
constexpr double unhealthyBelow = 0.5;
} // namespace

void HealthRecord::add(bool success)
{
    m_results.push_back(success);
    m_successes += success ? 1 : 0;
    if (m_results.size() <= mostResults)
        return;
    m_successes -= m_results.front() ? 1 : 0;
    m_results.pop_front();
}

void HealthRecord::succeeded(std::chrono::milliseconds latency)
{
    add(true);
    const auto measured = static_cast<double>(latency.count());
    m_latency = m_latency ? *m_latency + latencyWeight * (measured - *m_latency) : measured;
}

void HealthRecord::failed(std::string error, SteadyTime now)
{
    add(false);
    m_lastError = std::move(error);
    m_lastErrorAt = now;
}

HealthState HealthRecord::stateFor(BreakerState breaker, double successRate) const
{
    if (breaker != BreakerState::Closed)
        return HealthState::Unhealthy;
    if (m_results.empty())
        return HealthState::Unknown;
    if (successRate < unhealthyBelow)
        return HealthState::Unhealthy;
    return successRate < degradedBelow || !m_results.back() ? HealthState::Degraded : HealthState::Healthy;
}

ProviderHealth HealthRecord::health(BreakerState breaker) const
{
    ProviderHealth health;
    health.results = static_cast<int>(m_results.size());
    if (!m_results.empty())
        health.successRate = static_cast<double>(m_successes) / static_cast<double>(m_results.size());
    health.state = stateFor(breaker, health.successRate);
    health.breaker = breaker;
    health.lastError = m_lastError;
    health.lastErrorAt = m_lastErrorAt;
    if (m_latency)
        health.latency = std::chrono::milliseconds(static_cast<std::chrono::milliseconds::rep>(*m_latency));
    return health;
}

} // namespace dragoman
