#pragma once

#include "protocol/Conversation.h"
#include "protocol/ReplyEvent.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// One piece of a demo answer; texts are plain.
struct DemoStep
{
    enum class Kind { Text, Thinking, ToolCall, Cut };
    Kind kind = Kind::Text;
    std::string text{}; // of text and thinking; the arguments of a tool call
    std::string toolName{};
    std::chrono::milliseconds delay{ 0 }; // before this piece
};

// What a demo model answers to a conversation, or the error that it stands for.
struct DemoAnswer
{
    std::optional<Error> error{};
    std::vector<DemoStep> steps{};
};

// The models of the demo provider, in the order in which they are listed.
std::vector<std::string_view> demoModels();

// The answer of `model` (see demoModels(); every other name echoes): a pure function of its arguments.
DemoAnswer demoAnswer(std::string_view model, const Conversation& conversation);

} // namespace dragoman
