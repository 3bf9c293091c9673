#pragma once

#include "config/KeyRing.h"

#include <string>

namespace dragoman {

// The providers of a configuration as a table for a person: name, protocol, host, enabled, priority, keys
// (references and whether they are there, never a key) and models. Below it stands why a key is missing.
std::string providerTable(const Configuration& configuration, const KeyRing& keys);

// The same as JSON: [{"name", "protocol", "baseUrl", "enabled", "priority", "keys": [{"reference",
// "available", "problem"}], "models": {"big", "middle", "small", "aliases"}}].
std::string providerJson(const Configuration& configuration, const KeyRing& keys);

} // namespace dragoman
