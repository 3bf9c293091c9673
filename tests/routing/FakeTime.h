#pragma once

#include "base/SteadyTime.h"

namespace dragoman {

// Some moment at which tests begin.
inline constexpr SteadyTime testStart{ std::chrono::hours(1) };

} // namespace dragoman
