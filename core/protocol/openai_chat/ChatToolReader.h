#pragma once

#include "protocol/Conversation.h"

namespace dragoman {

// Each reads one top-level field into the conversation; tools come before the choice among them.
// Errors: InvalidRequest naming the field.
Result<void> readChatTools(const JsonValue& tools, Conversation& conversation);
Result<void> readChatFunctions(const JsonValue& functions, Conversation& conversation);
Result<void> readChatToolChoice(const JsonValue& choice, Conversation& conversation);
Result<void> readChatFunctionChoice(const JsonValue& choice, Conversation& conversation);

} // namespace dragoman
