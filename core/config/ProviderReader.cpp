#include "config/ProviderReader.h"

#include "config/ConfigurationReader.h"
#include "config/ObjectReader.h"
#include "config/Presets.h"
#include "config/ProviderParts.h"
#include "http/HeaderList.h"

#include <cmath>

namespace dragoman {

namespace {

constexpr std::int64_t longestSeconds = 86'400;
constexpr std::int64_t mostTokens = 10'000'000;

void readKeys(ObjectReader& reader, std::vector<KeyReference>& keys)
{
    std::size_t index = 0;
    for (const JsonValue element : reader.array("keys")) {
        const std::string place = "keys[" + std::to_string(index++) + "]";
        if (!element.isString()) {
            reader.problem(place, "must be a string");
            continue;
        }
        const Result<KeyReference> reference = readKeyReference(element.decoded());
        if (reference)
            keys.push_back(*reference);
        else
            reader.problem(place, reference.error().message);
    }
}

void readHeaders(ObjectReader& reader, ProviderConfig& provider)
{
    reader.stringMap("headers", provider.headers);
    for (const auto& [name, value] : provider.headers) {
        if (!isValidHeader({ name, value }))
            reader.problem(
                "headers." + name, "is not a legal HTTP header (name or value has forbidden characters)");
    }
}

void readTokenLimits(ObjectReader& parent, TokenLimits& limits, std::vector<ConfigurationProblem>& problems)
{
    ObjectReader reader(parent.object("maxTokens"), parent.pathOf("maxTokens"), problems);
    reader.integer("default", limits.defaultValue, { 1, mostTokens });
    reader.integer("min", limits.minimum, { 1, mostTokens });
    reader.integer("max", limits.maximum, { 1, mostTokens });
    if (limits.minimum && limits.maximum && *limits.minimum > *limits.maximum)
        reader.problem("min", "must not be above max");
    reader.finish();
}

void readSeconds(ObjectReader& reader, std::string_view key, std::chrono::milliseconds& field)
{
    const JsonValue value = reader.member(key);
    if (value.isMissing())
        return;
    const double seconds = value.number().value_or(-1);
    if (seconds < 0 || seconds > static_cast<double>(longestSeconds))
        return reader.problem(key, "must be a number of seconds from 0 (no limit) to 86400");
    field = std::chrono::milliseconds(std::llround(seconds * 1000));
}

void readTimeouts(
    ObjectReader& parent, ProviderTimeouts& timeouts, std::vector<ConfigurationProblem>& problems)
{
    ObjectReader reader(parent.object("timeouts"), parent.pathOf("timeouts"), problems);
    readSeconds(reader, "connect", timeouts.connect);
    readSeconds(reader, "firstByte", timeouts.firstByte);
    readSeconds(reader, "idle", timeouts.idle);
    readSeconds(reader, "total", timeouts.total);
    reader.finish();
}

std::string knownPresets()
{
    std::string list;
    for (const ProviderPreset& preset : providerPresets())
        list += (list.empty() ? "" : ", ") + preset.id;
    return list;
}

void readLimits(ObjectReader& parent, LimitSettings& limits, std::vector<ConfigurationProblem>& problems)
{
    constexpr std::int64_t most = 1'000'000'000;
    ObjectReader reader(parent.object("limits"), parent.pathOf("limits"), problems);
    reader.integer("concurrent", limits.concurrentRequests, { 0, 100'000 });
    readSeconds(reader, "queueSeconds", limits.queueTime);
    reader.integer("requestsPerMinute", limits.requestsPerMinute, { 0, most });
    reader.integer("tokensPerMinute", limits.tokensPerMinute, { 0, most });
    reader.finish();
}

void readCapabilities(
    ObjectReader& parent, ProviderCapabilities& capabilities, std::vector<ConfigurationProblem>& problems)
{
    ObjectReader reader(parent.object("capabilities"), parent.pathOf("capabilities"), problems);
    reader.knowledge("images", capabilities.images);
    reader.knowledge("tools", capabilities.tools);
    reader.knowledge("thinking", capabilities.thinking);
    reader.knowledge("countTokens", capabilities.countTokens);
    reader.finish();
}

const ProviderPreset* readPreset(ObjectReader& reader, ProviderConfig& provider)
{
    std::string id;
    reader.string("preset", id);
    if (id.empty())
        return nullptr;
    const ProviderPreset* const preset = presetById(id);
    if (!preset) {
        reader.problem("preset", "is not known; there are: " + knownPresets());
        return nullptr;
    }
    const std::string name = provider.name;
    provider = providerDefaults(id);
    provider.name = name;
    return preset;
}

// The address for the protocol that the entry or else the preset chose.
void readBaseUrl(ObjectReader& reader, ProviderConfig& provider, const ProviderPreset* preset)
{
    if (const PresetEndpoint* const endpoint = preset ? preset->endpointFor(provider.protocol) : nullptr) {
        provider.baseUrl = endpoint->baseUrl;
        reader.string("baseUrl", provider.baseUrl);
    } else {
        reader.requiredString("baseUrl", provider.baseUrl);
    }
    checkBaseUrl(reader, "baseUrl", provider.baseUrl);
}

} // namespace

ProviderConfig providerDefaults(const std::string& presetId)
{
    ProviderConfig provider;
    provider.preset = presetId;
    if (const ProviderPreset* const preset = presetById(presetId)) {
        provider.protocol = preset->endpoints.front().protocol;
        provider.models = preset->models;
        provider.quirks = preset->quirks;
    }
    return provider;
}

ProviderConfig readProvider(
    const JsonValue& value, const std::string& path, std::vector<ConfigurationProblem>& problems)
{
    ProviderConfig provider;
    ObjectReader reader(value, path, problems);
    reader.requiredString("name", provider.name);
    const ProviderPreset* const preset = readPreset(reader, provider);
    readProtocol(reader, provider.protocol);
    readBaseUrl(reader, provider, preset);
    readKeys(reader, provider.keys);
    reader.boolean("enabled", provider.enabled);
    reader.integer("priority", provider.priority, { 0, 1'000'000 });
    readModels(reader, provider.models, problems);
    readHeaders(reader, provider);
    provider.body = reader.object("body").raw().text;
    readTokenLimits(reader, provider.maxTokens, problems);
    readTimeouts(reader, provider.timeouts, problems);
    reader.integer("retries", provider.retries, { 0, 10 });
    reader.integer("weight", provider.weight, { 1, 1000 });
    readLimits(reader, provider.limits, problems);
    readCapabilities(reader, provider.capabilities, problems);
    reader.boolean("forceNonStream", provider.forceNonStream);
    reader.string("proxy", provider.proxy);
    checkProxy(reader, provider.proxy);
    reader.string("caFile", provider.caFile);
    readQuirks(reader, provider.quirks, problems);
    reader.boolean("autoPromptCache", provider.autoPromptCache);
    reader.boolean("dropUnsignedThinking", provider.dropUnsignedThinking);
    reader.boolean("askCapabilities", provider.askCapabilities);
    reader.finish();
    return provider;
}

} // namespace dragoman
