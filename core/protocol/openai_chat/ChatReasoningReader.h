#pragma once

#include "protocol/Conversation.h"

namespace dragoman {

// How the client asks for thinking: OpenAI's `reasoning_effort`, OpenRouter's `reasoning` object and
// Anthropic's `thinking` object, which several OpenAI-compatible hosts take too.
// Errors: InvalidRequest naming the field.
Result<void> readReasoningEffort(const JsonValue& effort, Conversation& conversation);
Result<void> readReasoningObject(const JsonValue& reasoning, Conversation& conversation);
Result<void> readThinkingObject(const JsonValue& thinking, Conversation& conversation);

} // namespace dragoman
