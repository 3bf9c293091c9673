#pragma once

#include "config/Configuration.h"

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

struct PresetEndpoint
{
    Protocol protocol = Protocol::OpenAiChat;
    std::string baseUrl;
};

// A sentence or two for the user, in each language of the program.
struct PresetNotes
{
    std::string en{};
    std::string zh{};
};

// A well-known provider: what a configuration entry with `"preset": "ID"` need not say itself.
struct ProviderPreset
{
    std::string id;
    std::string name;
    std::vector<PresetEndpoint> endpoints{}; // at least one; the first is the usual one
    ModelNames models{};
    std::string site{};
    std::string keyPage{}; // where its users make keys, or empty
    PresetNotes notes{};
    ChatQuirks quirks{};
    bool needsKey = true;

    // Null when the provider does not speak the protocol.
    const PresetEndpoint* endpointFor(Protocol protocol) const;
};

struct ReadPresets
{
    std::vector<ProviderPreset> presets{};
    std::vector<ConfigurationProblem> problems{};
};

// Reads the text of resources/providers.json. Errors become problems with their path.
ReadPresets readPresets(std::string text);

// The presets that the program was built with, in the order of the file.
const std::vector<ProviderPreset>& providerPresets();

// Null when there is none. Presets of programs on the user's own machine are found by id only: their hosts
// say nothing about what listens there.
const ProviderPreset* presetForHost(std::string_view host);
const ProviderPreset* presetById(std::string_view id);

} // namespace dragoman
