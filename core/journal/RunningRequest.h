#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace dragoman {

// A request that has not ended, as it was a moment ago.
struct RunningRequest
{
    std::uint64_t number = 0; // to stop it by; each request has another one
    std::chrono::system_clock::time_point time{};
    std::string endpoint{};
    std::string client{}; // User-Agent
    std::string askedModel{};
    std::string usedModel{};
    std::string provider{}; // the one asked last; empty while none was
    bool isAnswering = false; // content has come
    std::int64_t outputTokens = 0; // so far, guessed by the length: providers tell the number at the end
};

} // namespace dragoman
