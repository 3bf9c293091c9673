#pragma once

#include <string>

namespace dragoman {

// `text` (UTF-8) with every control character replaced by '?': what a file or a host says must not steer the
// terminal that shows it.
std::string printable(std::string text);

} // namespace dragoman
