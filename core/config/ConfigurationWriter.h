#pragma once

#include "config/Configuration.h"

#include <string>

namespace dragoman {

// The JSON text of a configuration file, indented by two spaces, in the order of the README. What the reader
// takes as the default is left out, but for version, names, protocols, addresses, keys, enabled and
// priority. Reading the text gives the same configuration; whether it is valid is the reader's business.
std::string writeConfiguration(const Configuration& configuration);

} // namespace dragoman
