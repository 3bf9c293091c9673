#pragma once

#include "server/ProviderTestReport.h"

#include <string>

namespace dragoman {

// The report as one JSON object, without a line end; its members stand in the README.
std::string providerTestJson(const ProviderTestReport& report);

} // namespace dragoman
