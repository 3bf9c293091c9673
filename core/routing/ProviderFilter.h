#pragma once

#include "routing/RouterSettings.h"

#include <optional>
#include <span>
#include <string_view>

namespace dragoman {

// The first of `needs` that the provider is known not to have.
std::optional<Capability> missingCapability(
    const ProviderCapabilities& capabilities, std::span<const Capability> needs);

// "images", "tools", "thinking", "token counting".
std::string_view capabilityName(Capability capability);

enum class ModelKnowledge { No, Unknown, Yes };

// Whether a provider serves the model that a client asked for: Yes when an alias, a role or one of its
// names fits, No when it lists its names and none fits, else Unknown. A provider that says No is still
// asked when nobody says Yes: lists of models are often old.
ModelKnowledge knowsModel(const ProviderRoute& provider, std::string_view asked);

} // namespace dragoman
