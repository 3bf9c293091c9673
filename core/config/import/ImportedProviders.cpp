#include "config/import/ImportedProviders.h"

#include "config/HostNames.h"
#include "config/Presets.h"
#include "config/ProviderReader.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

constexpr double longestSeconds = 86'400;

bool isVariableName(std::string_view name)
{
    const auto fits = [](unsigned char byte) {
        return byte == '_' || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z')
            || (byte >= 'a' && byte <= 'z');
    };
    return !name.empty() && !(name[0] >= '0' && name[0] <= '9')
        && std::all_of(name.begin(), name.end(), fits);
}

// The variable that a text stands for; empty when it stands for itself.
std::string_view variableIn(std::string_view text)
{
    if (text.starts_with("${") && text.ends_with('}'))
        return text.substr(2, text.size() - 3);
    for (const std::string_view prefix : { "os.environ/", "env:", "$" }) {
        if (text.starts_with(prefix))
            return text.substr(prefix.size());
    }
    return {};
}

} // namespace

std::vector<ImportedKey> importedKeys(std::string_view text)
{
    if (text.empty())
        return {};
    const std::string_view variable = variableIn(text);
    if (isVariableName(variable))
        return { KeyReference{ KeyReference::Kind::Environment, std::string(variable) } };
    return { Secret(std::string(text)) };
}

bool setTimeout(ProviderTimeouts& timeouts, double seconds)
{
    if (!(seconds > 0 && seconds <= longestSeconds))
        return false;
    timeouts.firstByte = timeouts.idle = timeouts.total
        = std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
    return true;
}

ProviderConfig providerAt(std::string name, Protocol protocol, std::string baseUrl)
{
    const ProviderPreset* const preset = presetForHost(hostOf(baseUrl));
    ProviderConfig provider
        = providerDefaults(preset && preset->endpointFor(protocol) ? preset->id : std::string());
    provider.name = std::move(name);
    provider.protocol = protocol;
    provider.baseUrl = std::move(baseUrl);
    return provider;
}

} // namespace dragoman
