#include "routing/ProviderFilter.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

struct CapabilityRow
{
    Capability capability;
    std::string_view name;
    std::optional<bool> ProviderCapabilities::*flag;
};
constexpr std::array<CapabilityRow, 4> capabilityRows{ {
    { Capability::Images, "images", &ProviderCapabilities::images },
    { Capability::Tools, "tools", &ProviderCapabilities::tools },
    { Capability::Thinking, "thinking", &ProviderCapabilities::thinking },
    { Capability::CountTokens, "token counting", &ProviderCapabilities::countTokens },
} };

const CapabilityRow& rowOf(Capability capability)
{
    return *std::find_if(capabilityRows.begin(), capabilityRows.end(),
        [capability](const CapabilityRow& row) { return row.capability == capability; });
}

bool isRoleModel(const ModelNames& models, const std::string& name)
{
    const std::array<const std::vector<std::string>*, 3> roles{ &models.big, &models.middle, &models.small };
    return std::any_of(roles.begin(), roles.end(),
        [&](const auto* role) { return std::find(role->begin(), role->end(), name) != role->end(); });
}

} // namespace

std::optional<Capability> missingCapability(
    const ProviderCapabilities& capabilities, std::span<const Capability> needs)
{
    for (const Capability need : needs) {
        if (!(capabilities.*rowOf(need).flag).value_or(true))
            return need;
    }
    return std::nullopt;
}

std::string_view capabilityName(Capability capability)
{
    return rowOf(capability).name;
}

ModelKnowledge knowsModel(const ProviderRoute& provider, std::string_view asked)
{
    const std::string model = providerModel(provider.models, asked);
    if (model != asked || isRoleModel(provider.models, model))
        return ModelKnowledge::Yes;
    if (provider.knownModels.empty())
        return ModelKnowledge::Unknown;
    const bool listed = std::any_of(provider.knownModels.begin(), provider.knownModels.end(),
        [&](const std::string& pattern) { return matchesWildcard(pattern, model); });
    return listed ? ModelKnowledge::Yes : ModelKnowledge::No;
}

} // namespace dragoman
