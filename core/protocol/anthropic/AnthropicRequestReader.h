#pragma once

#include "protocol/Conversation.h"

namespace dragoman {

// Reads the body of POST /v1/messages (Anthropic API reference, "Create a Message")
// from storage->body, which is parsed already and becomes the memory behind the conversation. A body for
// counting tokens needs no max_tokens. Errors: InvalidRequest with the JSON path of the field at fault.
Result<Conversation> readAnthropicRequest(
    std::shared_ptr<ConversationStorage> storage, RequestPurpose purpose);
// The same from text. Errors: also InvalidRequest for text that is not JSON.
Result<Conversation> readAnthropicRequest(
    std::string body, RequestPurpose purpose = RequestPurpose::Generate);

} // namespace dragoman
