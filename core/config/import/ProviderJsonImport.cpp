#include "config/import/ProviderJsonImport.h"

#include "base/Json.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

std::string lower(std::string text)
{
    const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    std::transform(text.begin(), text.end(), text.begin(), small);
    return text;
}

std::optional<Protocol> protocolOf(const std::string& type)
{
    const std::string word = lower(type);
    if (word.starts_with("anthropic") || word.starts_with("claude"))
        return Protocol::Anthropic;
    if (word.starts_with("openai"))
        return Protocol::OpenAiChat;
    return {};
}

// Takes one entry apart and says what it did not understand.
class EntryReader
{
public:
    EntryReader(const JsonValue& entry, ImportedProviders& imported)
        : m_entry(entry)
        , m_imported(imported)
        , m_name(entry.key())
    {
    }

    void read()
    {
        const std::string type = m_entry["type"].decoded();
        const std::optional<Protocol> protocol = protocolOf(type);
        if (!m_entry.isObject())
            return skip("is no object");
        if (!protocol)
            return skip(type.empty() ? "names no type" : "its type '" + type + "' is not supported");
        ImportedProvider imported{ providerAt(m_name, *protocol, m_entry["base_url"].decoded()), {} };
        readSettings(imported.provider);
        readModels(imported.provider.models);
        readKey(imported.keys);
        warnOfUnknown(m_entry, "",
            { "name", "type", "base_url", "api_key", "enabled", "priority", "timeout", "models",
                "description" });
        m_imported.providers.push_back(std::move(imported));
    }

private:
    void skip(const std::string& why) { m_imported.skipped.push_back(m_name + ": " + why); }
    void warn(const std::string& what)
    {
        m_imported.warnings.push_back("Provider " + m_name + ": " + what + '.');
    }

    void readSettings(ProviderConfig& provider)
    {
        const JsonValue enabled = m_entry["enabled"];
        const JsonValue priority = m_entry["priority"];
        const JsonValue timeout = m_entry["timeout"];
        if (!enabled.isAbsent() && !enabled.isBool())
            warn("`enabled` is neither true nor false and taken for true");
        provider.enabled = enabled.boolOr(true);
        const std::int64_t number = priority.integer().value_or(-1);
        if (number >= 0 && number <= 1'000'000)
            provider.priority = static_cast<int>(number);
        else if (!priority.isAbsent())
            warn("`priority` is no number from 0 to 1000000 and taken for 1");
        if (!timeout.isAbsent() && !setTimeout(provider.timeouts, timeout.number().value_or(0)))
            warn("`timeout` is no number of seconds up to 86400 and left out");
    }

    void readModels(ModelNames& models)
    {
        const JsonValue given = m_entry["models"];
        readRole(given["big"], models.big);
        readRole(given["middle"], models.middle);
        readRole(given["small"], models.small);
        warnOfUnknown(given, "models.", { "big", "middle", "small" });
    }

    // A list of names or a single one.
    static void readRole(const JsonValue& given, std::vector<std::string>& role)
    {
        std::vector<std::string> names;
        if (given.isString())
            names.push_back(given.decoded());
        for (const JsonValue name : given)
            names.push_back(name.decoded());
        std::erase(names, std::string());
        if (!names.empty())
            role = std::move(names);
    }

    void readKey(std::vector<ImportedKey>& keys)
    {
        const JsonValue key = m_entry["api_key"];
        if (key.isString())
            keys = importedKeys(key.decoded());
        else if (!key.isAbsent())
            warn("`api_key` is no text and left out");
    }

    void warnOfUnknown(
        const JsonValue& object, const std::string& path, std::initializer_list<std::string_view> known)
    {
        for (const JsonValue member : object) {
            if (object.isObject() && std::find(known.begin(), known.end(), member.key()) == known.end())
                warn("`" + path + member.key() + "` is not understood and left out");
        }
    }

    const JsonValue m_entry;
    ImportedProviders& m_imported;
    const std::string m_name;
};

} // namespace

Result<ImportedProviders> importProviderJson(std::string text)
{
    JsonDocument document;
    if (const Result<void> parsed = document.parse(std::move(text)); !parsed)
        return tl::unexpected(parsed.error());
    if (!document.root()["providers"].isObject())
        return failure(ErrorKind::InvalidRequest, "The file has no object `providers`.", "providers");
    ImportedProviders imported;
    for (const JsonValue entry : document.root()["providers"])
        EntryReader(entry, imported).read();
    for (const JsonValue member : document.root()) {
        if (member.key() != "providers")
            imported.warnings.push_back("The section `" + member.key() + "` is not taken over.");
    }
    return imported;
}

} // namespace dragoman
