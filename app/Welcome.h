#pragma once

#include "server/ProxyServer.h"

#include <string>
#include <vector>

namespace dragoman {

// What `serve` says when it listens: the endpoints and, for each, lines to copy into a terminal.
std::string welcomeText(const std::vector<ListeningEndpoint>& listening,
    const std::vector<EndpointConfig>& configured, bool demo);

} // namespace dragoman
