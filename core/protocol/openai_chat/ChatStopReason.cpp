#include "protocol/openai_chat/ChatStopReason.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace dragoman {

namespace {

struct Row
{
    std::string_view finish;
    StopReason reason;
};

constexpr std::array<Row, 7> knownReasons{ {
    { "stop", StopReason::EndTurn },
    { "length", StopReason::MaxTokens },
    { "max_tokens", StopReason::MaxTokens },
    { "tool_calls", StopReason::ToolUse },
    { "function_call", StopReason::ToolUse },
    { "content_filter", StopReason::Refusal },
    { "refusal", StopReason::Refusal },
} };

} // namespace

StopReason readChatFinishReason(std::string_view finish)
{
    const auto row = std::find_if(
        knownReasons.begin(), knownReasons.end(), [finish](const Row& r) { return r.finish == finish; });
    if (row != knownReasons.end())
        return row->reason;
    return finish.ends_with("_length") ? StopReason::MaxTokens : StopReason::EndTurn;
}

std::string_view chatFinishReason(StopReason reason)
{
    switch (reason) {
    case StopReason::ToolUse: return "tool_calls";
    case StopReason::MaxTokens:
    case StopReason::ContextExceeded: return "length";
    case StopReason::Refusal: return "content_filter";
    case StopReason::EndTurn:
    case StopReason::StopSequence:
    case StopReason::PauseTurn: break;
    }
    return "stop";
}

} // namespace dragoman
