#pragma once

#include "updates/ReleaseDescription.h"
#include "updates/ReleaseSignature.h"

namespace dragoman {

// What a signed release is judged by.
struct ReleaseExpectations
{
    ReleaseKey key{};
    std::string ownVersion{}; // of this program
    std::chrono::sys_seconds now{};
    std::chrono::sys_seconds newestIssued{}; // of the descriptions seen before
};

// The description in `text` when it may be believed: signed, not expired, not older than one that was seen
// and of no older version than the program. Errors: as verifiedDescription() and readReleaseDescription(),
// Conflict for a replay.
Result<ReleaseDescription> believedRelease(std::string_view text, const ReleaseExpectations& expected);

// True when both are versions and the first is higher.
bool isNewer(const std::string& version, const std::string& than);

} // namespace dragoman
