#pragma once

#include "journal/RequestRecord.h"

#include <vector>

namespace dragoman {

// A good request through one provider, `minutes` ago, without bodies.
RequestRecord sampleRequest(const std::string& provider, int minutes = 0);
// Refused with that status by its only provider.
RequestRecord refusedRequest(
    const std::string& provider, int status, const std::string& error, int minutes = 0);
// Claude Code's, refused by one provider and answered by another one in its own protocol, as a stream with
// pings and a gap; with all bodies, a picture, tool calls and a failed tool.
RequestRecord failedOverRequest(int minutes = 0);
// A day's work: several clients, providers and failures, newest last.
std::vector<RequestRecord> busyDay(int requests);

} // namespace dragoman
