#pragma once

#include "clients/Snippet.h"

#include <string>
#include <string_view>

namespace dragoman {

// A template with {root}, {token}, {model} and {cherryLink} filled, each value written so that it is safe in
// a text of that kind. What is filled in is not looked at again.
std::string fillSnippet(std::string_view text, SnippetKind kind, const SnippetValues& values);

// The link with which Cherry Studio adds a provider.
std::string cherryStudioLink(const SnippetValues& values);

} // namespace dragoman
