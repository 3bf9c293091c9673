#pragma once

#include "config/Configuration.h"

#include <array>
#include <string_view>
#include <utility>

namespace dragoman {

// How the configuration file spells the values of each enumeration; reader and writer share it.
template <class Enum, std::size_t count>
using Words = std::array<std::pair<std::string_view, Enum>, count>;

inline constexpr Words<Protocol, 2> protocolWords{ {
    { "anthropic", Protocol::Anthropic },
    { "openai-chat", Protocol::OpenAiChat },
} };
inline constexpr Words<AccessMode, 3> accessWords{ {
    { "client-key", AccessMode::ClientKey },
    { "token", AccessMode::Token },
    { "open", AccessMode::Open },
} };
inline constexpr Words<RouteStrategy, 4> strategyWords{ {
    { "priority", RouteStrategy::Priority },
    { "random", RouteStrategy::Random },
    { "round-robin", RouteStrategy::RoundRobin },
    { "sticky", RouteStrategy::Sticky },
} };
inline constexpr Words<LogBodies, 3> bodiesWords{ {
    { "none", LogBodies::None },
    { "errors", LogBodies::Errors },
    { "all", LogBodies::All },
} };
inline constexpr Words<ChatQuirks::SystemInMiddle, 2> systemWords{ {
    { "in-place", ChatQuirks::SystemInMiddle::InPlace },
    { "user-text", ChatQuirks::SystemInMiddle::AsUserText },
} };
inline constexpr Words<ChatQuirks::MaxTokensField, 3> maxTokensWords{ {
    { "by-model", ChatQuirks::MaxTokensField::ByModel },
    { "max_tokens", ChatQuirks::MaxTokensField::MaxTokens },
    { "max_completion_tokens", ChatQuirks::MaxTokensField::MaxCompletionTokens },
} };
inline constexpr Words<ChatQuirks::ReasoningField, 3> reasoningWords{ {
    { "none", ChatQuirks::ReasoningField::None },
    { "reasoning_content", ChatQuirks::ReasoningField::ReasoningContent },
    { "reasoning", ChatQuirks::ReasoningField::Reasoning },
} };
inline constexpr Words<ChatQuirks::EmptyContent, 2> emptyContentWords{ {
    { "null", ChatQuirks::EmptyContent::Null },
    { "empty-string", ChatQuirks::EmptyContent::EmptyString },
} };

} // namespace dragoman
