#pragma once

#include "protocol/Codec.h"

#include <string>

namespace dragoman {

// The body of POST /v1/messages, byte for byte but for what the options ask. An assistant message of
// nothing but unsigned thinking is removed; thinking with a budget is switched off where the last tool
// turn has lost the thinking that Claude wants to see in front of it.
// Errors: InvalidRequest when the body is no JSON.
Result<PassThroughResult> passThroughAnthropicBody(std::string body, const PassThroughOptions& options);
// The same for a body that is parsed already.
PassThroughResult passThroughAnthropicBody(const JsonDocument& body, const PassThroughOptions& options);

} // namespace dragoman
