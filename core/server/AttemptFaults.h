#pragma once

#include "journal/RequestRecord.h"
#include "protocol/Codec.h"
#include "routing/RoutePlan.h"
#include "server/Attempt.h"
#include "server/ProviderCall.h"

#include <string>
#include <vector>

namespace dragoman {

// What a failed attempt means to the router.
AttemptFault faultOfRefusal(const AttemptFailure& failure);

// How far a reply came before it failed.
struct ReplyProgress
{
    std::size_t received = 0; // bytes
    bool hasContent = false;
};
// The same for an attempt that was accepted and whose reply then failed with `error`.
AttemptFault faultOfReply(
    const Error& error, EventSource source, const ReplyProgress& progress, const Codec& provider);

// The same for a small call whose answer is of no use.
AttemptFault faultOfCall(const CollectedReply& reply, const Codec& provider);

// The providers that were considered and not asked.
std::vector<SkippedProvider> skippedProviders(const RoutePlan& plan);

// The value of x-dragoman-tried: each provider that did not serve the request and why, printable ASCII, at
// most 2 KB; empty when the first one asked was the only one considered.
std::string triedText(const RoutePlan& plan);

// The value of Retry-After: whole seconds, rounded up.
std::string retryAfterSeconds(std::chrono::milliseconds time);

} // namespace dragoman
