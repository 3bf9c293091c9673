#include "protocol/anthropic/AnthropicStopReason.h"

#include <array>

namespace dragoman {

namespace {

// In the order of the enum.
constexpr std::array<std::string_view, 7> words{ "end_turn", "stop_sequence", "tool_use", "max_tokens",
    "model_context_window_exceeded", "refusal", "pause_turn" };

} // namespace

std::string_view anthropicStopReason(StopReason reason)
{
    return words[static_cast<std::size_t>(reason)];
}

std::optional<StopReason> readAnthropicStopReason(std::string_view word)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == word)
            return static_cast<StopReason>(i);
    }
    return {};
}

} // namespace dragoman
