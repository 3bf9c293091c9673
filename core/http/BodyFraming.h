#pragma once

#include <cstdint>

namespace dragoman {

// How a message says where its body ends (RFC 9112, 6): there is none, Content-Length, or chunks.
enum class BodyFraming : std::uint8_t { None, Length, Chunked };

} // namespace dragoman
