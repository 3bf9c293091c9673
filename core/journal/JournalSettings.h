#pragma once

#include <chrono>

namespace dragoman {

enum class BodiesKept { None, OfFailures, All };

// What the journal keeps, and for how long.
struct JournalSettings
{
    BodiesKept bodies = BodiesKept::None;
    std::chrono::hours age{ 30 * 24 };
    std::int64_t bytes = std::int64_t{ 200 } * 1024 * 1024; // of the database file
};

} // namespace dragoman
