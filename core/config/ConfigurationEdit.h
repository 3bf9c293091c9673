#pragma once

#include "config/Configuration.h"

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// Changes of a configuration as values: each takes a configuration and gives the changed one, which is valid
// by the rules of the reader. Errors: InvalidRequest with every problem and its path, NotFound for a name
// that there is not, Conflict for one that there is already or a provider that is still needed.

// The rules of the reader for a configuration that comes from elsewhere than its file; empty = valid.
std::vector<ConfigurationProblem> problemsOf(const Configuration& configuration);
// The configuration itself when it is valid.
Result<Configuration> validated(Configuration configuration);
// "PATH: MESSAGE" of each problem, one a line.
std::string describeProblems(const std::vector<ConfigurationProblem>& problems);

// Null when there is none.
const ProviderConfig* findProvider(const Configuration& configuration, std::string_view name);
const EndpointConfig* findEndpoint(const Configuration& configuration, std::string_view name);

Result<Configuration> addProvider(Configuration configuration, ProviderConfig provider);
// May give it another name; endpoints and `routing.pinned` that name it follow.
Result<Configuration> replaceProvider(
    Configuration configuration, const std::string& name, ProviderConfig provider);
// Takes it out of endpoints and `routing.pinned` too. Refused (Conflict) when an endpoint names only this
// one: its empty list would mean all providers.
Result<Configuration> removeProvider(Configuration configuration, const std::string& name);
// Puts the providers into the order of `names`, which holds each of them once. The priorities stay what they
// are as a set and are dealt out anew, the lowest to the first.
Result<Configuration> reorderProviders(Configuration configuration, const std::vector<std::string>& names);
// May give it another name.
Result<Configuration> replaceEndpoint(
    Configuration configuration, const std::string& name, EndpointConfig endpoint);

} // namespace dragoman
