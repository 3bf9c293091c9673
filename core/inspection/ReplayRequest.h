#pragma once

#include "http/RequestHead.h"
#include "journal/RequestRecord.h"
#include "protocol/Codec.h"

#include <string>

namespace dragoman {

// Where a captured request goes this time.
struct ReplayChoice
{
    std::string provider{}; // empty: where it went the last time
    std::string model{}; // as a client would ask for it; empty: the same
};

// A captured client request, ready to be sent again.
struct ReplayRequest
{
    Protocol protocol = Protocol::Anthropic; // of the client
    RequestHead head{}; // without credentials: the provider's own keys are used
    std::string body{};
    std::string provider{};
    bool mayLackSecrets = false; // *** stands in the body, maybe for a secret: the answer may differ
};

// Errors, each a sentence for the user: NotFound when the bodies were not kept or no provider can be named,
// TooLarge when the client's request was cut, InvalidRequest when it is no JSON object.
Result<ReplayRequest> replayRequest(const RequestRecord& record, const ReplayChoice& choice = {});

} // namespace dragoman
