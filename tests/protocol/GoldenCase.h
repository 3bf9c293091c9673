#pragma once

#include "protocol/Translation.h"

#include <optional>

#include <string>
#include <vector>

namespace dragoman {

// One case of tests/golden: files that begin alike in a folder <from>-to-<to>/<kind>.
//
//     <case>.in.json | .in.sse      what comes in; the ending says its form only to people
//     <case>.out.json | .out.sse    what must come out; JSON is laid out for reading
//     <case>.warnings.txt           the warnings, one a line; none where the file is missing
//     <case>.profile.json           settings that differ from the usual ones, see GoldenSettings
struct GoldenCase
{
    enum class Kind { Request, Reply, Stream };
    TranslationPair pair{};
    Kind kind = Kind::Request;
    std::string stem; // path without ".in.json"
    std::string input; // path
    std::string output() const { return stem + (kind == Kind::Stream ? ".out.sse" : ".out.json"); }
    std::string warnings() const { return stem + ".warnings.txt"; }
};

// All cases below the folder, sorted by path. A folder whose name is no pair of protocols is left out.
std::vector<GoldenCase> findGoldenCases(const std::string& folder);

// What the members of <case>.profile.json set; every member may be missing.
struct GoldenSettings
{
    ProviderProfile profile{}; // model, native, forceNonStream, quirks (booleans and names of ChatQuirks)
    ReplyShape shape{}; // includeUsage, customTools, model
    ReplyPlan plan{}; // lenientEof, splitThinkTags, structuredByTool, toolNames
    bool isCut = false; // ending "cut": the connection broke behind the last byte
};
GoldenSettings readGoldenSettings(const GoldenCase& golden);

// The whole file; nothing where there is none.
std::optional<std::string> readFile(const std::string& path);

// The same JSON with one member or element a line, every scalar as spelled. Empty when it is not JSON.
std::string layOutJson(std::string_view json);

} // namespace dragoman
