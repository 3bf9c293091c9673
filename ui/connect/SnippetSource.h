#pragma once

#include "clients/Snippet.h"
#include "ui/Backend.h"

#include <optional>

namespace dragoman {

// The name of a client, in the user's language.
QString clientTitle(const SnippetClient& client);

// What the user chose for a snippet; empty = our choice.
struct SnippetChoice
{
    std::string endpoint{};
    std::string model{};
    ClientSystem system = thisSystem();
};

// The endpoints that listen now, with the ports that they really have.
std::vector<EndpointConfig> listeningEndpoints(const Backend& backend);
// Those of them that a client of that protocol may be pointed at, the suggested one first.
std::vector<EndpointConfig> fittingEndpoints(const Backend& backend, Protocol protocol);

// A client's snippet with what is so now, in two forms.
struct LiveSnippet
{
    Snippet shown; // with dots in the place of the access token
    Snippet real;
    EndpointConfig endpoint; // that it points to
    bool hasToken = false; // the two differ
};

// Nothing while no endpoint listens, or for a client that there is not.
std::optional<LiveSnippet> liveSnippet(
    const Backend& backend, std::string_view client, const SnippetChoice& choice);

} // namespace dragoman
