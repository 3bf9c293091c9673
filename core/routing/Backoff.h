#pragma once

#include "routing/RandomNumber.h"

#include <chrono>

namespace dragoman {

struct BackoffSettings
{
    std::chrono::milliseconds base{ 250 };
    std::chrono::milliseconds longest{ 8'000 };
    std::chrono::milliseconds longestRetryAfter{ 30'000 }; // asked to wait longer, others are tried instead
};

// How long to wait before a repeat: anything from nothing to base * 2^repeat, at most `longest` ("full
// jitter": clients that failed together do not come back together). `repeat` counts from 0.
std::chrono::milliseconds backoffDelay(
    const BackoffSettings& settings, int repeat, const RandomNumber& random);

} // namespace dragoman
