#pragma once

#include "routing/AvailabilityCheck.h"
#include "routing/ProviderTable.h"

#include <optional>
#include <vector>

namespace dragoman {

// What a search found: somebody to ask now, or when to search again, or (both empty) nobody.
struct RouteFinding
{
    std::optional<std::size_t> candidate{};
    CheckMode mode = CheckMode::Normal;
    std::optional<RouteWait> wait{};
};

// Finds who to ask next for one request at one moment. In this order: another key of the provider whose
// key just failed; a provider that was not asked yet; a repeat; a wait; and if all are left alone for
// their failures, one of these. Refers to what it is given: for use on the spot only.
class RouteSearch
{
public:
    RouteSearch(const RouterSettings& settings, const ProviderTable& providers, SteadyTime now)
        : m_settings(settings)
        , m_providers(providers)
        , m_now(now)
    {
    }

    // Keeps the plan's places in the queues for slots, and what stood in the way of each candidate.
    RouteFinding search(RoutePlan& plan) const;

private:
    using Order = std::vector<std::size_t>;

    bool isOver(const RoutePlan& plan) const;
    std::optional<std::size_t> otherKey(const RoutePlan& plan) const;
    bool othersReady(const RoutePlan& plan) const;
    RouteFinding survey(RoutePlan& plan, const Order& order, CheckMode mode) const;
    Availability look(RoutePlan& plan, RouteCandidate& candidate, CheckMode mode) const;
    Order stalestFirst(const RoutePlan& plan) const;

    const RouterSettings& m_settings;
    const ProviderTable& m_providers;
    SteadyTime m_now;
};

} // namespace dragoman
