#pragma once

#include "inspection/RequestChange.h"

namespace dragoman {

// One side of a translated request.
struct ReadSide
{
    Protocol protocol = Protocol::Anthropic;
    JsonValue body{};
    const Conversation& conversation;
};

// Everything but system, tools and messages: parameters by their meaning, then what no protocol but the
// client's knows and what was added. `configuredBody` is the provider's `body` setting, or empty.
void compareParameters(const ReadSide& client, const ReadSide& provider, const std::string& configuredBody,
    const WarningNotes& notes, RequestChanges& changes);

} // namespace dragoman
