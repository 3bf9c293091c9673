#pragma once

#include "protocol/anthropic/AnthropicReadContext.h"

namespace dragoman {

// Read one top-level field of a Messages request each; its value is given (not null, not empty).
// Errors: InvalidRequest that names the field.
Result<void> readAnthropicThinking(const JsonValue& thinking, AnthropicReadContext& context);
Result<void> readAnthropicOutputConfig(const JsonValue& config, AnthropicReadContext& context);
Result<void> readAnthropicOutputFormat(const JsonValue& format, AnthropicReadContext& context);
Result<void> readAnthropicMetadata(const JsonValue& metadata, AnthropicReadContext& context);
Result<void> readAnthropicServiceTier(const JsonValue& tier, AnthropicReadContext& context);
Result<void> readAnthropicStopSequences(const JsonValue& list, AnthropicReadContext& context);

} // namespace dragoman
