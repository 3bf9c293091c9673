#pragma once

#include "config/Configuration.h"
#include "protocol/Codec.h"
#include "upstream/CollectedCall.h"

#include <string_view>

namespace dragoman {

// The beginning of every call to a provider: address, time limits, proxy and trust as configured.
UpstreamRequest providerCall(const ProviderConfig& provider, std::string_view apiPath);

// A generation request with the user's own members of the provider, which go last and win. Errors:
// InvalidRequest where they do not fit the body.
Result<ProviderRequest> withConfiguredBody(ProviderRequest request, const ProviderConfig& provider);

} // namespace dragoman
