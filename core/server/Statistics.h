#pragma once

#include "journal/RequestRecord.h"
#include "server/HttpService.h"
#include "server/RequestMetrics.h"

#include <cstdint>
#include <map>
#include <string>

namespace dragoman {

// Counts of this run, fed by finished requests. Lives on the proxy thread.
class Statistics
{
public:
    Statistics();

    void add(const RequestRecord& record);
    void requestStarted() { ++m_running; }
    void requestEnded() { --m_running; }

    // The body of GET /stats.
    std::string statisticsJson() const;
    // The same and more as Prometheus' text.
    std::string metricsText() const;
    std::int64_t uptimeSeconds() const;

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

    SteadyTime m_start;
    std::int64_t m_running = 0;
    Counts m_total;
    std::map<std::string, Counts> m_endpoints;
    std::map<std::string, Counts> m_providers;
    std::map<std::string, Counts> m_models;
    std::map<std::string, Counts> m_keys;
    RequestMetrics m_metrics;
};

} // namespace dragoman
