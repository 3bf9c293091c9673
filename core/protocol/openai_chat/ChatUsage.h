#pragma once

#include "base/Json.h"
#include "base/JsonWriter.h"
#include "protocol/ReplyEvent.h"

namespace dragoman {

// Collects the `usage` objects of one reply. Some hosts send it more than once, the later ones better;
// a count that a later one leaves out keeps its earlier value.
class ChatUsageCollector
{
public:
    // True when `usage` is an object that says anything.
    bool take(const JsonValue& usage);
    // In the neutral convention: `input` without cached tokens.
    Usage usage() const;

private:
    std::optional<std::int64_t> m_prompt;
    std::optional<std::int64_t> m_completion;
    std::optional<std::int64_t> m_cached;
    std::optional<std::int64_t> m_cacheWritten;
    std::optional<std::int64_t> m_reasoning;
};

// What stands in for counts that the provider never reported.
struct UsageEstimate
{
    std::int64_t input = 0;
    std::int64_t output = 0;
};
// Writes the `usage` object; prompt_tokens counts cached tokens in, as OpenAI does.
void writeChatUsage(JsonWriter& json, const Usage& usage, const UsageEstimate& estimate);

} // namespace dragoman
