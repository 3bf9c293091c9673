#include "protocol/ReplyEvent.h"

namespace dragoman {

void Usage::update(const Usage& newer)
{
    const auto take = [](std::optional<std::int64_t>& mine, const std::optional<std::int64_t>& theirs) {
        if (theirs)
            mine = theirs;
    };
    take(input, newer.input);
    take(output, newer.output);
    take(cacheRead, newer.cacheRead);
    take(cacheWrite, newer.cacheWrite);
    take(reasoning, newer.reasoning);
}

std::string_view stopReasonWord(StopReason reason)
{
    switch (reason) {
    case StopReason::EndTurn: return "end_turn";
    case StopReason::StopSequence: return "stop_sequence";
    case StopReason::ToolUse: return "tool_use";
    case StopReason::MaxTokens: return "max_tokens";
    case StopReason::ContextExceeded: return "context_exceeded";
    case StopReason::Refusal: return "refusal";
    case StopReason::PauseTurn: return "pause_turn";
    }
    return "";
}

} // namespace dragoman
