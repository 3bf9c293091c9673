#pragma once

#include "protocol/Codec.h"

#include <string>
#include <string_view>

namespace dragoman {

// OpenAI's free-text tools travel as functions with the one argument `input`; their calls go back to the
// client as custom tool calls.

// `name` is escaped; `shape` says which tools the client declared as custom.
bool isCustomTool(JsonText name, const ReplyShape& shape);
// The free text of a call, escaped, out of its arguments (escaped). Arguments of another form are the
// text themselves.
std::string customToolInput(std::string_view arguments);

} // namespace dragoman
