#include "server/RequestMetrics.h"

#include <algorithm>
#include <charconv>

namespace dragoman {

namespace {

std::string statusClass(const RequestRecord& record)
{
    return record.status == 0 ? "left" : std::to_string(record.status / 100) + "xx";
}

// 0.25 and 600 as they are, without digits that mean nothing.
std::string boundText(double bound)
{
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), bound).ptr;
    return { digits.data(), end };
}

} // namespace

void RequestMetrics::Histogram::add(std::chrono::microseconds time)
{
    const double seconds = std::chrono::duration<double>(time).count();
    const auto bound = std::lower_bound(bounds.begin(), bounds.end(), seconds);
    ++counts[static_cast<std::size_t>(bound - bounds.begin())];
    sum += seconds;
}

void RequestMetrics::add(const RequestRecord& record)
{
    ++m_requests[{ record.endpoint, record.provider, statusClass(record) }];
    for (const AttemptRecord& attempt : record.attempts)
        ++m_attempts[attempt.provider];
    Tokens& tokens = m_tokens[record.provider];
    tokens.input += record.inputTokens.value_or(0);
    tokens.output += record.outputTokens.value_or(0);
    tokens.cacheRead += record.cacheReadTokens.value_or(0);
    tokens.cacheWrite += record.cacheWriteTokens.value_or(0);
    m_durations[record.endpoint].add(record.duration);
    if (record.firstToken.count() > 0)
        m_firstTokens[record.endpoint].add(record.firstToken);
}

void RequestMetrics::write(MetricsText& text) const
{
    writeRequests(text);
    writeTokens(text);
    text.family(
        "dragoman_request_duration_seconds", "histogram", "Time of a request from its end to the answer's.");
    writeHistograms(text, m_durations);
    text.family("dragoman_first_token_seconds", "histogram", "Time from a request to the first content.");
    writeHistograms(text, m_firstTokens);
}

void RequestMetrics::writeRequests(MetricsText& text) const
{
    text.family("dragoman_requests_total", "counter", "Requests that are over, by what the client got.");
    for (const auto& [source, count] : m_requests) {
        text.sample(
            { { "endpoint", source.endpoint }, { "provider", source.provider }, { "status", source.status } },
            count);
    }
    text.family("dragoman_attempts_total", "counter", "Calls of a provider.");
    for (const auto& [provider, count] : m_attempts)
        text.sample({ { "provider", provider } }, count);
}

void RequestMetrics::writeTokens(MetricsText& text) const
{
    text.family("dragoman_tokens_total", "counter", "Tokens as the provider counted them.");
    for (const auto& [provider, tokens] : m_tokens) {
        text.sample({ { "provider", provider }, { "kind", "input" } }, tokens.input);
        text.sample({ { "provider", provider }, { "kind", "output" } }, tokens.output);
        text.sample({ { "provider", provider }, { "kind", "cache_read" } }, tokens.cacheRead);
        text.sample({ { "provider", provider }, { "kind", "cache_write" } }, tokens.cacheWrite);
    }
}

void RequestMetrics::writeHistograms(MetricsText& text, const std::map<std::string, Histogram>& histograms)
{
    for (const auto& [endpoint, histogram] : histograms) {
        std::int64_t count = 0;
        for (std::size_t i = 0; i < bounds.size(); ++i) {
            count += histogram.counts[i];
            const std::string bound = boundText(bounds[i]);
            text.sample({ { "endpoint", endpoint }, { "le", bound } }, count, "_bucket");
        }
        count += histogram.counts.back();
        text.sample({ { "endpoint", endpoint }, { "le", "+Inf" } }, count, "_bucket");
        text.sample({ { "endpoint", endpoint } }, histogram.sum, "_sum");
        text.sample({ { "endpoint", endpoint } }, count, "_count");
    }
}

} // namespace dragoman
