#pragma once

#include <string>
#include <string_view>

namespace dragoman {

// What a User-Agent says about who calls.
enum class AgentMatch {
    Own, // this client and no other one
    Possible, // this client may send it, and others too; also an agent that we do not know
    Other, // surely another client
};

// `client` is an id of snippetClients().
AgentMatch matchAgent(std::string_view client, std::string_view userAgent);

// The first word of a User-Agent, "curl/8.5", for people; cut when it is long.
std::string agentName(std::string_view userAgent);

} // namespace dragoman
