#pragma once

#include "config/Configuration.h"
#include "protocol/Codec.h"
#include "protocol/ReplyRules.h"
#include "server/ProviderHeaders.h"
#include "server/ProviderTestReport.h"
#include "upstream/UpstreamRequest.h"

namespace dragoman {

// One call of the test, ready to go, and what its answer has to show.
struct ProviderTestRequest
{
    UpstreamRequest call{};
    ReplyPlan reply{};
    ReplyExpectation expected{};
};

// Whom a test asks, and with what.
struct ProviderTestTarget
{
    const ProviderConfig& provider;
    ProviderProfile profile{}; // for the model that is asked
    CallKey key{};
};

// The question for the list of models.
ProviderTestRequest modelsTestRequest(const ProviderTestTarget& target);
// One generation, as small as the protocol lets it be, written by the provider's own codec from a neutral
// conversation. `stream` asks for a stream (always done for Streaming). Errors: InvalidRequest with the
// reason why the configuration or the model rules the step out.
Result<ProviderTestRequest> generationTestRequest(
    ProviderTestStep step, const ProviderTestTarget& target, bool stream);
// The question for a count of tokens (Anthropic).
ProviderTestRequest countTestRequest(const ProviderTestTarget& target);

} // namespace dragoman
