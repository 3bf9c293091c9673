#pragma once

#include "protocol/Conversation.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dragoman {

// An estimate of the input tokens of a conversation: system text, messages, tools, images and documents.
std::int64_t conversationTokens(const Conversation& conversation);

// The decoded names of the tools that take free text (OpenAI `type: custom`).
std::vector<std::string> customToolNames(const Conversation& conversation);

} // namespace dragoman
