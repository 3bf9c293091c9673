#pragma once

#include "protocol/Conversation.h"

#include <set>
#include <string>
#include <string_view>

namespace dragoman {

// What every part of reading one Messages request shares.
struct AnthropicReadContext
{
    Conversation& conversation;
    std::set<std::string, std::less<>> reported{}; // names of fields that were warned about

    // Warns that the field has no place in the conversation: once for each name, because a history
    // repeats its fields hundreds of times.
    void dropped(const JsonValue& field, std::string_view reason = "not translated; left out");
};

} // namespace dragoman
