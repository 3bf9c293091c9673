#pragma once

#include <chrono>
#include <optional>

namespace dragoman {

// When to look next: a day after the last time and up to four hours later, so that not everybody comes at
// once; never in the first minute of a program. `random` is in [0, 1). A last time in the future (the clock
// was set back) counts for none.
std::chrono::sys_seconds nextUpdateCheck(
    std::optional<std::chrono::sys_seconds> last, std::chrono::sys_seconds now, double random);

} // namespace dragoman
