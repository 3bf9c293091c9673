#pragma once

#include "protocol/Conversation.h"

namespace dragoman {

// Reads the body of POST /v1/chat/completions (OpenAI API reference, "Create chat completion").
// Errors: InvalidRequest with the JSON path of the field at fault.
Result<Conversation> readChatRequest(std::string body);

} // namespace dragoman
