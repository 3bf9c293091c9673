#include "clients/ShownSecrets.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace dragoman {

namespace {

constexpr std::size_t shortestSecret = 8; // "MAX_TOKENS": "8192" is none

bool namesSecret(std::string key)
{
    std::transform(key.begin(), key.end(), key.begin(),
        [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
    constexpr std::array<std::string_view, 5> words{ "key", "token", "secret", "password", "authorization" };
    return std::any_of(words.begin(), words.end(),
        [&key](std::string_view word) { return key.find(word) != std::string::npos; });
}

void addSecrets(std::vector<std::string>& secrets, JsonValue value)
{
    for (const JsonValue part : value)
        addSecrets(secrets, part);
    if (!value.isString() || !namesSecret(value.key()))
        return;
    std::string text = value.decoded();
    if (text.starts_with("p:") || text.starts_with("q:")) // YamlFormat's styles
        text.erase(0, 2);
    if (text.size() >= shortestSecret)
        secrets.push_back(text);
}

void hide(std::string& shown, const std::string& secret)
{
    constexpr std::string_view hidden = "***";
    for (std::size_t at = shown.find(secret); at != std::string::npos;
         at = shown.find(secret, at + hidden.size()))
        shown.replace(at, secret.size(), hidden);
}

} // namespace

std::string withoutSecrets(std::string shown, const SettingsFormat& format, std::string_view settings)
{
    JsonDocument document;
    Result<std::string> json = format.toJson(settings);
    if (!json || !document.parse(std::move(*json)))
        return shown;
    std::vector<std::string> secrets;
    addSecrets(secrets, document.root());
    for (const std::string& secret : secrets) {
        hide(shown, secret);
        hide(shown, escapeJson(secret));
    }
    return shown;
}

} // namespace dragoman
