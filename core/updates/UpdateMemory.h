#pragma once

#include "base/Result.h"

#include <QString>

#include <chrono>
#include <optional>
#include <string>

namespace dragoman {

// What the look for new versions remembers from one run of the program to the next.
struct UpdateMemory
{
    std::optional<std::chrono::sys_seconds> lastCheck{};
    std::chrono::sys_seconds newestIssued{}; // of all descriptions that were believed; older ones are replays
    std::string skippedVersion{};
    std::string signedRelease{}; // as it came the last time; verified anew whenever it is read

    bool operator==(const UpdateMemory&) const = default;
};

// The file in the program's data folder.
QString updateMemoryIn(const QString& dataFolder);
// A file that is not there, or that cannot be used, gives an empty memory.
UpdateMemory readUpdateMemory(const QString& fileName);
// Errors: as writePrivateFile().
Result<void> writeUpdateMemory(const QString& fileName, const UpdateMemory& memory);

} // namespace dragoman
