#pragma once

#include "protocol/anthropic/AnthropicStructuredAnswer.h"

#include <optional>
#include <vector>

namespace dragoman {

// The tools to send and which of them the model must use. Points into the conversation.
struct AnthropicToolPlan
{
    std::vector<const Tool*> tools;
    bool addsWebSearch = false; // OpenAI's web_search_options, as a tool
    std::optional<ToolChoice> choice{}; // never forced without tools, nor where the model refuses it

    bool hasTools() const { return !tools.empty() || addsWebSearch; }
    ToolUse toolUse() const;
};

// Leaves out tools whose name was there before. Errors: InvalidRequest when a tool is forced that is not
// there.
Result<AnthropicToolPlan> planAnthropicTools(AnthropicWriteContext& context);

// Writes `tools` and `tool_choice`, where there is something to say.
void writeAnthropicTools(
    AnthropicWriteContext& context, const AnthropicToolPlan& plan, const AnthropicStructuredAnswer& answer);

} // namespace dragoman
