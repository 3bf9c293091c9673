#include "app/ClientValues.h"

#include "server/RouteTable.h"

#include <algorithm>

namespace dragoman {

namespace {

using Endpoints = std::vector<EndpointConfig>;

const EndpointConfig* firstThat(
    const Endpoints& all, bool (*fits)(const EndpointConfig&, Protocol), Protocol wanted)
{
    const auto found = std::find_if(all.begin(), all.end(),
        [fits, wanted](const EndpointConfig& endpoint) { return fits(endpoint, wanted); });
    return found == all.end() ? nullptr : &*found;
}

bool isEnabledFor(const EndpointConfig& endpoint, Protocol wanted)
{
    return endpoint.enabled && endpoint.protocol == wanted;
}

bool isEnabledForOpenAi(const EndpointConfig& endpoint, Protocol wanted)
{
    return endpoint.enabled && (endpoint.protocol == Protocol::Anthropic) == (wanted == Protocol::Anthropic);
}

bool isEnabled(const EndpointConfig& endpoint, Protocol)
{
    return endpoint.enabled;
}

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
    for (const auto fits : { isEnabledFor, isEnabledForOpenAi, isEnabled }) {
        if (const EndpointConfig* endpoint = firstThat(all, fits, wanted))
            return endpoint;
    }
    return failure(ErrorKind::NotFound, "no endpoint is enabled");
}

Result<std::string> tokenFor(const EndpointConfig& endpoint, const SettingsPaths& paths)
{
    switch (endpoint.access) {
    case AccessMode::ClientKey: return std::string("YOUR-PROVIDER-KEY");
    case AccessMode::Open: return std::string("any-text");
    case AccessMode::Token: break;
    }
    return openDataFolder(paths).and_then(localToken).transform([](const Secret& token) {
        return std::string(token.reveal());
    });
}

std::string modelOf(const Configuration& configuration)
{
    if (configuration.providers.empty())
        return "demo-echo";
    const ModelNames& names = configuration.providers.front().models;
    for (const auto* role : { &names.middle, &names.big, &names.small }) {
        if (!role->empty())
            return role->front();
    }
    return {};
}

std::string rootOf(const EndpointConfig& endpoint)
{
    const std::string& host = endpoint.host;
    const std::string name = host == "0.0.0.0" || host == "::" ? "127.0.0.1" : host;
    const bool isAddress6 = name.find(':') != std::string::npos;
    return "http://" + (isAddress6 ? '[' + name + ']' : name) + ':' + std::to_string(endpoint.port);
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
    return ClientTarget{ rootOf(**endpoint), std::move(*token), choice.model,
        choice.model.empty() ? modelOf(configuration) : choice.model, livePortsOf(configuration.endpoints) };
}

} // namespace dragoman
