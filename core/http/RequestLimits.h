#pragma once

#include <cstddef>

namespace dragoman {

// What a client may send at most, in bytes but for headCount.
struct RequestLimits
{
    std::size_t headBytes = 64 * 1024; // request line and header fields together
    std::size_t headCount = 100; // header fields
    std::size_t targetBytes = 8 * 1024;
    std::size_t bodyBytes = 64 * 1024 * 1024;
};

} // namespace dragoman
