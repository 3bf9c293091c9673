#pragma once

#include "base/Result.h"
#include "journal/CapturedExchange.h"

#include <string>
#include <string_view>

namespace dragoman {

// The parts of a captured request's first line.
struct RequestLine
{
    std::string method{};
    std::string url{}; // with scheme and host
};

// `address` as for curlCommand().
RequestLine requestLine(const CapturedMessage& request, const std::string& address = {});

// The first value of that name without regard to case; empty when there is none.
std::string_view headerValue(const CapturedMessage& message, std::string_view name);

// Errors: NotFound for a message that is not there, TooLarge for one whose body was cut.
Result<void> checkWhole(const CapturedMessage& message);

} // namespace dragoman
