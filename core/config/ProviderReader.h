#pragma once

#include "base/Json.h"
#include "config/Configuration.h"

#include <string>
#include <vector>

namespace dragoman {

// Reads one entry of `providers`; `path` is its place ("providers[0]"). Appends what is wrong to `problems`.
ProviderConfig readProvider(
    const JsonValue& value, const std::string& path, std::vector<ConfigurationProblem>& problems);

} // namespace dragoman
