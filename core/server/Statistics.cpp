#include "server/Statistics.h"

#include "base/JsonWriter.h"

namespace dragoman {

Statistics::Statistics()
    : m_start(std::chrono::steady_clock::now())
{
}

void Statistics::Counts::add(const RequestRecord& record)
{
    ++requests;
    errors += record.error.empty() ? 0 : 1;
    inputTokens += record.inputTokens.value_or(0);
    outputTokens += record.outputTokens.value_or(0);
}

void Statistics::add(const RequestRecord& record)
{
    m_total.add(record);
    m_metrics.add(record);
    m_endpoints[record.endpoint].add(record);
    if (!record.provider.empty())
        m_providers[record.provider].add(record);
    if (!record.usedModel.empty())
        m_models[record.usedModel].add(record);
    if (!record.key.empty())
        m_keys[record.key].add(record);
}

std::int64_t Statistics::uptimeSeconds() const
{
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - m_start)
        .count();
}

void Statistics::write(JsonWriter& json, const Counts& counts)
{
    json.key("requests").integer(static_cast<std::int64_t>(counts.requests));
    json.key("errors").integer(static_cast<std::int64_t>(counts.errors));
    json.key("inputTokens").integer(counts.inputTokens);
    json.key("outputTokens").integer(counts.outputTokens);
}

void Statistics::writeGroup(
    JsonWriter& json, std::string_view name, const std::map<std::string, Counts>& group)
{
    json.key(name).beginArray();
    for (const auto& [member, counts] : group) {
        json.beginObject();
        json.key("name").string(member);
        write(json, counts);
        json.endObject();
    }
    json.endArray();
}

std::string Statistics::metricsText() const
{
    MetricsText text;
    text.family("dragoman_uptime_seconds", "gauge", "Seconds since the proxy began.");
    text.sample({}, uptimeSeconds());
    text.family("dragoman_requests_running", "gauge", "Requests on their way.");
    text.sample({}, m_running);
    m_metrics.write(text);
    return text.text();
}

std::string Statistics::statisticsJson() const
{
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    json.key("uptimeSeconds").integer(uptimeSeconds());
    json.key("running").integer(m_running);
    write(json, m_total);
    writeGroup(json, "endpoints", m_endpoints);
    writeGroup(json, "providers", m_providers);
    writeGroup(json, "models", m_models);
    writeGroup(json, "keys", m_keys);
    json.endObject();
    return out;
}

} // namespace dragoman
