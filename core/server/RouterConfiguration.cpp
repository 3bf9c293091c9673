#include "server/RouterConfiguration.h"

#include <functional>

namespace dragoman {

namespace {

// Fills in the keys, or why there is none to call the provider with.
void addKeys(ProviderRoute& route, const ProviderConfig& provider, const KeyRing& keys)
{
    std::string reason;
    for (const KeyReference& reference : provider.keys) {
        const std::string label = keyLabel(reference);
        if (const Result<Secret>& secret = keys.find(reference))
            route.keys.push_back(routeKey(label, *secret));
        else
            reason = label + ": " + secret.error().message;
    }
    if (route.keys.empty() && !reason.empty())
        route.unusable = "none of its keys can be used, " + reason;
}

ProviderRoute providerRoute(const ProviderConfig& provider, const KeyRing& keys)
{
    ProviderRoute route;
    route.name = provider.name;
    route.enabled = provider.enabled;
    route.priority = provider.priority;
    route.weight = provider.weight;
    route.models = provider.models;
    route.limits = provider.limits;
    route.retries = provider.retries;
    route.capabilities = provider.capabilities;
    addKeys(route, provider, keys);
    return route;
}

} // namespace

RouterSettings routerSettings(const RoutingConfig& routing)
{
    RouterSettings settings;
    settings.strategy = routing.strategy;
    settings.pinned = routing.pinned;
    settings.maxAttempts = routing.attempts;
    settings.totalTime = routing.total;
    settings.faults.extraStatuses = routing.retryStatuses;
    auto& patterns = settings.faults.overloadPatterns;
    patterns.insert(patterns.end(), routing.retryMessages.begin(), routing.retryMessages.end());
    settings.breaker.failuresInRow = routing.breakerFailures;
    settings.breaker.openTime = routing.breakerOpen;
    return settings;
}

std::vector<ProviderRoute> providerRoutes(const Configuration& configuration, const KeyRing& keys)
{
    std::vector<ProviderRoute> routes;
    for (const ProviderConfig& provider : configuration.providers)
        routes.push_back(providerRoute(provider, keys));
    return routes;
}

// A new key behind an old name begins without the old one's rest.
RouteKey routeKey(std::string label, const Secret& secret)
{
    return { std::move(label), std::hash<std::string_view>()(secret.reveal()) };
}

} // namespace dragoman
