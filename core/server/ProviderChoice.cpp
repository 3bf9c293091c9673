#include "server/ProviderChoice.h"

#include <algorithm>

namespace dragoman {

namespace {

// The first of the provider's keys that is loaded, beginning with the one whose turn it is.
Result<CallKey> nextStoredKey(const ProviderConfig& provider, std::uint64_t turn, const KeyRing& keys)
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

Result<RouteQuery> queryFor(
    const Configuration& configuration, const EndpointConfig& endpoint, const CallKeys& keys)
{
    const std::vector<const ProviderConfig*> providers = providersOf(configuration, endpoint);
    if (providers.empty()) {
        return failure(ErrorKind::Unavailable,
            "No provider is enabled for the endpoint '" + endpoint.name + "'. Add or enable one.");
    }
    RouteQuery query;
    query.providers = endpoint.providers;
    query.clientKeys = keys.routeKeys();
    if (endpoint.access == AccessMode::ClientKey && endpoint.providers.empty())
        query.providers = { providers.front()->name };
    return query;
}

Result<CallKey> chooseKey(const ProviderConfig& provider, const EndpointView& endpoint,
    const RequestHead& client, const KeyRing& keys)
{
    const std::uint64_t turn = endpoint.turn++;
    if (endpoint.config->access != AccessMode::ClientKey)
        return nextStoredKey(provider, turn, keys);
    return CallKeys::of(*endpoint.config, client).transform([turn](const CallKeys& own) {
        return own.fromClient()[turn % own.fromClient().size()];
    });
}

} // namespace dragoman
