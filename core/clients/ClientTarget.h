#pragma once

#include "base/Secret.h"
#include "config/Configuration.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dragoman {

// What a client is pointed at, worked out from the configuration: the same for the command line and the
// windows.

// Where clients reach an endpoint: "http://127.0.0.1:9998", without a path. A wildcard address is shown as
// loopback.
std::string endpointAddress(const std::string& host, std::uint16_t port);

// The endpoint for clients of that protocol: an enabled one of that protocol, else one that is like it, else
// any enabled one, as each serves every protocol. Null when none is enabled. Points into `all`.
const EndpointConfig* suggestedEndpoint(const std::vector<EndpointConfig>& all, Protocol protocol);

// What a client of such an endpoint gives as its key: the access token, or words that stand for what the
// user has to put there.
std::string clientKey(AccessMode access, const Secret& token);

// The model that clients are given when none was chosen: one that the first provider has, that of the demo
// without providers, or empty.
std::string likelyModel(const Configuration& configuration);

// What the user may choose from: the models and plain aliases of every enabled provider, each once; that of
// the demo without providers.
std::vector<std::string> offeredModels(const Configuration& configuration);

} // namespace dragoman
