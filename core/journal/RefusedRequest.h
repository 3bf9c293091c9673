#pragma once

#include <string>

namespace dragoman {

// A request that got no further than our door: not let in, or for a path that there is not. A plain value,
// so that it can travel to any thread; all of its words come from a stranger and are cut to a sane length.
struct RefusedRequest
{
    std::string endpoint;
    std::string client; // its User-Agent
    std::string method;
    std::string path; // without the query
    int status = 0;
    std::string error;
};

} // namespace dragoman
