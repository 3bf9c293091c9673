#pragma once

#include "upstream/Destination.h"

#include <string>
#include <unordered_map>

namespace dragoman {

// Where addresses lead, each parsed once: calls go to few of them, and parsing one costs microseconds.
class Destinations
{
public:
    // As parseDestination().
    tl::expected<Destination, UpstreamFailure> find(const std::string& url);

private:
    std::unordered_map<std::string, Destination> m_known; // by URL
};

} // namespace dragoman
