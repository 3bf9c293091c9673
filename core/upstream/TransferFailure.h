#pragma once

#include "upstream/Destination.h"
#include "upstream/UpstreamOutcome.h"

#include <curl/curl.h>

#include <chrono>
#include <string>
#include <string_view>

namespace dragoman {

// What is known when libcurl ends a transfer; the views are read during the call only.
struct TransferEnd
{
    CURLcode code;
    std::string_view detail; // libcurl's own words
    const Destination& to;
    std::string_view proxy; // the proxy's URL, or empty
    bool tunnelRefused = false; // the proxy answered CONNECT with something else than 200
    bool answerBegan = false;
};
UpstreamFailure describeEnd(const TransferEnd& end);

// `limit` is the time that has passed; `kind` one of the time-outs.
UpstreamFailure describeTimeout(
    UpstreamFailureKind kind, const Destination& to, std::chrono::milliseconds limit);

} // namespace dragoman
