#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace dragoman {

// One message as it was on the wire, with every secret already taken out.
struct CapturedMessage
{
    std::string start{}; // "POST /v1/messages" or "200"
    std::vector<std::pair<std::string, std::string>> headers{};
    std::string body{}; // may be cut, see size
    std::uint64_t size = 0; // bytes of the whole body; more than in `body` when it was cut
};

// When the bytes of a streamed body came: those up to `end` were there at `at` after the request's start.
struct StreamMark
{
    std::chrono::microseconds at{ 0 };
    std::uint64_t end = 0;
};

// The four bodies of one request. Of several attempts, the provider's two are those of the last one.
struct CapturedExchange
{
    CapturedMessage clientRequest{};
    CapturedMessage providerRequest{};
    CapturedMessage providerAnswer{};
    CapturedMessage clientAnswer{};
    std::vector<StreamMark> providerMarks{};
    std::vector<StreamMark> clientMarks{};
};

} // namespace dragoman
