#pragma once

#include "protocol/Conversation.h"

namespace dragoman {

// Reads every top-level field but `messages`. What has no counterpart is left out with a warning.
// Errors: InvalidRequest naming the field.
Result<void> readChatOptions(const JsonValue& request, Conversation& conversation);

} // namespace dragoman
