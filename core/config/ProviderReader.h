#pragma once

#include "base/Json.h"
#include "config/Configuration.h"

#include <string>
#include <vector>

namespace dragoman {

// What a field of an entry with this preset ("" = none) is when the entry leaves it out; without address.
ProviderConfig providerDefaults(const std::string& presetId);

// Reads one entry of `providers`; `path` is its place ("providers[0]"). Appends what is wrong to `problems`.
ProviderConfig readProvider(
    const JsonValue& value, const std::string& path, std::vector<ConfigurationProblem>& problems);

} // namespace dragoman
