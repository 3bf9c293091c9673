#pragma once

#include "routing/CircuitBreaker.h"
#include "routing/KeyCoolDowns.h"
#include "routing/ProviderHealth.h"
#include "routing/ProviderLimits.h"
#include "routing/RetryBudget.h"
#include "routing/RoutePlan.h"
#include "routing/RouterSettings.h"

#include <cstdint>
#include <vector>

namespace dragoman {

// Everything the router remembers of one provider.
struct ProviderState
{
    ProviderState(std::uint64_t stateId, ProviderRoute providerRoute, const RouterSettings& settings);

    // Takes new settings and keeps what is remembered.
    void configure(ProviderRoute newRoute, const RouterSettings& settings);
    ProviderHealth currentHealth(SteadyTime now) const;

    std::uint64_t id; // never used again, so that late results of a removed provider reach nobody
    ProviderRoute route;
    CircuitBreaker breaker;
    KeyCoolDowns coolDowns;
    RetryBudget budget;
    ProviderLimits limits;
    HealthRecord health{};
    SteadyTime lastAttempt = SteadyTime::min();
};

// The keys that a request may use there: the client's own, else the provider's; one without a label
// stands for "no key".
std::vector<RouteKey> offeredKeys(const RouteQuery& query, const ProviderRoute& route);
// The same without those that were refused in this request already.
std::vector<RouteKey> liveKeys(
    const RouteQuery& query, const ProviderRoute& route, const RouteCandidate& candidate);

} // namespace dragoman
