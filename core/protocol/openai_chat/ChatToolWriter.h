#pragma once

#include "protocol/openai_chat/ChatWriteContext.h"

#include <vector>

namespace dragoman {

// Writes `tools`, `tool_choice`, `parallel_tool_calls` and `web_search_options`.
// Errors: InvalidRequest for tools that cannot be described to another model, and for a forced choice of a
// tool that is not sent.
Result<void> writeChatTools(ChatWriteContext& context);

// The JSON tree of a slice that came from somewhere below `origin`; parsed into `memory` where it did not.
JsonValue treeOf(RawJson slice, const JsonValue& origin, JsonDocument& memory);

} // namespace dragoman
