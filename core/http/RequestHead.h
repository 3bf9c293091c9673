#pragma once

#include "http/BodyFraming.h"
#include "http/HeaderList.h"

#include <cstdint>
#include <optional>
#include <string>

namespace dragoman {

// What stands before the body of a request.
struct RequestHead
{
    std::string method; // as sent, one of the registered methods
    std::string target; // as sent: begins with '/', printable ASCII
    std::string path; // the target up to '?', not decoded
    std::string query; // the target behind '?', not decoded; empty when there is none
    int minorVersion = 1; // HTTP/1.0 or HTTP/1.1
    HeaderList headers;
    bool keepAlive = true; // the client wants to send further requests on this connection
    bool expectsContinue = false; // it waits for "100 Continue" before it sends the body
    BodyFraming framing = BodyFraming::None;
    std::optional<std::uint64_t> contentLength{}; // only with BodyFraming::Length
};

} // namespace dragoman
