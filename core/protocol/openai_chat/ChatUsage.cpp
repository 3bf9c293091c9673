#include "protocol/openai_chat/ChatUsage.h"

#include <algorithm>
#include <initializer_list>

namespace dragoman {

namespace {

constexpr std::int64_t maxCount = 1'000'000'000'000; // more is no token count; keeps sums in range

std::optional<std::int64_t> countIn(const JsonValue& value)
{
    const std::optional<std::int64_t> count = value.integer();
    return count && *count >= 0 && *count <= maxCount ? count : std::nullopt;
}

bool takeFirst(std::optional<std::int64_t>& count, std::initializer_list<JsonValue> places)
{
    for (const JsonValue& place : places) {
        if (const std::optional<std::int64_t> found = countIn(place)) {
            count = found;
            return true;
        }
    }
    return false;
}

} // namespace

bool ChatUsageCollector::take(const JsonValue& usage)
{
    const JsonValue prompt = usage["prompt_tokens_details"];
    const JsonValue completion = usage["completion_tokens_details"];
    const bool counts[] = {
        takeFirst(m_prompt, { usage["prompt_tokens"] }),
        takeFirst(m_completion, { usage["completion_tokens"] }),
        takeFirst(m_cached,
            { prompt["cached_tokens"], usage["prompt_cache_hit_tokens"], usage["cached_tokens"],
                usage["cache_read_input_tokens"] }),
        takeFirst(m_cacheWritten,
            { prompt["cache_write_tokens"], prompt["cache_creation_tokens"], usage["cache_creation_tokens"],
                usage["cache_creation_input_tokens"] }),
        takeFirst(m_reasoning, { completion["reasoning_tokens"], usage["reasoning_tokens"] }),
    };
    return std::find(std::begin(counts), std::end(counts), true) != std::end(counts);
}

Usage ChatUsageCollector::usage() const
{
    Usage usage{
        .output = m_completion, .cacheRead = m_cached, .cacheWrite = m_cacheWritten, .reasoning = m_reasoning
    };
    if (!m_prompt)
        return usage;
    // Hosts that count as Anthropic does leave cached tokens out of prompt_tokens.
    const std::int64_t cached = m_cached.value_or(0);
    const bool isInclusive = cached <= *m_prompt;
    usage.input = isInclusive ? std::max<std::int64_t>(0, *m_prompt - cached - m_cacheWritten.value_or(0))
                              : *m_prompt;
    return usage;
}

void writeChatUsage(JsonWriter& json, const Usage& usage, const UsageEstimate& estimate)
{
    const std::int64_t cacheRead = usage.cacheRead.value_or(0);
    const std::int64_t cacheWrite = usage.cacheWrite.value_or(0);
    const std::int64_t prompt = usage.input.value_or(estimate.input) + cacheRead + cacheWrite;
    const std::int64_t completion = usage.output.value_or(estimate.output);
    json.beginObject();
    json.key("prompt_tokens").integer(prompt);
    json.key("completion_tokens").integer(completion);
    json.key("total_tokens").integer(prompt + completion);
    json.key("prompt_tokens_details").beginObject();
    json.key("cached_tokens").integer(cacheRead);
    json.key("cache_write_tokens").integer(cacheWrite);
    json.endObject();
    json.key("completion_tokens_details").beginObject();
    json.key("reasoning_tokens").integer(usage.reasoning.value_or(0));
    json.endObject();
    json.endObject();
}

} // namespace dragoman
