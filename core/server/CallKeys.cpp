#include "server/CallKeys.h"

#include "server/RouterConfiguration.h"

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

CallKey storedKey(const ProviderConfig& provider, std::string_view label, const KeyRing& stored)
{
    for (const KeyReference& reference : provider.keys) {
        const Result<Secret>& secret = stored.find(reference);
        if (secret && keyLabel(reference) == label)
            return { *secret, std::string(label), {} };
    }
    return {};
}

} // namespace

Result<CallKeys> CallKeys::of(const EndpointConfig& endpoint, const RequestHead& client)
{
    CallKeys keys;
    if (endpoint.access != AccessMode::ClientKey)
        return keys;
    const std::optional<PresentedKey> presented = presentedKey(client);
    for (const std::string_view key : splitKeys(presented ? presented->value : std::string_view()))
        keys.m_fromClient.push_back({ Secret(std::string(key)),
            "client key " + std::to_string(keys.m_fromClient.size() + 1), presented->carrier });
    if (keys.m_fromClient.empty()) {
        return failure(ErrorKind::Unauthorized,
            "This endpoint uses the key that you send: give the provider's API key.");
    }
    return keys;
}

std::vector<RouteKey> CallKeys::routeKeys() const
{
    std::vector<RouteKey> keys;
    for (const CallKey& key : m_fromClient)
        keys.push_back(routeKey(key.label, key.secret));
    return keys;
}

CallKey CallKeys::keyFor(
    const RouteChoice& choice, const ProviderConfig& provider, const KeyRing& stored) const
{
    const auto own = std::find_if(m_fromClient.begin(), m_fromClient.end(),
        [&](const CallKey& key) { return key.label == choice.keyLabel; });
    return own == m_fromClient.end() ? storedKey(provider, choice.keyLabel, stored) : *own;
}

} // namespace dragoman
