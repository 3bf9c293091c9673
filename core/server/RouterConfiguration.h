#pragma once

#include "config/Configuration.h"
#include "config/KeyRing.h"
#include "routing/RouterSettings.h"

#include <vector>

namespace dragoman {

// The configuration in the words of the router.
RouterSettings routerSettings(const RoutingConfig& routing);

// The providers in the order of configuration. Keys that were not loaded are left out; a provider none of
// whose keys was loaded is `unusable`, with the reason.
std::vector<ProviderRoute> providerRoutes(const Configuration& configuration, const KeyRing& keys);

// A key as the router knows it; `label` as in CallKey.
RouteKey routeKey(std::string label, const Secret& secret);

} // namespace dragoman
