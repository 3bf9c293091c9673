#pragma once

#include "inspection/RequestChange.h"

#include <utility>

namespace dragoman {

using HeaderPairs = std::vector<std::pair<std::string, std::string>>;

// What became of the client's header fields. `configured` are the names that the provider's `headers` setting
// sets.
void compareHeaders(const HeaderPairs& client, const HeaderPairs& provider, bool sameProtocol,
    const std::vector<std::string>& configured, RequestChanges& changes);

} // namespace dragoman
