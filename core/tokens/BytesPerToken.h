#pragma once

#include <cstddef>

namespace dragoman {

// For guesses where nothing may be counted: while a stream runs, or before a request is read.
inline constexpr std::size_t bytesPerToken = 4;

} // namespace dragoman
