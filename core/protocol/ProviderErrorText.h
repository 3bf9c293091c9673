#pragma once

#include "base/Json.h"
#include "base/Result.h"

#include <string>
#include <string_view>

namespace dragoman {

// What a provider says about an error, in the fields that both APIs know.
struct ProviderErrorText
{
    std::string message; // never empty; UTF-8 without control characters and keys, about 2000 bytes at most
    std::string type{}; // "rate_limit_error", or empty
    std::string code{}; // "context_length_exceeded", or empty; a number is given in digits
    std::string param{}; // the field at fault, or empty
};

// Reads an error body of any shape: {"error":{...}}, {"error":"..."}, {"detail":...}, {"message":...}, a
// list of those, plain text, a web page (never quoted but for its title) or nothing.
ProviderErrorText readProviderError(std::string_view body);
// The same from an event of a stream or a body that is parsed already.
ProviderErrorText readProviderError(const JsonValue& value);

// True for a body or event that reports an error in the place of a reply, whatever its HTTP status:
// `error` is given, or the type or object is "error".
bool isProviderError(const JsonValue& value);

// True for HTML or XML in the place of an API's answer.
bool isWebPage(std::string_view body);
// One sentence about a web page that came in the place of an answer; of the page itself it shows no more
// than the title.
std::string describeWebPage(std::string_view page);

// Text from outside made fit for a message: valid UTF-8, without control characters and without anything
// that looks like a key, about 2000 bytes at most.
std::string cleanMessage(std::string_view text);

// What a status says about an error; what no table knows is InvalidRequest (4xx) or BadGateway.
ErrorKind errorKindOfStatus(int status);
// True when a message says that the input does not fit into the model's context, in the words of any of
// the known providers.
bool saysContextExceeded(std::string_view message);

} // namespace dragoman
