#pragma once

#include "server/ProviderTestReport.h"

#include <string>

namespace dragoman {

// How a person reads a test of a provider in a terminal; what comes from the provider is made printable.

// The line of one step, aligned, and one for each deviation.
std::string providerTestLines(const ProviderTestResult& result);
// What stands below the steps: the keys, where there is more to say of them than that the only one works,
// and the summary.
std::string providerTestEnd(const ProviderTestReport& report);

} // namespace dragoman
