#pragma once

#include "server/ProxyServer.h"

#include <optional>
#include <string>
#include <vector>

namespace dragoman {

// What `serve` says when it listens: the endpoints and, for each, lines to copy into a terminal.
std::string welcomeText(const std::vector<ListeningEndpoint>& listening,
    const std::vector<EndpointConfig>& configured, bool demo);

// One line that says where the management API is; empty when it does not listen.
std::string managementText(const std::optional<ListenAddress>& listening);

} // namespace dragoman
