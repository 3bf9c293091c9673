#pragma once

#include "config/Configuration.h"

#include <string>

namespace dragoman {

// One entry of `providers` as JSON text, `level` objects and lists deep. What its preset or the default says
// is left out, but for name, protocol, address, keys, enabled and priority.
std::string writeProvider(const ProviderConfig& provider, int level);

} // namespace dragoman
