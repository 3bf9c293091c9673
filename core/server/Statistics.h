#pragma once

#include "journal/RequestRecord.h"
#include "server/HttpService.h"

#include <cstdint>
#include <map>
#include <string>

namespace dragoman {

// What is known of a provider from the traffic of this run.
struct ProviderState
{
    enum class Health { Unknown, Healthy, Failing };
    Health health = Health::Unknown;
    std::uint64_t successes = 0;
    std::uint64_t failures = 0;
    std::string lastError{};
    std::chrono::system_clock::time_point lastUse{};
};

// Counts of this run, fed by finished requests. Lives on the proxy thread.
class Statistics
{
public:
    Statistics();

    void add(const RequestRecord& record);
    void requestStarted() { ++m_running; }
    void requestEnded() { --m_running; }

    // The bodies of GET /stats and GET /health.
    std::string statisticsJson() const;
    // `providers` in the order of the configuration; those never used are "unknown".
    std::string healthJson(const std::vector<std::string>& providers) const;

private:
    struct Counts
    {
        std::uint64_t requests = 0;
        std::uint64_t errors = 0;
        std::int64_t inputTokens = 0;
        std::int64_t outputTokens = 0;

        void add(const RequestRecord& record);
    };
    static void write(class JsonWriter& json, const Counts& counts);
    static void writeGroup(
        JsonWriter& json, std::string_view name, const std::map<std::string, Counts>& group);
    std::int64_t uptimeSeconds() const;

    SteadyTime m_start;
    std::int64_t m_running = 0;
    Counts m_total;
    std::map<std::string, Counts> m_endpoints;
    std::map<std::string, Counts> m_providers;
    std::map<std::string, Counts> m_models;
    std::map<std::string, Counts> m_keys;
    std::map<std::string, ProviderState> m_states;
};

} // namespace dragoman
