#include "clients/ClientTarget.h"

#include <algorithm>

namespace dragoman {

namespace {

constexpr const char* demoModel = "demo-echo";

bool isSame(Protocol one, Protocol other)
{
    return one == other;
}

bool isAlike(Protocol one, Protocol other)
{
    return (one == Protocol::Anthropic) == (other == Protocol::Anthropic);
}

bool isAny(Protocol, Protocol)
{
    return true;
}

bool isPattern(const std::string& alias)
{
    return alias.find_first_of("*?") != std::string::npos;
}

void addOnce(std::vector<std::string>& names, const std::string& name)
{
    if (std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(name);
}

void addModels(std::vector<std::string>& names, const ModelNames& models)
{
    for (const auto* role : { &models.middle, &models.big, &models.small }) {
        for (const std::string& model : *role)
            addOnce(names, model);
    }
    for (const auto& [alias, model] : models.aliases) {
        if (!isPattern(alias))
            addOnce(names, alias);
    }
}

} // namespace

std::string endpointAddress(const std::string& host, std::uint16_t port)
{
    const std::string name = host == "0.0.0.0" || host == "::" ? "127.0.0.1" : host;
    const std::string shown = name.find(':') == std::string::npos ? name : '[' + name + ']';
    return "http://" + shown + ':' + std::to_string(port);
}

const EndpointConfig* suggestedEndpoint(const std::vector<EndpointConfig>& all, Protocol protocol)
{
    for (const auto fits : { isSame, isAlike, isAny }) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const EndpointConfig& endpoint) {
            return endpoint.enabled && fits(endpoint.protocol, protocol);
        });
        if (found != all.end())
            return &*found;
    }
    return nullptr;
}

std::string clientKey(AccessMode access, const Secret& token)
{
    switch (access) {
    case AccessMode::ClientKey: return "YOUR-PROVIDER-KEY";
    case AccessMode::Open: return "any-text";
    case AccessMode::Token: break;
    }
    return std::string(token.reveal());
}

std::string likelyModel(const Configuration& configuration)
{
    if (configuration.providers.empty())
        return demoModel;
    const ModelNames& names = configuration.providers.front().models;
    for (const auto* role : { &names.middle, &names.big, &names.small }) {
        if (!role->empty())
            return role->front();
    }
    return {};
}

std::vector<std::string> offeredModels(const Configuration& configuration)
{
    std::vector<std::string> names;
    if (configuration.providers.empty())
        names.push_back(demoModel);
    for (const ProviderConfig& provider : configuration.providers) {
        if (provider.enabled)
            addModels(names, provider.models);
    }
    return names;
}

} // namespace dragoman
