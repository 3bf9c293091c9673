#pragma once

#include "base/Result.h"
#include "journal/RequestRecord.h"

#include <string>
#include <vector>

namespace dragoman {

// A file and the command that translates it offline.
struct TranslateCase
{
    std::string fileName; // "request.json"
    std::string input;
    std::string command; // "dragoman translate --from ... < request.json"
};

// The client's request and, when it came whole, the provider's answer. Errors: NotFound when the bodies were
// not kept, TooLarge when the request was cut.
Result<std::vector<TranslateCase>> translateCases(const RequestRecord& record);

} // namespace dragoman
