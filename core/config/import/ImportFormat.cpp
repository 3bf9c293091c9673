#include "config/import/ImportFormat.h"

#include "base/Json.h"
#include "config/import/DotEnvImport.h"
#include "config/import/LiteLlmImport.h"
#include "config/import/ProviderJsonImport.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

constexpr std::array<std::pair<std::string_view, ImportFormat>, 3> formats{ {
    { "provider-json", ImportFormat::ProviderJson },
    { "litellm", ImportFormat::LiteLlm },
    { "env", ImportFormat::DotEnv },
} };

bool startsList(std::string_view line)
{
    constexpr std::string_view key = "model_list";
    return line.starts_with(key) && line.find_first_not_of(" \t", key.size()) == line.find(':');
}

std::optional<ImportFormat> formatOfJson(std::string_view text)
{
    JsonDocument document;
    if (!document.parseCopy(text))
        return ImportFormat::ProviderJson; // whose reader says where it is broken
    if (document.root()["version"].isNumber() && document.root()["providers"].isArray())
        return {};
    return document.root()["model_list"].isArray() ? ImportFormat::LiteLlm : ImportFormat::ProviderJson;
}

std::optional<ImportFormat> formatOfLines(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (startsList(text.substr(0, end)))
            return ImportFormat::LiteLlm;
        if (isVariableLine(text.substr(0, end)))
            return ImportFormat::DotEnv;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return {};
}

} // namespace

std::optional<ImportFormat> importFormatByName(std::string_view name)
{
    for (const auto& [word, format] : formats) {
        if (word == name)
            return format;
    }
    return {};
}

std::string importFormatNames()
{
    std::string names;
    for (const auto& [word, format] : formats)
        names.append(names.empty() ? "" : ", ").append(word);
    return names;
}

Result<ImportFormat> detectImportFormat(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of("\xef\xbb\xbf \t\r\n");
    const bool json = begin != std::string_view::npos && text[begin] == '{';
    const std::optional<ImportFormat> format = json ? formatOfJson(text.substr(begin)) : formatOfLines(text);
    if (format)
        return *format;
    return failure(ErrorKind::InvalidRequest,
        json ? "The file is a configuration of Dragoman already: use it with --config."
             : "The file looks like none of " + importFormatNames() + ": say which it is with --format.");
}

Result<ImportedProviders> readImport(std::string text, ImportFormat format)
{
    if (text.starts_with("\xef\xbb\xbf"))
        text.erase(0, 3);
    switch (format) {
    case ImportFormat::ProviderJson: return importProviderJson(std::move(text));
    case ImportFormat::LiteLlm: return importLiteLlm(text);
    case ImportFormat::DotEnv: return importDotEnv(text);
    }
    return failure(ErrorKind::Internal, "There is no such format.");
}

} // namespace dragoman
