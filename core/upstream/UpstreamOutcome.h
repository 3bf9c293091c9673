#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace dragoman {

enum class UpstreamFailureKind {
    Dns,
    Refused, // no connection: refused or unreachable
    Tls,
    ConnectTimeout,
    FirstByteTimeout,
    IdleTimeout,
    TotalTimeout,
    Cut, // closed, reset, shorter than promised, bad chunk
    Protocol, // not HTTP, or HTTP that must not be used
    Redirect, // a 3xx with a target; never followed
    TooLarge, // a limit of the request was passed
    Proxy,
    BadUrl, // the request itself cannot be sent
    Other,
};

struct UpstreamFailure
{
    UpstreamFailureKind kind = UpstreamFailureKind::Other;
    std::string message{}; // one English sentence: what happened, with host and port, and what to do
};

// Measured from start(); 0 for what was never reached.
struct UpstreamTiming
{
    std::chrono::microseconds connect{ 0 }; // a connection is ready, new or from the pool
    std::chrono::microseconds firstByte{ 0 }; // first byte of the answer
    std::chrono::microseconds total{ 0 };
};

// How a call ended. Without `failure` the answer was complete as HTTP frames it.
struct UpstreamOutcome
{
    std::optional<UpstreamFailure> failure{};
    bool requestSent = false; // false: not one byte left, so sending it elsewhere costs nothing
    bool reusedConnection = false;
    UpstreamTiming timing{};
};

} // namespace dragoman
