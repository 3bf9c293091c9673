#pragma once

#include <chrono>

namespace dragoman {

// A moment of the monotonic clock: time limits measured with it survive changes of the wall clock.
using SteadyTime = std::chrono::steady_clock::time_point;

inline std::chrono::milliseconds millisecondsSince(SteadyTime begin)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
}

} // namespace dragoman
