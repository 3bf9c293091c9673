#pragma once

#include "http/HeaderList.h"

#include <chrono>
#include <optional>

namespace dragoman {

// How long the sender of these headers asks to wait, at most a day: `retry-after-ms` (milliseconds, as
// OpenAI sends it) before `Retry-After` (RFC 9110, 10.2.3: seconds, here also with a fraction, or a date
// in any of the three forms of 5.6.7). A time that is over gives 0, text that is neither gives nothing.
std::optional<std::chrono::milliseconds> retryAfter(
    const HeaderList& headers, std::chrono::system_clock::time_point wallClockNow);

} // namespace dragoman
