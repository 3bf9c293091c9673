#pragma once

#include "protocol/anthropic/AnthropicLayout.h"

#include <cstdint>
#include <optional>

namespace dragoman {

// How the model is to think and how long the answer may be.
struct AnthropicThinkingPlan
{
    enum class Kind { Absent, Disabled, Enabled, Adaptive, BetweenTools };
    Kind kind = Kind::Absent;
    std::int64_t budget = 0; // tokens, for Enabled
    std::optional<Effort> effort{}; // Low to Max; sent as output_config.effort
    std::int64_t maxTokens = 0;

    // The model thinks, so that the rules for thinking apply (Anthropic docs, "Extended thinking").
    bool isThinking() const { return kind != Kind::Absent && kind != Kind::Disabled; }
};

enum class ToolUse { Optional, Forced };

// Fits what the client asks for to what the model takes; what gives way leaves a warning.
AnthropicThinkingPlan planAnthropicThinking(
    AnthropicWriteContext& context, const AnthropicLayout& layout, ToolUse toolUse);

// Writes `thinking`, where there is something to say.
void writeAnthropicThinking(AnthropicWriteContext& context, const AnthropicThinkingPlan& plan);

// The name on the wire: "low" to "max".
std::string_view anthropicEffortName(Effort effort);

} // namespace dragoman
