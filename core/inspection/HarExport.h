#pragma once

#include "journal/RequestRecord.h"

#include <string>
#include <vector>

namespace dragoman {

// The captured messages of these requests as an HTTP archive (HAR 1.2, JSON): what the client and we said to
// each other, then what the provider and we did, one entry each. Requests without captured messages are
// left out.
std::string harExport(const std::vector<RequestRecord>& records);

// "2026-11-21T19:13:05.123Z"
std::string isoTime(std::chrono::system_clock::time_point time);

} // namespace dragoman
