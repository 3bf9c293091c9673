#pragma once

#include "upstream/UpstreamOutcome.h"

#include <tl/expected.hpp>

#include <memory>
#include <string>

struct Curl_URL;

namespace dragoman {

// Where a call goes, taken from its URL.
struct Destination
{
    std::string scheme{}; // "http" or "https"
    std::string host{}; // without the brackets of an IPv6 address
    std::string port{};
    std::shared_ptr<Curl_URL> url{}; // the whole address as libcurl parsed it; shared, never changed

    // "host:port" for messages and cache keys.
    std::string name() const;
    // localhost, *.localhost, 127.0.0.0/8 and ::1.
    bool isLoopback() const;
};

// Fails with BadUrl for anything but an http or https address without user name and password.
tl::expected<Destination, UpstreamFailure> parseDestination(const std::string& url);

// The "host:port" that a Location header points to; `from` where it names no host of its own.
std::string redirectTarget(const std::string& location, const Destination& from);

} // namespace dragoman
