#include "config/ConfigurationExport.h"

#include "base/Json.h"
#include "base/JsonWriter.h"
#include "base/KeyShapes.h"
#include "base/Secret.h"

#include <algorithm>

namespace dragoman {

namespace {

constexpr std::size_t longWord = 32;

bool isWordCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
        || std::string_view("-_.+/=~").find(c) != std::string_view::npos;
}

// A shape that providers give to keys, or a long word that no person would write.
bool valueTells(const std::string& value)
{
    const bool oneWord = std::all_of(value.begin(), value.end(), isWordCharacter);
    const bool hasDigit = value.find_first_of("0123456789") != std::string::npos;
    return redactKeyShapes(value) != value || (value.size() >= longWord && oneWord && hasDigit);
}

} // namespace

bool looksSecret(std::string_view name, const std::string& value)
{
    return !value.empty() && (namesSecret(name) || valueTells(value));
}

namespace {

// `secret` = the name of the value tells that all texts in it are secrets.
void writeShown(JsonWriter& json, const JsonValue& value, bool secret)
{
    if (value.isObject()) {
        json.beginObject();
        for (const JsonValue member : value) {
            json.key(member.rawKey());
            writeShown(json, member, secret || namesSecret(member.key()));
        }
        json.endObject();
    } else if (value.isArray()) {
        json.beginArray();
        for (const JsonValue element : value)
            writeShown(json, element, secret);
        json.endArray();
    } else if (value.isString() && (secret || valueTells(value.decoded()))) {
        json.string(removedSecret);
    } else {
        json.raw(value.raw());
    }
}

std::string shownBody(const std::string& body)
{
    JsonDocument document;
    if (body.empty() || !document.parse(body))
        return {};
    std::string text;
    JsonWriter json(text);
    writeShown(json, document.root(), false);
    return text;
}

std::string withoutUser(const std::string& url)
{
    const std::size_t begin = url.find("://");
    const std::size_t at = url.rfind('@');
    if (begin == std::string::npos || at == std::string::npos || at < begin)
        return url;
    return url.substr(0, begin + 3) + url.substr(at + 1);
}

ProviderConfig shownProvider(ProviderConfig provider)
{
    for (auto& [name, value] : provider.headers) {
        if (looksSecret(name, value))
            value = removedSecret;
    }
    provider.body = shownBody(provider.body);
    provider.proxy = withoutUser(provider.proxy);
    provider.baseUrl = redactKeyShapes(provider.baseUrl);
    return provider;
}

// `returned` as spelled, but for remarks: those become what `stored` says in the same place.
void writeRestored(JsonWriter& json, const JsonValue& returned, const JsonValue& stored)
{
    if (returned.isObject()) {
        json.beginObject();
        for (const JsonValue member : returned) {
            json.key(member.rawKey());
            writeRestored(json, member, stored[member.key()]);
        }
        json.endObject();
    } else if (returned.isArray()) {
        json.beginArray();
        std::size_t index = 0;
        for (const JsonValue element : returned)
            writeRestored(json, element, stored.at(index++));
        json.endArray();
    } else {
        json.raw(returned.equals(removedSecret) && stored.isString() ? stored.raw() : returned.raw());
    }
}

void restoreBody(std::string& returned, const std::string& stored)
{
    JsonDocument now;
    JsonDocument before;
    if (returned.find(removedSecret) == std::string::npos || !now.parse(returned) || !before.parse(stored))
        return;
    std::string text;
    JsonWriter json(text);
    writeRestored(json, now.root(), before.root());
    returned = text;
}

void restoreHeaders(ProviderConfig& returned, const ProviderConfig& stored)
{
    for (auto& [name, value] : returned.headers) {
        const auto same = [&name = name](const auto& header) { return header.first == name; };
        const auto found = std::find_if(stored.headers.begin(), stored.headers.end(), same);
        if (value == removedSecret && found != stored.headers.end())
            value = found->second;
    }
}

void restoreFrom(const ProviderConfig& stored, ProviderConfig& returned)
{
    const ProviderConfig shown = shownProvider(stored);
    restoreHeaders(returned, stored);
    restoreBody(returned.body, stored.body);
    if (returned.proxy == shown.proxy)
        returned.proxy = stored.proxy;
    if (returned.baseUrl == shown.baseUrl)
        returned.baseUrl = stored.baseUrl;
}

UpdatesConfig shownUpdates(UpdatesConfig updates)
{
    updates.proxy = withoutUser(updates.proxy);
    updates.address = redactKeyShapes(updates.address);
    return updates;
}

} // namespace

Configuration withoutSecrets(Configuration configuration)
{
    for (ProviderConfig& provider : configuration.providers)
        provider = shownProvider(std::move(provider));
    configuration.updates = shownUpdates(std::move(configuration.updates));
    return configuration;
}

void restoreSecrets(UpdatesConfig& returned, const UpdatesConfig& stored)
{
    const UpdatesConfig shown = shownUpdates(stored);
    if (returned.proxy == shown.proxy)
        returned.proxy = stored.proxy;
    if (returned.address == shown.address)
        returned.address = stored.address;
}

std::vector<ConfigurationProblem> restoreSecrets(
    ProviderConfig& returned, const ProviderConfig* stored, const std::string& path)
{
    constexpr const char* wrong
        = "holds the remark that stands for a secret, but there is none in this place";
    if (stored)
        restoreFrom(*stored, returned);
    std::vector<ConfigurationProblem> problems;
    for (const auto& [name, value] : returned.headers) {
        if (value == removedSecret)
            problems.push_back({ path + ".headers." + name, wrong });
    }
    if (returned.body.find(removedSecret) != std::string::npos)
        problems.push_back({ path + ".body", wrong });
    return problems;
}

} // namespace dragoman
