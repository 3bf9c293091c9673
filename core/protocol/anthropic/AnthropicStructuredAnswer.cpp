#include "protocol/anthropic/AnthropicStructuredAnswer.h"

#include "protocol/anthropic/StructuredSchema.h"

#include <optional>

namespace dragoman {

namespace {

using Way = AnthropicStructuredAnswer::Way;

// The input of a tool is an object, and a forced tool leaves no room for the client's own.
bool canUseTool(const AnthropicWriteContext& context, const AnthropicThinkingPlan& thinking)
{
    const Conversation& conversation = context.conversation;
    JsonDocument schema;
    const bool isObject = schema.parseCopy(conversation.outputFormat.schema.text)
        && (schema.root()["type"].equals("object") || schema.root()["properties"].isObject());
    return isObject && context.traits.forcedTool && !thinking.isThinking() && conversation.tools.empty()
        && !conversation.webSearch;
}

AnthropicStructuredAnswer bySchema(AnthropicWriteContext& context, const AnthropicThinkingPlan& thinking)
{
    const RawJson schema = context.conversation.outputFormat.schema;
    if (context.traits.structuredOutput) {
        if (std::optional<std::string> fit = structuredSchema(schema))
            return { Way::Native, std::move(*fit) };
    }
    if (canUseTool(context, thinking))
        return { Way::Tool };
    context.warn("response_format", "the model is asked for this JSON in words, nothing enforces it");
    return { Way::Prompt, {},
        { "Answer with nothing but one JSON value that is valid against this JSON schema: "
            + std::string(schema.text) } };
}

} // namespace

AnthropicStructuredAnswer planAnthropicStructuredAnswer(
    AnthropicWriteContext& context, const AnthropicThinkingPlan& thinking)
{
    switch (context.conversation.outputFormat.kind) {
    case OutputFormat::Kind::Text: break;
    case OutputFormat::Kind::JsonObject:
        return { Way::Prompt, {}, { "Answer with a single JSON object and nothing else." } };
    case OutputFormat::Kind::JsonSchema: return bySchema(context, thinking);
    }
    return {};
}

void writeAnthropicOutputConfig(AnthropicWriteContext& context, const AnthropicThinkingPlan& thinking,
    const AnthropicStructuredAnswer& answer)
{
    const bool hasFormat = answer.way == Way::Native;
    if (!hasFormat && !thinking.effort)
        return;
    JsonWriter& json = context.json;
    json.key("output_config").beginObject();
    if (thinking.effort)
        json.key("effort").string(anthropicEffortName(*thinking.effort));
    if (hasFormat) {
        json.key("format").beginObject().key("type").string("json_schema");
        json.key("schema").raw({ answer.schema }).endObject();
    }
    json.endObject();
}

} // namespace dragoman
