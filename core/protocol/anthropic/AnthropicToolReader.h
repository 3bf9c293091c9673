#pragma once

#include "protocol/anthropic/AnthropicReadContext.h"

namespace dragoman {

// Read `tools` and `tool_choice` of a Messages request; the tools come first.
// Errors: InvalidRequest that names the field.
Result<void> readAnthropicTools(const JsonValue& tools, AnthropicReadContext& context);
Result<void> readAnthropicToolChoice(const JsonValue& choice, AnthropicReadContext& context);

} // namespace dragoman
