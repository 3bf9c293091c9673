#pragma once

#include "config/Configuration.h"
#include "config/KeyRing.h"
#include "server/CallKeys.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace dragoman {

// The endpoint that a request came in through.
struct EndpointView
{
    std::shared_ptr<const EndpointConfig> config; // as it was when the request came
    std::uint64_t& turn; // counts requests, so that several keys are taken in turn
};

// The enabled providers of an endpoint, best first. Valid as long as the configuration.
std::vector<const ProviderConfig*> providersOf(
    const Configuration& configuration, const EndpointConfig& endpoint);

// Which providers the router may choose from. A client's own key goes to one provider only, the first,
// unless the endpoint names those that share it: a key is no other provider's business.
// Errors: Unavailable when none is enabled.
Result<RouteQuery> queryFor(
    const Configuration& configuration, const EndpointConfig& endpoint, const CallKeys& keys);

// The key for a call that the router has no part in, such as a model list. Errors: Unauthorized where the
// client must bring one and does not, Unavailable where none of the provider's keys could be loaded.
Result<CallKey> chooseKey(const ProviderConfig& provider, const EndpointView& endpoint,
    const RequestHead& client, const KeyRing& keys);

} // namespace dragoman
