#include "app/ProviderList.h"

#include "app/TextTable.h"
#include "base/JsonWriter.h"
#include "base/PrintableText.h"
#include "config/HostNames.h"
#include "protocol/CodecTable.h"

namespace dragoman {

namespace {

std::string joined(const std::vector<std::string>& texts)
{
    std::string list;
    for (const std::string& text : texts)
        list += (list.empty() ? "" : ", ") + text;
    return list;
}

std::string keyCell(const ProviderConfig& provider, const KeyRing& keys)
{
    std::vector<std::string> parts;
    for (const KeyReference& reference : provider.keys)
        parts.push_back(keyLabel(reference) + (keys.find(reference) ? "" : " (missing)"));
    return parts.empty() ? "none" : joined(parts);
}

std::string modelCell(const ModelNames& models)
{
    std::vector<std::string> parts;
    if (!models.big.empty())
        parts.push_back("big " + joined(models.big));
    if (!models.middle.empty())
        parts.push_back("middle " + joined(models.middle));
    if (!models.small.empty())
        parts.push_back("small " + joined(models.small));
    for (const auto& [pattern, model] : models.aliases)
        parts.push_back(pattern + " = " + model);
    return parts.empty() ? "as asked" : joined(parts);
}

std::vector<std::string> rowOf(const ProviderConfig& provider, const KeyRing& keys)
{
    return { provider.name, std::string(protocolName(provider.protocol)),
        std::string(hostOf(provider.baseUrl)), provider.enabled ? "yes" : "no",
        std::to_string(provider.priority), keyCell(provider, keys), modelCell(provider.models) };
}

std::string missingKeys(const ProviderConfig& provider, const KeyRing& keys)
{
    std::string text;
    for (const KeyReference& reference : provider.keys) {
        if (const Result<Secret>& key = keys.find(reference); !key)
            text += '\n'
                + printable(provider.name + ", key " + keyLabel(reference) + ": " + key.error().message);
    }
    return text;
}

void writeKeys(JsonWriter& json, const ProviderConfig& provider, const KeyRing& keys)
{
    json.key("keys").beginArray();
    for (const KeyReference& reference : provider.keys) {
        const Result<Secret>& key = keys.find(reference);
        json.beginObject();
        json.key("reference").string(keyLabel(reference));
        json.key("available").boolean(key.has_value());
        if (!key)
            json.key("problem").string(key.error().message);
        json.endObject();
    }
    json.endArray();
}

void writeNames(JsonWriter& json, std::string_view key, const std::vector<std::string>& names)
{
    json.key(key).beginArray();
    for (const std::string& name : names)
        json.string(name);
    json.endArray();
}

void writeModels(JsonWriter& json, const ModelNames& models)
{
    json.key("models").beginObject();
    writeNames(json, "big", models.big);
    writeNames(json, "middle", models.middle);
    writeNames(json, "small", models.small);
    json.key("aliases").beginObject();
    for (const auto& [pattern, model] : models.aliases) {
        const std::string key = escapeJson(pattern);
        json.key(JsonText{ key }).string(model);
    }
    json.endObject().endObject();
}

} // namespace

std::string providerTable(const Configuration& configuration, const KeyRing& keys)
{
    if (configuration.providers.empty())
        return "No provider is configured.\n";
    TextTable table(
        { { "NAME" }, { "PROTOCOL" }, { "HOST" }, { "ENABLED" }, { "PRIORITY" }, { "KEYS" }, { "MODELS" } });
    for (const ProviderConfig& provider : configuration.providers)
        table.add(rowOf(provider, keys));
    std::string text = table.text();
    for (const ProviderConfig& provider : configuration.providers)
        text += missingKeys(provider, keys);
    return text;
}

std::string providerJson(const Configuration& configuration, const KeyRing& keys)
{
    std::string text;
    JsonWriter json(text);
    json.beginArray();
    for (const ProviderConfig& provider : configuration.providers) {
        json.beginObject();
        json.key("name").string(provider.name);
        json.key("protocol").string(protocolName(provider.protocol));
        json.key("baseUrl").string(provider.baseUrl);
        json.key("enabled").boolean(provider.enabled);
        json.key("priority").integer(provider.priority);
        writeKeys(json, provider, keys);
        writeModels(json, provider.models);
        json.endObject();
    }
    json.endArray();
    return text;
}

} // namespace dragoman
