#pragma once

#include "protocol/Conversation.h"

#include <vector>

namespace dragoman {

// In whose message a content part stands; it decides which kinds of part are allowed.
enum class PartPlace : unsigned { System = 1, User = 2, Assistant = 4, ToolResult = 8 };

// Appends the blocks of a message's `content`: nothing, a string, or a list of parts. Blank texts stay
// where they are: repairing the history removes them. Errors: InvalidRequest naming the part.
Result<void> readChatContent(
    Conversation& conversation, const JsonValue& content, PartPlace place, std::vector<Block>& out);

} // namespace dragoman
