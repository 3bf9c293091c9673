#pragma once

#include "config/Configuration.h"
#include "routing/ProviderHealth.h"
#include "server/HttpService.h"
#include "server/ProxyServer.h"

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// The answers of the management API. None holds a secret: configurations are shown as an export shows them
// (ConfigurationExport.h).

// {"error":{"message":...,"path":...}}, without a path where nothing in the body is at fault.
HttpAnswer managementError(const Error& error);
HttpAnswer managementError(int status, std::string_view message);
// 400 with the first problem as the error, and all of them as `problems` where there are several.
HttpAnswer managementProblems(const std::vector<ConfigurationProblem>& problems);

// {"providers":[...]}: each as the configuration file says it, and its `health`.
std::string providerListJson(const Configuration& configuration, const std::vector<ProviderHealth>& health);
std::string providerJson(const ProviderConfig& provider);
std::string configurationJson(const Configuration& configuration);
std::string healthJson(const ProviderHealth& health);
// {"problems":[{"endpoint":...,"message":...}]}: what does not listen although it should.
std::string problemListJson(const std::vector<EndpointProblem>& problems);

// Prometheus' text.
HttpAnswer metricsAnswer(std::string text);

// Null when there is none.
const ProviderHealth* findHealth(const std::vector<ProviderHealth>& health, std::string_view provider);

} // namespace dragoman
