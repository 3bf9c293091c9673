#pragma once

#include "protocol/openai_chat/ChatWriteContext.h"

namespace dragoman {

// Writes every top-level field but the model, the messages and what concerns tools. What the model or the
// host does not take is left out with a warning.
void writeChatOptions(ChatWriteContext& context);

} // namespace dragoman
