#include "routing/ProviderState.h"

#include <algorithm>

namespace dragoman {

ProviderState::ProviderState(
    std::uint64_t stateId, ProviderRoute providerRoute, const RouterSettings& settings)
    : id(stateId)
    , route(std::move(providerRoute))
    , breaker(settings.breaker)
    , coolDowns(settings.coolDowns)
    , budget(settings.budget)
    , limits(route.limits)
{
}

void ProviderState::configure(ProviderRoute newRoute, const RouterSettings& settings)
{
    route = std::move(newRoute);
    breaker.configure(settings.breaker);
    coolDowns.configure(settings.coolDowns);
    budget.configure(settings.budget);
    limits.configure(route.limits);
}

ProviderHealth ProviderState::currentHealth(SteadyTime now) const
{
    const BreakerState breakerState = breaker.state(now);
    ProviderHealth out = health.health(breakerState);
    out.provider = route.name;
    if (breakerState == BreakerState::Open)
        out.openUntil = breaker.openUntil();
    out.running = limits.running();
    out.restingKeys = static_cast<int>(std::count_if(route.keys.begin(), route.keys.end(),
        [&](const RouteKey& key) { return !coolDowns.isUsable(key, now); }));
    return out;
}

std::vector<RouteKey> offeredKeys(const RouteQuery& query, const ProviderRoute& route)
{
    if (!query.clientKeys.empty())
        return query.clientKeys;
    return route.keys.empty() ? std::vector<RouteKey>{ RouteKey{} } : route.keys;
}

std::vector<RouteKey> liveKeys(
    const RouteQuery& query, const ProviderRoute& route, const RouteCandidate& candidate)
{
    std::vector<RouteKey> keys = offeredKeys(query, route);
    std::erase_if(keys, [&](const RouteKey& key) {
        return std::any_of(candidate.deadKeys.begin(), candidate.deadKeys.end(),
            [&](const RouteKey& dead) { return dead.isSameAs(key); });
    });
    return keys;
}

} // namespace dragoman
