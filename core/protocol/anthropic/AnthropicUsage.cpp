#include "protocol/anthropic/AnthropicUsage.h"

namespace dragoman {

Usage readAnthropicUsage(const JsonValue& usage)
{
    Usage counts;
    counts.input = usage["input_tokens"].integer();
    counts.output = usage["output_tokens"].integer();
    counts.cacheRead = usage["cache_read_input_tokens"].integer();
    counts.cacheWrite = usage["cache_creation_input_tokens"].integer();
    counts.reasoning = usage["output_tokens_details"]["thinking_tokens"].integer();
    return counts;
}

void writeAnthropicUsage(JsonWriter& json, const Usage& usage)
{
    json.key("usage").beginObject();
    json.key("input_tokens").integer(usage.input.value_or(0));
    json.key("cache_creation_input_tokens").integer(usage.cacheWrite.value_or(0));
    json.key("cache_read_input_tokens").integer(usage.cacheRead.value_or(0));
    json.key("output_tokens").integer(usage.output.value_or(0));
    if (usage.reasoning)
        json.key("output_tokens_details")
            .beginObject()
            .key("thinking_tokens")
            .integer(*usage.reasoning)
            .endObject();
    json.endObject();
}

} // namespace dragoman
