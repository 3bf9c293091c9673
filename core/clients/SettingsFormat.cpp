#include "clients/SettingsFormat.h"

#include "clients/JsoncFormat.h"
#include "clients/TomlFormat.h"
#include "clients/YamlFormat.h"

namespace dragoman {

std::string keyPathText(const KeyPath& path)
{
    std::string text;
    for (const std::string& part : path)
        text += (text.empty() ? "" : ".") + part;
    return text;
}

const SettingsFormat& settingsFormat(FileFormat format)
{
    static const JsoncFormat jsonc;
    static const TomlFormat toml;
    static const YamlFormat yaml;
    switch (format) {
    case FileFormat::Jsonc: return jsonc;
    case FileFormat::Toml: return toml;
    case FileFormat::Yaml: return yaml;
    }
    return jsonc;
}

} // namespace dragoman
