#pragma once

#include "clients/Snippet.h"

#include <string_view>
#include <vector>

namespace dragoman {

// One step as it is kept: the places {root}, {token} and {model} are filled by SnippetFiller, {file} by the
// file's name.
struct SnippetStepText
{
    enum class Systems { All, Unix, Windows };

    std::string_view client;
    Systems systems;
    const char* instruction; // translated in the context "Snippet"
    SnippetKind kind;
    std::string_view fileOnUnix; // empty = the text is no file's
    std::string_view fileOnWindows;
    std::string_view text;
};

struct SnippetNote
{
    std::string_view client;
    const char* text; // translated in the context "Snippet"
};

const std::vector<SnippetStepText>& snippetSteps();
const std::vector<SnippetNote>& snippetNotes();

} // namespace dragoman
