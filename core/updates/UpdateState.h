#pragma once

#include "updates/UpdateSource.h"

#include <chrono>
#include <optional>
#include <string>

namespace dragoman {

// A version that is newer than this program.
struct NewRelease
{
    std::string version;
    std::string date; // "2026-11-21"
    std::string notesUrl; // https
    bool isSkipped = false; // the user does not want to hear of it
};

// How the look for new versions stands.
struct UpdateState
{
    UpdateObstacle obstacle = UpdateObstacle::None;
    std::string address{}; // where it looks
    bool isChecking = false;
    std::optional<std::chrono::sys_seconds> lastCheck{};
    std::string error{}; // what went wrong the last time, one sentence; empty = nothing
    std::optional<NewRelease> newRelease{};
};

} // namespace dragoman
