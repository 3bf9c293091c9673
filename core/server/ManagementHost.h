#pragma once

#include "base/Result.h"
#include "config/Configuration.h"
#include "routing/ProviderHealth.h"

#include <string>
#include <vector>

namespace dragoman {

// The program as the management API sees it; lives on the API's thread.
class ManagementHost
{
public:
    virtual ~ManagementHost() = default;

    // In force.
    virtual const Configuration& configuration() const = 0;
    // Of that configuration (ConfigurationFile.h). Errors: Conflict when it cannot be changed at all.
    virtual Result<std::string> revision() const = 0;
    // Errors as ConfigurationFile::save(). ManagementServer::applied() must follow, but not from within.
    virtual Result<void> save(const Configuration& configuration, const std::string& expectedRevision) = 0;
    // Of every provider that is there, also of built-in ones.
    virtual std::vector<ProviderHealth> health() const = 0;
    // The body of GET /metrics, Prometheus' text.
    virtual std::string metrics() const = 0;
    // The user knows better than the breaker and the cool-downs of that provider's keys.
    virtual void forgive(const std::string& provider) = 0;
};

} // namespace dragoman
