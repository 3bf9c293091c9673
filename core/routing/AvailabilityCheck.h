#pragma once

#include "routing/ProviderState.h"
#include "routing/RoutePlan.h"

#include <optional>

namespace dragoman {

// Whether a provider can be asked: at once (no obstacle), later (`until` is set), or not.
struct Availability
{
    RouteObstacle obstacle = RouteObstacle::None;
    std::optional<SteadyTime> until{};

    bool isReady() const { return obstacle == RouteObstacle::None; }
};

enum class CheckMode {
    Normal,
    OtherKey, // the request changes to another key: no repeat in the sense of back-off and budget
    LastResort, // nobody else can be asked: an open breaker and resting keys are no obstacle
};

// Looks at the obstacles between one request and its providers at one moment. Refers to what it is
// given: for use on the spot only.
class AvailabilityCheck
{
public:
    AvailabilityCheck(const RouterSettings& settings, const RoutePlan& plan, SteadyTime now)
        : m_settings(settings)
        , m_plan(plan)
        , m_now(now)
    {
    }

    // `provider` may be nullptr: it was removed meanwhile.
    Availability check(const RouteCandidate& candidate, const ProviderState* provider, CheckMode mode) const;

private:
    struct Subject
    {
        const RouteCandidate& candidate;
        const ProviderState& provider;
        CheckMode mode;
    };
    Availability repeat(const Subject& subject) const;
    Availability breaker(const Subject& subject) const;
    Availability keys(const Subject& subject) const;
    Availability rate(const Subject& subject) const;
    Availability slots(const Subject& subject) const;
    SteadyTime queueEnd(const Subject& subject) const;

    const RouterSettings& m_settings;
    const RoutePlan& m_plan;
    SteadyTime m_now;
};

} // namespace dragoman
