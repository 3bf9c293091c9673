#pragma once

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace dragoman {

// What went wrong, in words every protocol can map to its own error type and HTTP status
// (Anthropic: platform docs "Errors"; OpenAI: API reference "Error codes").
enum class ErrorKind {
    InvalidRequest, // 400
    Unauthorized, // 401
    Billing, // 402
    Forbidden, // 403
    NotFound, // 404
    MethodNotAllowed, // 405
    RequestTimeout, // 408
    Conflict, // 409
    TooLarge, // 413
    UnsupportedMedia, // 415
    Unprocessable, // 422
    RateLimited, // 429
    HeadTooLarge, // 431
    Internal, // 500
    BadGateway, // 502
    Unavailable, // 503
    GatewayTimeout, // 504
    Overloaded, // 529
};

// An error as a value: callers branch on the kind, people read the message.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    std::string message; // one sentence, UTF-8, no secrets
    std::string param{}; // JSON path of the field at fault ("messages[3].content"), or empty
    std::string code{}; // machine word such as "context_length_exceeded", or empty
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(ErrorKind kind, std::string message, std::string param = {})
{
    return tl::unexpected<Error>(Error{ kind, std::move(message), std::move(param), {} });
}

} // namespace dragoman
