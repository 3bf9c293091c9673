#pragma once

#include "base/Result.h"
#include "clients/ClientPlaces.h"
#include "protocol/Codec.h"

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
    ClientSystem system = thisSystem();
};

// What a text is, so that it can be coloured and quoted right.
enum class SnippetKind { Json, Yaml, Toml, Shell, PowerShell, Cmd, Python, TypeScript, Link, Fields };

// "json", "powershell", ...
std::string_view snippetKindName(SnippetKind kind);

// One thing to do: a text and what to do with it.
struct SnippetStep
{
    std::string instruction;
    SnippetKind kind;
    std::string text; // ends with a line end
    std::string fileName{}; // that the text belongs in; empty = it is no file's
};

// How one client is pointed at us.
struct Snippet
{
    std::string client; // its id
    std::string title;
    std::vector<SnippetStep> steps;
    std::vector<std::string> notes{};

    // The texts of all steps, with an empty line between them.
    std::string text() const;
};

// A client program or SDK that can be pointed at us.
struct SnippetClient
{
    std::string_view id; // as `dragoman snippet` takes it
    std::string_view title; // in English; translated in the context "Snippet"
    Protocol protocol; // that it speaks
};

// Every client, also those whose protocol is not served; the caller leaves these out.
const std::vector<SnippetClient>& snippetClients();

// Errors: NotFound, naming the clients there are.
Result<SnippetClient> findSnippetClient(std::string_view id);

// The ready card of one client. Instructions and notes are in the application's language (translation
// context "Snippet"). Errors: as findSnippetClient().
Result<Snippet> snippetFor(std::string_view client, const SnippetValues& values);

} // namespace dragoman
