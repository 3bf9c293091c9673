#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// What a model of the Anthropic protocol accepts (Anthropic models API `capabilities`, SDK deprecation
// notes).
struct ClaudeTraits
{
    enum class Sampling { Full, OneOf, Rejected };
    Sampling sampling = Sampling::Rejected; // temperature / top_p / top_k
    bool budgetThinking = false; // thinking.type enabled
    bool disabledThinking = false; // thinking.type disabled
    bool adaptiveThinking = true; // thinking.type adaptive
    bool effort = true; // output_config.effort
    bool effortXHigh = true; // ... takes "xhigh"
    bool effortMax = true; // ... takes "max"
    bool betweenTools = false; // thinking.type between_tools
    bool forcedTool = true; // tool_choice any / tool
    bool structuredOutput = true; // output_config.format
    bool systemInMessages = true; // role system inside messages
    bool isClaude = true; // false: another vendor's model on an Anthropic-compatible host
    std::int64_t maxOutput = 128000; // tokens; 0 = unknown
};

// How an OpenAI-compatible host differs from api.openai.com. Data, filled from presets and configuration.
struct ChatQuirks
{
    enum class SystemInMiddle { InPlace, AsUserText };
    enum class MaxTokensField { ByModel, MaxTokens, MaxCompletionTokens };
    enum class ReasoningField { None, ReasoningContent, Reasoning }; // how history thinking is sent back
    enum class EmptyContent { Null, EmptyString };
    SystemInMiddle systemInMiddle = SystemInMiddle::AsUserText;
    MaxTokensField maxTokensField = MaxTokensField::ByModel;
    ReasoningField reasoningField = ReasoningField::None;
    EmptyContent emptyAssistantContent = EmptyContent::Null;
    bool contentLists = true; // false: the host wants plain strings
    bool developerRole = false; // send system text as role developer
    bool streamUsage = true; // understands stream_options.include_usage
    bool topK = false; // knows top_k
    bool cacheMarks = false; // understands cache_control on parts
    bool mergeSameRole = false; // wants strictly alternating roles
    bool lenientEof = false; // a stream may end without finish_reason and [DONE]
    bool splitThinkTags = false; // <think>...</think> at the very start of content is thinking
    std::optional<bool> reasons{}; // the model accepts reasoning_effort; nothing = by model name
    std::string highestEffort{}; // "high" where xhigh and max are unknown; empty = all

    bool operator==(const ChatQuirks&) const = default;
};

// Everything a codec must know about the provider and model it writes for.
struct ProviderProfile
{
    std::string model; // the name the provider knows, plain
    bool native = false; // the vendor's own host (api.anthropic.com, api.openai.com)
    ClaudeTraits claude{};
    ChatQuirks chat{};
    std::optional<std::int64_t> defaultMaxTokens{}; // where the client gives none
    std::optional<std::int64_t> minMaxTokens{};
    std::optional<std::int64_t> maxMaxTokens{};
    bool forceNonStream = false;
    bool autoPromptCache = false; // set Anthropic's top-level cache_control
};

} // namespace dragoman
