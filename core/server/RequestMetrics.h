#pragma once

#include "base/MetricsText.h"
#include "journal/RequestRecord.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>

namespace dragoman {

// Counts of this run for Prometheus, fed by finished requests. Its labels are names of the configuration
// and classes of status only, so that clients cannot make them many. Lives on the proxy thread.
class RequestMetrics
{
public:
    void add(const RequestRecord& record);
    // Adds its families.
    void write(MetricsText& text) const;

private:
    static constexpr std::array<double, 12> bounds{ 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600 };

    struct Histogram
    {
        std::array<std::int64_t, bounds.size() + 1> counts{}; // the last one: beyond all bounds
        double sum = 0; // seconds

        void add(std::chrono::microseconds time);
    };
    struct Source
    {
        std::string endpoint;
        std::string provider;
        std::string status; // "2xx", or "left"

        auto operator<=>(const Source&) const = default;
    };
    struct Tokens
    {
        std::int64_t input = 0;
        std::int64_t output = 0;
        std::int64_t cacheRead = 0;
        std::int64_t cacheWrite = 0;
    };

    void writeRequests(MetricsText& text) const;
    void writeTokens(MetricsText& text) const;
    static void writeHistograms(MetricsText& text, const std::map<std::string, Histogram>& histograms);

    std::map<Source, std::int64_t> m_requests;
    std::map<std::string, std::int64_t> m_attempts; // by provider
    std::map<std::string, Tokens> m_tokens; // by provider
    std::map<std::string, Histogram> m_durations; // by endpoint
    std::map<std::string, Histogram> m_firstTokens;
};

} // namespace dragoman
