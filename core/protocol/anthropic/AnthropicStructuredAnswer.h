#pragma once

#include "protocol/anthropic/AnthropicThinkingPlan.h"

#include <string>
#include <vector>

namespace dragoman {

// How the wish for a JSON answer reaches the model.
struct AnthropicStructuredAnswer
{
    enum class Way {
        None,
        Native, // output_config.format
        Tool, // the one tool, forced; its input is the answer
        Prompt, // a line of system text
    };
    Way way = Way::None;
    std::string schema{}; // for Native
    std::vector<std::string> lines{}; // for Prompt; plain
};

// Takes the surest way that the model, its thinking and the client's tools leave open; Prompt in the place
// of a schema leaves a warning.
AnthropicStructuredAnswer planAnthropicStructuredAnswer(
    AnthropicWriteContext& context, const AnthropicThinkingPlan& thinking);

// Writes `output_config` from both, where there is something to say.
void writeAnthropicOutputConfig(AnthropicWriteContext& context, const AnthropicThinkingPlan& thinking,
    const AnthropicStructuredAnswer& answer);

} // namespace dragoman
