#include "app/ProviderList.h"

#include "base/JsonWriter.h"
#include "base/PrintableText.h"
#include "config/HostNames.h"
#include "protocol/CodecTable.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

constexpr std::size_t columns = 7;
using Row = std::array<std::string, columns>;

// Characters, not bytes.
std::size_t lengthOf(const std::string& text)
{
    const auto begins = [](unsigned char byte) { return (byte & 0xc0) != 0x80; };
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins));
}

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

Row rowOf(const ProviderConfig& provider, const KeyRing& keys)
{
    Row row{ provider.name, std::string(protocolName(provider.protocol)),
        std::string(hostOf(provider.baseUrl)), provider.enabled ? "yes" : "no",
        std::to_string(provider.priority), keyCell(provider, keys), modelCell(provider.models) };
    for (std::string& cell : row)
        cell = printable(std::move(cell));
    return row;
}

std::array<std::size_t, columns> widthsOf(const std::vector<Row>& rows)
{
    std::array<std::size_t, columns> widths{};
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < columns; ++i)
            widths[i] = std::max(widths[i], lengthOf(row[i]));
    }
    return widths;
}

std::string line(const Row& row, const std::array<std::size_t, columns>& widths)
{
    std::string text;
    for (std::size_t i = 0; i + 1 < columns; ++i)
        text.append(row[i]).append(widths[i] - lengthOf(row[i]) + 2, ' ');
    return text + row.back() + '\n';
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
    std::vector<Row> rows{ { "NAME", "PROTOCOL", "HOST", "ENABLED", "PRIORITY", "KEYS", "MODELS" } };
    for (const ProviderConfig& provider : configuration.providers)
        rows.push_back(rowOf(provider, keys));
    const std::array<std::size_t, columns> widths = widthsOf(rows);
    std::string text;
    for (const Row& row : rows)
        text += line(row, widths);
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
