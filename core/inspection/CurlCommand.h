#pragma once

#include "base/Result.h"
#include "journal/CapturedExchange.h"

#include <string>

namespace dragoman {

// The name of the shell variable that stands where a secret was.
inline constexpr const char* curlKeyVariable = "API_KEY";

// A command for a POSIX shell that sends this request again; everything is quoted, and the user's key is
// taken from $API_KEY. `address` ("http://127.0.0.1:9998") is where a request goes whose target is a path;
// empty takes its Host field. Errors: NotFound without a request, TooLarge when its body was cut.
Result<std::string> curlCommand(const CapturedMessage& request, const std::string& address = {});

// `text` as one word of a POSIX shell.
std::string shellWord(std::string_view text);

} // namespace dragoman
