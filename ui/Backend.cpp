#include "ui/Backend.h"

#include "config/ConfigurationEdit.h"

namespace dragoman {

Result<void> Backend::changeEndpoint(
    const std::string& name, const std::function<void(EndpointConfig&)>& change)
{
    const EndpointConfig* const found = findEndpoint(configuration(), name);
    if (!found)
        return failure(ErrorKind::NotFound, "There is no endpoint '" + name + "'.");
    EndpointConfig endpoint = *found;
    change(endpoint);
    return replaceEndpoint(configuration(), name, std::move(endpoint))
        .and_then([this](const Configuration& changed) { return save(changed, revision()); });
}

Result<void> Backend::setEndpointEnabled(const std::string& name, bool enabled)
{
    return changeEndpoint(name, [enabled](EndpointConfig& endpoint) { endpoint.enabled = enabled; });
}

Result<void> Backend::setEndpointPort(const std::string& name, std::uint16_t port)
{
    return changeEndpoint(name, [port](EndpointConfig& endpoint) { endpoint.port = port; });
}

Result<void> Backend::setAllEndpointsEnabled(bool enabled)
{
    Configuration changed = configuration();
    for (EndpointConfig& endpoint : changed.endpoints)
        endpoint.enabled = enabled;
    return save(changed, revision());
}

Result<void> Backend::pinProvider(const std::string& name)
{
    Configuration changed = configuration();
    changed.routing.pinned = name;
    return save(changed, revision());
}

Result<void> Backend::setUpdateCheck(bool on)
{
    Configuration changed = configuration();
    changed.updates.check = on;
    return save(changed, revision());
}

std::optional<NewRelease> Backend::offeredRelease() const
{
    std::optional<NewRelease> release = updateState().newRelease;
    return release && !release->isSkipped ? release : std::nullopt;
}

} // namespace dragoman
