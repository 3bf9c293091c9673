#pragma once

#include <chrono>

namespace dragoman {

// A moment of the monotonic clock: time limits measured with it survive changes of the wall clock.
using SteadyTime = std::chrono::steady_clock::time_point;

} // namespace dragoman
