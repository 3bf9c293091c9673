#pragma once

#include "config/Configuration.h"
#include "config/KeyRing.h"
#include "server/ProviderHeaders.h"

#include <cstdint>
#include <vector>

namespace dragoman {

// The endpoint that a request came in through.
struct EndpointView
{
    const EndpointConfig& config;
    std::uint64_t& turn; // counts requests, so that several keys are taken in turn
};

// The enabled providers of an endpoint, best first. Valid as long as the configuration.
std::vector<const ProviderConfig*> providersOf(
    const Configuration& configuration, const EndpointConfig& endpoint);

// The key for the next call. Errors: Unauthorized where the client must bring one and does not,
// Unavailable where none of the provider's keys could be loaded.
Result<CallKey> chooseKey(const ProviderConfig& provider, const EndpointView& endpoint,
    const RequestHead& client, const KeyRing& keys);

} // namespace dragoman
