#pragma once

#include "base/Json.h"
#include "base/Result.h"

#include <string>
#include <string_view>

namespace dragoman {

// Errors as the Anthropic API words them (platform docs, "Errors").

// `error.type` for that kind, such as "rate_limit_error".
std::string_view anthropicErrorType(ErrorKind kind);
int anthropicHttpStatus(ErrorKind kind);

// Appends {"type":"error","error":{...}}: the body of an HTTP error, or the data of an error event.
// The protocol has no place for Error::param, so the message begins with it.
void appendAnthropicError(std::string& out, const Error& error);
// The same with `request_id`, null where it is empty.
std::string writeAnthropicError(const Error& error, std::string_view requestId);

// What the body of an answer with that HTTP status means, whatever its shape.
Error readAnthropicError(int status, std::string_view body);
// The same for an error event, or an error in the place of a message: there is no status then.
Error readAnthropicError(const JsonValue& value);

} // namespace dragoman
