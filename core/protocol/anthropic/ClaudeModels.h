#pragma once

#include "base/Json.h"
#include "protocol/ProviderProfile.h"

#include <cstdint>
#include <string_view>

namespace dragoman {

// What a model of that name accepts, by a table of the model families (Anthropic docs, "Models
// overview" and the deprecation notes of the SDKs). Vendor prefixes, dates and versions around the name
// ("us.anthropic.claude-opus-4-6-v1:0", "claude-sonnet-4@20250514") and upper case do not matter. An
// unknown Claude counts as the newest; any other name is another vendor's model, which takes all.
ClaudeTraits claudeTraits(std::string_view model);

// What GET /v1/models/{id} says of the model corrects what the table says.
// `capabilities` is its member of that name (may be Missing); `maxTokens` its `max_tokens`, 0 = unknown.
ClaudeTraits withCapabilities(ClaudeTraits traits, const JsonValue& capabilities, std::int64_t maxTokens = 0);

} // namespace dragoman
