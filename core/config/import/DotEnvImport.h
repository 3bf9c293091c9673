#pragma once

#include "config/import/ImportedProviders.h"

namespace dragoman {

// Reads the .env file of the AnyRouter proxies: the variables of EnvironmentConfiguration.h for address,
// ports and limits, and the usual names of a key. Errors: InvalidRequest with the line, or with the variable
// whose value cannot be used; never with a value.
Result<ImportedProviders> importDotEnv(std::string_view text);

// True for a line of the form NAME=VALUE, with or without `export`.
bool isVariableLine(std::string_view line);

} // namespace dragoman
