#pragma once

#include "base/JsonWriter.h"
#include "protocol/Codec.h"
#include "protocol/ToolNames.h"

#include <algorithm>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// Lets the last four of all cache marks through; the API takes no more (Anthropic docs, "Prompt
// caching"). Marks are counted first, then each is asked for in the same order.
class CacheMarkBudget
{
public:
    static constexpr std::size_t maxMarks = 4;

    void count() { ++m_total; }
    // The automatic mark of the whole request takes one of the places.
    void reserveOne() { m_limit = maxMarks - 1; }
    // True when the next mark is to be written.
    bool take() { return m_next++ + m_limit >= m_total; }
    bool isExceeded() const { return m_total > m_limit; }
    bool isUnused() const { return m_total == 0; }

private:
    std::size_t m_total = 0;
    std::size_t m_next = 0;
    std::size_t m_limit = maxMarks;
};

// What every part of writing one Messages request shares. The conversation, the profile and the body
// must outlive it.
struct AnthropicWriteContext
{
    AnthropicWriteContext(
        const Conversation& conversationToWrite, const ProviderProfile& target, std::string& body)
        : conversation(conversationToWrite)
        , profile(target)
        , traits(target.claude)
        , names(conversationToWrite, 128)
        , json(body)
        , warnings(conversationToWrite.warnings)
    {
    }

    // Keeps text made on the way, already in its escaped form.
    JsonText keep(std::string escaped) { return { texts.emplace_back(std::move(escaped)) }; }
    void warn(std::string field, std::string reason)
    {
        if (warnings.size() < maxWarnings)
            warnings.push_back({ std::move(field), std::move(reason) });
    }
    // Finding a path walks the whole request, so a reason that may come up often is given once.
    void warnOnce(const JsonValue& field, std::string_view reason)
    {
        const bool isKnown = std::any_of(warnings.begin(), warnings.end(),
            [reason](const Warning& warning) { return warning.reason == reason; });
        if (!isKnown)
            warn(field.path(), std::string(reason));
    }

    static constexpr std::size_t maxWarnings = 100;
    const Conversation& conversation;
    const ProviderProfile& profile;
    const ClaudeTraits& traits;
    ToolNames names;
    JsonWriter json;
    CacheMarkBudget marks{};
    std::vector<Warning> warnings;
    std::deque<std::string> texts{};
};

} // namespace dragoman
