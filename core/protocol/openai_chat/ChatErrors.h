#pragma once

#include "base/Json.h"
#include "base/Result.h"

#include <string>
#include <string_view>

namespace dragoman {

// Errors as Chat Completions has them (OpenAI API reference, "Error codes"):
// {"error": {"message", "type", "param", "code"}}, all four keys always present.

// The body of an HTTP error, and the data of an error event in a stream.
std::string writeChatError(const Error& error);
int chatHttpStatus(ErrorKind kind);

// What an error answer means; the HTTP status decides the kind, for hosts fill `type` as they please.
Error readChatError(int status, std::string_view body);
// What an error inside a reply of status 200 means: `data` is the event, body or choice it came in.
Error readChatStreamError(const JsonValue& data);

} // namespace dragoman
