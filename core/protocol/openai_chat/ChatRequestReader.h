#pragma once

#include "protocol/Conversation.h"

namespace dragoman {

// Reads the body of POST /v1/chat/completions (OpenAI API reference, "Create chat completion")
// from storage->body, which is parsed already and becomes the memory behind the conversation.
// Errors: InvalidRequest with the JSON path of the field at fault.
Result<Conversation> readChatRequest(std::shared_ptr<ConversationStorage> storage);
// The same from text. Errors: also InvalidRequest for text that is not JSON.
Result<Conversation> readChatRequest(std::string body);

} // namespace dragoman
