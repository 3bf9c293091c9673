#pragma once

#include <string>
#include <string_view>

namespace dragoman {

// The difference of two texts as a unified diff with three lines of context, without the two lines that name
// the files; empty when they are the same. A last line without line end is marked as usual.
std::string unifiedDiff(std::string_view before, std::string_view after);

} // namespace dragoman
