#pragma once

#include <chrono>
#include <cstdint>

namespace dragoman {

enum class BodiesKept { None, OfFailures, All };

// What the journal keeps, and for how long.
struct JournalSettings
{
    BodiesKept bodies = BodiesKept::None;
    std::chrono::hours age{ 30 * 24 };
    std::int64_t bytes = std::int64_t{ 200 } * 1024 * 1024; // of the database file
};

// How often the writer does what.
struct JournalTimes
{
    std::chrono::milliseconds batch{ 1000 }; // between two transactions
    std::chrono::milliseconds lockedRetry{ 1000 };
    std::chrono::milliseconds otherRetry{ 30'000 };
    std::chrono::milliseconds sweep{ 60'000 };
};

} // namespace dragoman
