#pragma once

#include "routing/CircuitBreaker.h"

#include <chrono>
#include <deque>
#include <optional>
#include <string>

namespace dragoman {

enum class HealthState {
    Unknown, // nothing was asked of it yet
    Healthy,
    Degraded, // fails now and then, or failed last
    Unhealthy, // fails mostly, or is left alone for a time
};

// How a provider does, from the traffic alone.
struct ProviderHealth
{
    std::string provider{};
    HealthState state = HealthState::Unknown;
    BreakerState breaker = BreakerState::Closed;
    std::optional<SteadyTime> openUntil{}; // while the breaker is open
    std::string lastError{}; // of the last failure, however old; empty when there was none
    std::optional<SteadyTime> lastErrorAt{};
    std::optional<std::chrono::milliseconds> latency{}; // moving average until the first content
    double successRate = 1; // of the last `results`, 0 to 1
    int results = 0; // at most 100
    int running = 0; // attempts at this moment
    int restingKeys = 0;
};

// The last results of one provider.
class HealthRecord
{
public:
    void succeeded(std::chrono::milliseconds latency);
    void failed(std::string error, SteadyTime now);
    // Fills in what the results tell; `breaker` is what the breaker says now.
    ProviderHealth health(BreakerState breaker) const;

private:
    void add(bool success);
    HealthState stateFor(BreakerState breaker, double successRate) const;

    std::deque<bool> m_results;
    int m_successes = 0;
    std::optional<double> m_latency{}; // milliseconds
    std::string m_lastError;
    std::optional<SteadyTime> m_lastErrorAt{};
};

} // namespace dragoman
