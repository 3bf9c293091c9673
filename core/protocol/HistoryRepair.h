#pragma once

#include "protocol/Conversation.h"

namespace dragoman {

// Makes the tool calls and results of a conversation fit for every protocol: behind each assistant
// message with tool calls stands a user message that begins with exactly one result per call, in the
// order of the calls. Results found later in the history move up, a missing one is added as an error
// "no result", the last of several for one call wins, a result without a call becomes user text.
// Calls without an id get one, paired by order. Neighbouring messages of the same role are merged; blank
// text blocks and messages without blocks are removed. Each change of meaning leaves a warning.
// Errors: InvalidRequest where nothing but system text is left.
Result<void> repairHistory(Conversation& conversation);

} // namespace dragoman
