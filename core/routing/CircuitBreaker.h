#pragma once

#include "routing/SlidingSum.h"

#include <cstdint>
#include <optional>

namespace dragoman {

struct BreakerSettings
{
    int failuresInRow = 4;
    double failureShare = 0.5; // of the results within `window`, when there are at least `minimumResults`
    int minimumResults = 10;
    std::chrono::milliseconds window{ 60'000 };
    std::chrono::milliseconds openTime{ 30'000 }; // doubles with each failed probe
    std::chrono::milliseconds maxOpenTime{ 300'000 };
    std::chrono::milliseconds slowStart{ 30'000 };
    std::chrono::milliseconds wakeGrace{ 10'000 }; // failures so soon after a wake say nothing
    std::chrono::milliseconds probeLimit{ 600'000 }; // a probe nobody reported on for so long is lost
};

enum class BreakerState { Closed, Open, HalfOpen };

// Leave to make one attempt; its result is reported with it, exactly once.
struct BreakerPermit
{
    enum class Kind { Normal, Probe, Forced };
    Kind kind = Kind::Normal;
    std::uint64_t epoch = 0; // results from before the last change of state say nothing about now
    std::uint64_t number = 0;
};

// Stops asking a provider that keeps failing, and finds out when it is back. Closed: everything passes.
// Open: nothing passes for a time. Half-open: one attempt at a time passes as a probe; its success
// closes, its failure opens for twice the time. A trip within the slow start after closing doubles too.
class CircuitBreaker
{
public:
    explicit CircuitBreaker(BreakerSettings settings = {});
    // Takes new settings and keeps the state.
    void configure(const BreakerSettings& settings);

    BreakerState state(SteadyTime now) const;
    // When an open breaker becomes half-open; of use only while open.
    SteadyTime openUntil() const { return m_openUntil; }
    // How much of its normal share a provider should get, 0.1 to 1, rising after the breaker has closed.
    double share(SteadyTime now) const;

    // Whether acquire() would give a permit.
    bool ready(SteadyTime now) const;
    std::optional<BreakerPermit> acquire(SteadyTime now);
    // A permit whatever the state, for when there is nobody else to ask.
    BreakerPermit force(SteadyTime now);

    // The attempt gets a good answer: ends a probe before the answer itself ends. The result of the
    // attempt is still to be reported with the changed permit.
    void answering(BreakerPermit& permit, SteadyTime now);
    void succeeded(const BreakerPermit& permit, SteadyTime now);
    void failed(const BreakerPermit& permit, SteadyTime now);
    // The attempt ended without telling anything about the provider.
    void abandoned(const BreakerPermit& permit);

    // The machine slept: what was counted before is old, and the first failures are the network's.
    void resetAfterWake(SteadyTime now);
    // Somebody knows better: closed, nothing counted.
    void reset();

private:
    struct Probe
    {
        std::uint64_t number;
        SteadyTime since;
    };
    bool probeRuns(SteadyTime now) const;
    bool worthOpening(SteadyTime now) const;
    void countFailure(SteadyTime now);
    void open(SteadyTime now);
    void close(SteadyTime now);

    BreakerSettings m_settings;
    SlidingSum m_successes;
    SlidingSum m_failures;
    int m_failuresInRow = 0;
    bool m_isOpen = false;
    int m_openings = 0; // without a quiet time between them
    SteadyTime m_openUntil{};
    std::optional<SteadyTime> m_closedSince{}; // nothing: was never open
    std::optional<SteadyTime> m_graceUntil{};
    std::optional<Probe> m_probe{};
    std::uint64_t m_epoch = 0;
    std::uint64_t m_permits = 0;
};

} // namespace dragoman
