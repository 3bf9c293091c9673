#pragma once

#include "protocol/Conversation.h"

namespace dragoman {

// Reads the body of POST /v1/messages (Anthropic API reference, "Create a Message").
// Errors: InvalidRequest with the JSON path of the field at fault.
Result<Conversation> readAnthropicRequest(std::string body);

} // namespace dragoman
