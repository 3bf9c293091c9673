#include "server/HealthPage.h"

namespace dragoman {

namespace {

std::string_view breakerWord(BreakerState state)
{
    switch (state) {
    case BreakerState::Closed: return "closed";
    case BreakerState::Open: return "open";
    case BreakerState::HalfOpen: return "half-open";
    }
    return "closed";
}

std::int64_t wholeSeconds(SteadyTime from, SteadyTime to)
{
    return std::chrono::duration_cast<std::chrono::seconds>(to - from).count();
}

void writeLastError(JsonWriter& json, const ProviderHealth& health, SteadyTime now)
{
    if (!health.lastErrorAt) {
        json.key("lastError").null();
        return;
    }
    json.key("lastError").string(health.lastError);
    json.key("lastErrorSecondsAgo").integer(wholeSeconds(*health.lastErrorAt, now));
}

} // namespace

std::string healthPage(
    std::string_view status, std::int64_t uptimeSeconds, const std::vector<ProviderHealth>& providers)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    json.key("status").string(status);
    json.key("version").string(DRAGOMAN_VERSION);
    json.key("uptimeSeconds").integer(uptimeSeconds);
    json.key("providers").beginArray();
    for (const ProviderHealth& health : providers)
        writeHealth(json, health, std::chrono::steady_clock::now());
    json.endArray().endObject();
    return out;
}

void writeHealth(JsonWriter& json, const ProviderHealth& health, SteadyTime now)
{
    json.beginObject();
    json.key("name").string(health.provider);
    json.key("state").string(healthWord(health.state));
    json.key("breaker").string(breakerWord(health.breaker));
    if (health.openUntil)
        json.key("askedAgainInSeconds").integer(wholeSeconds(now, *health.openUntil));
    json.key("running").integer(health.running);
    json.key("restingKeys").integer(health.restingKeys);
    json.key("results").integer(health.results);
    json.key("successPercent").integer(static_cast<std::int64_t>(health.successRate * 100));
    if (health.latency)
        json.key("latencyMilliseconds").integer(health.latency->count());
    writeLastError(json, health, now);
    json.endObject();
}

std::string_view healthWord(HealthState state)
{
    switch (state) {
    case HealthState::Unknown: return "unknown";
    case HealthState::Healthy: return "healthy";
    case HealthState::Degraded: return "degraded";
    case HealthState::Unhealthy: return "unhealthy";
    }
    return "unknown";
}

} // namespace dragoman
