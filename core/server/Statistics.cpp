#include "server/Statistics.h"

#include "base/JsonWriter.h"

namespace dragoman {

namespace {

std::string_view healthWord(ProviderState::Health health)
{
    switch (health) {
    case ProviderState::Health::Unknown: return "unknown";
    case ProviderState::Health::Healthy: return "healthy";
    case ProviderState::Health::Failing: return "failing";
    }
    return "unknown";
}

void writeState(JsonWriter& json, const std::string& name, const ProviderState& state)
{
    json.beginObject();
    json.key("name").string(name);
    json.key("state").string(healthWord(state.health));
    json.key("successes").integer(static_cast<std::int64_t>(state.successes));
    json.key("failures").integer(static_cast<std::int64_t>(state.failures));
    json.key("lastError");
    state.lastError.empty() ? json.null() : json.string(state.lastError);
    json.endObject();
}

// A client's mistake says nothing about the provider.
bool tellsOfProvider(const AttemptRecord& attempt)
{
    return attempt.reason.empty() || attempt.status == 0 || attempt.status >= 500 || attempt.status == 429
        || attempt.status == 401 || attempt.status == 402 || attempt.status == 403;
}

void update(ProviderState& state, const AttemptRecord& attempt, std::chrono::system_clock::time_point time)
{
    if (!tellsOfProvider(attempt))
        return;
    state.lastUse = time;
    const bool good = attempt.reason.empty();
    state.health = good ? ProviderState::Health::Healthy : ProviderState::Health::Failing;
    ++(good ? state.successes : state.failures);
    if (!good)
        state.lastError = attempt.reason;
}

} // namespace

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
    m_endpoints[record.endpoint].add(record);
    if (!record.provider.empty())
        m_providers[record.provider].add(record);
    if (!record.usedModel.empty())
        m_models[record.usedModel].add(record);
    if (!record.key.empty())
        m_keys[record.key].add(record);
    for (const AttemptRecord& attempt : record.attempts)
        update(m_states[attempt.provider], attempt, record.time);
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

std::string Statistics::healthJson(const std::vector<std::string>& providers) const
{
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    json.key("status").string("ok");
    json.key("version").string(DRAGOMAN_VERSION);
    json.key("uptimeSeconds").integer(uptimeSeconds());
    json.key("providers").beginArray();
    for (const std::string& name : providers) {
        const auto state = m_states.find(name);
        writeState(json, name, state == m_states.end() ? ProviderState{} : state->second);
    }
    json.endArray().endObject();
    return out;
}

} // namespace dragoman
