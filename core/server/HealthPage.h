#pragma once

#include "base/JsonWriter.h"
#include "routing/ProviderHealth.h"

#include <string>
#include <vector>

namespace dragoman {

// The body of GET /health: how the proxy is, "ok" or "leaving", and how its providers did lately.
std::string healthPage(
    std::string_view status, std::int64_t uptimeSeconds, const std::vector<ProviderHealth>& providers);

// One provider's health as a JSON object.
void writeHealth(JsonWriter& json, const ProviderHealth& health, SteadyTime now);

// "unknown", "healthy", "degraded" or "unhealthy".
std::string_view healthWord(HealthState state);

} // namespace dragoman
