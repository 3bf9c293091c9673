#pragma once

#include "app/Settings.h"
#include "clients/SetupClient.h"
#include "clients/Snippet.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dragoman {

// What a command says about the client that it is for; empty = our choice.
struct ClientChoice
{
    std::string endpoint{};
    std::string model{};
};

// Where a client is to be pointed, from the configuration.
struct ClientTarget
{
    std::string root;
    std::string token;
    std::string model; // as chosen, or empty
    std::string likelyModel; // as chosen, else one that the first provider has
    std::vector<std::uint16_t> livePorts; // of all enabled endpoints
};

// True when our endpoints have a path of that protocol.
bool isServed(Protocol protocol);

// An endpoint for clients of that protocol. Without a name: an enabled one of that protocol, else any enabled
// one, as each serves every protocol. The access token is made when there is none yet.
// Errors: NotFound when there is no such endpoint, InvalidRequest for one whose port is not fixed, those of
// loadUsableConfiguration() and localToken().
Result<ClientTarget> clientTarget(Protocol protocol, const ClientChoice& choice, const SettingsPaths& paths);

} // namespace dragoman
