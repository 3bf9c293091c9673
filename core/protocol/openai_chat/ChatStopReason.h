#pragma once

#include "protocol/ReplyEvent.h"

#include <string_view>

namespace dragoman {

// What a `finish_reason` (decoded) means. Values that only one vendor knows end a turn; those that end
// in "_length" are limits.
StopReason readChatFinishReason(std::string_view finish);
// The `finish_reason` for clients, without the look at whether there were tool calls.
std::string_view chatFinishReason(StopReason reason);

} // namespace dragoman
