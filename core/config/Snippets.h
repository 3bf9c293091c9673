#pragma once

#include "base/Result.h"

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// What the snippets are filled with.
struct SnippetValues
{
    std::string root; // "http://127.0.0.1:9998", without /v1
    std::string token; // what the client gives as its key
    std::string model;
};

// A client program or SDK that can be pointed at Dragoman.
struct SnippetClient
{
    std::string_view id; // as `dragoman snippet` takes it
    std::string_view title;
    std::string_view where; // the file or window that the text belongs in
    std::string_view text; // with {root}, {token} and {model}
};

const std::vector<SnippetClient>& snippetClients();

// The ready text for one client.
// Errors: NotFound, naming the clients there are.
Result<std::string> snippetFor(std::string_view client, const SnippetValues& values);

// A template with its places filled.
std::string fillSnippet(std::string_view text, const SnippetValues& values);

} // namespace dragoman
