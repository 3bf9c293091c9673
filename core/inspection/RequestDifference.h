#pragma once

#include "inspection/RequestChange.h"
#include "journal/RequestRecord.h"

namespace dragoman {

// What of a provider's configuration changes requests; leave empty what is not known.
struct ProviderSettings
{
    std::string body{}; // JSON object
    std::vector<std::string> headers{}; // names
};

// What the client asked beside what the provider was asked, in the last attempt: model, parameters, tools and
// system, messages, headers; what is the same too. Errors: NotFound when the bodies were not kept or no
// provider was asked, TooLarge when one was cut, InvalidRequest when one cannot be read.
Result<RequestChanges> requestDifference(const RequestRecord& record, const ProviderSettings& settings = {});

} // namespace dragoman
