#include "app/ClientValues.h"

#include "clients/ClientTarget.h"
#include "server/RouteTable.h"

#include <algorithm>

namespace dragoman {

namespace {

using Endpoints = std::vector<EndpointConfig>;

Result<const EndpointConfig*> namedEndpoint(const Endpoints& all, const std::string& name)
{
    const auto found = std::find_if(
        all.begin(), all.end(), [&name](const EndpointConfig& endpoint) { return endpoint.name == name; });
    if (found == all.end())
        return failure(ErrorKind::NotFound, "there is no endpoint '" + name + "'");
    if (!found->enabled)
        return failure(ErrorKind::InvalidRequest, "the endpoint '" + name + "' is not enabled");
    return &*found;
}

Result<const EndpointConfig*> endpointFor(const Endpoints& all, Protocol wanted, const std::string& name)
{
    if (!name.empty())
        return namedEndpoint(all, name);
    if (const EndpointConfig* endpoint = suggestedEndpoint(all, wanted))
        return endpoint;
    return failure(ErrorKind::NotFound, "no endpoint is enabled");
}

Result<std::string> tokenFor(const EndpointConfig& endpoint, const SettingsPaths& paths)
{
    if (endpoint.access != AccessMode::Token)
        return clientKey(endpoint.access, {});
    return openDataFolder(paths).and_then(localToken).transform([&endpoint](const Secret& token) {
        return clientKey(endpoint.access, token);
    });
}

std::vector<std::uint16_t> livePortsOf(const Endpoints& all)
{
    std::vector<std::uint16_t> ports;
    for (const EndpointConfig& endpoint : all) {
        if (endpoint.enabled)
            ports.push_back(endpoint.port);
    }
    return ports;
}

} // namespace

bool isServed(Protocol protocol)
{
    if (protocol != Protocol::OpenAiResponses)
        return true;
    const std::vector<std::string_view> paths = routePaths();
    return std::any_of(
        paths.begin(), paths.end(), [](std::string_view path) { return path.ends_with("/responses"); });
}

Result<ClientTarget> clientTarget(Protocol protocol, const ClientChoice& choice, const SettingsPaths& paths)
{
    const Result<LoadedConfiguration> loaded = loadUsableConfiguration(paths);
    if (!loaded)
        return tl::unexpected(loaded.error());
    const Configuration& configuration = loaded->read.configuration;
    const Result<const EndpointConfig*> endpoint
        = endpointFor(configuration.endpoints, protocol, choice.endpoint);
    if (!endpoint)
        return tl::unexpected(endpoint.error());
    if ((*endpoint)->port == 0)
        return failure(ErrorKind::InvalidRequest,
            "the endpoint '" + (*endpoint)->name + "' takes any free port: give it a fixed one first");
    Result<std::string> token = tokenFor(**endpoint, paths);
    if (!token)
        return tl::unexpected(token.error());
    return ClientTarget{ endpointAddress((*endpoint)->host, (*endpoint)->port), std::move(*token),
        choice.model, choice.model.empty() ? likelyModel(configuration) : choice.model,
        livePortsOf(configuration.endpoints) };
}

} // namespace dragoman
