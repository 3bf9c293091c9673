#include "server/ProviderChoice.h"

#include <algorithm>

namespace dragoman {

namespace {

std::vector<std::string_view> splitKeys(std::string_view list)
{
    std::vector<std::string_view> keys;
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        std::string_view key = list.substr(0, comma);
        key.remove_prefix(std::min(key.find_first_not_of(' '), key.size()));
        key = key.substr(0, key.find_last_not_of(' ') + 1);
        if (!key.empty())
            keys.push_back(key);
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return keys;
}

Result<CallKey> clientKey(const RequestHead& client, std::uint64_t turn)
{
    const std::optional<PresentedKey> presented = presentedKey(client);
    const std::vector<std::string_view> keys = splitKeys(presented ? presented->value : std::string_view());
    if (keys.empty())
        return failure(ErrorKind::Unauthorized,
            "This endpoint uses the key that you send: give the provider's API key.");
    const std::size_t index = turn % keys.size();
    return CallKey{ Secret(std::string(keys[index])), "client key " + std::to_string(index + 1),
        presented->carrier };
}

Result<CallKey> storedKey(const ProviderConfig& provider, std::uint64_t turn, const KeyRing& keys)
{
    if (provider.keys.empty())
        return CallKey{};
    std::string reason;
    for (std::size_t i = 0; i < provider.keys.size(); ++i) {
        const KeyReference& reference = provider.keys[(turn + i) % provider.keys.size()];
        const Result<Secret>& secret = keys.find(reference);
        if (secret)
            return CallKey{ *secret, keyLabel(reference), {} };
        reason = keyLabel(reference) + ": " + secret.error().message;
    }
    return failure(
        ErrorKind::Unavailable, "No key of provider '" + provider.name + "' can be used. " + reason);
}

} // namespace

std::vector<const ProviderConfig*> providersOf(
    const Configuration& configuration, const EndpointConfig& endpoint)
{
    std::vector<const ProviderConfig*> chosen;
    const auto named = [&endpoint](const std::string& name) {
        return std::find(endpoint.providers.begin(), endpoint.providers.end(), name);
    };
    for (const ProviderConfig& provider : configuration.providers) {
        const bool listed = endpoint.providers.empty() || named(provider.name) != endpoint.providers.end();
        if (provider.enabled && listed)
            chosen.push_back(&provider);
    }
    std::stable_sort(chosen.begin(), chosen.end(), [&](const ProviderConfig* a, const ProviderConfig* b) {
        return endpoint.providers.empty() ? a->priority < b->priority : named(a->name) < named(b->name);
    });
    return chosen;
}

Result<CallKey> chooseKey(const ProviderConfig& provider, const EndpointView& endpoint,
    const RequestHead& client, const KeyRing& keys)
{
    const std::uint64_t turn = endpoint.turn++;
    return endpoint.config.access == AccessMode::ClientKey ? clientKey(client, turn)
                                                           : storedKey(provider, turn, keys);
}

} // namespace dragoman
