#pragma once

#include <cstddef>
#include <string_view>

namespace dragoman {

// True when `text` matches `pattern` as a whole.
bool matchesWildcard(std::string_view pattern, std::string_view text);

// How much a pattern says: its characters that are no wildcard. Of two that fit, the heavier one goes first.
std::size_t wildcardWeight(std::string_view pattern);

} // namespace dragoman
