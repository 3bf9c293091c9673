#pragma once

#include "protocol/ReplyEvent.h"

#include <optional>
#include <string_view>

namespace dragoman {

// The word of the API for that reason ("end_turn").
std::string_view anthropicStopReason(StopReason reason);
// The reason behind a word of the API; nothing for words that say no more than that the reply is over.
std::optional<StopReason> readAnthropicStopReason(std::string_view word);

} // namespace dragoman
