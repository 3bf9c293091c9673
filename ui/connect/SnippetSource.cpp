#include "ui/connect/SnippetSource.h"

#include <QCoreApplication>

#include <algorithm>

namespace dragoman {

namespace {

constexpr const char* dots = "\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022";

bool isAlike(Protocol one, Protocol other)
{
    return (one == Protocol::Anthropic) == (other == Protocol::Anthropic);
}

// The key of a link is hidden inside of its data.
void hideLinkData(Snippet& snippet)
{
    for (SnippetStep& step : snippet.steps) {
        const std::size_t at = step.text.find("data=");
        if (step.kind == SnippetKind::Link && at != std::string::npos)
            step.text = step.text.substr(0, at + 5) + dots + '\n';
    }
}

} // namespace

QString clientTitle(const SnippetClient& client)
{
    return QCoreApplication::translate("Snippet", client.title.data());
}

std::vector<EndpointConfig> listeningEndpoints(const Backend& backend)
{
    std::vector<EndpointConfig> listening;
    const std::vector<EndpointState> states = backend.endpoints();
    for (const EndpointConfig& config : backend.configuration().endpoints) {
        const auto state = std::find_if(states.begin(), states.end(),
            [&config](const EndpointState& one) { return one.name == config.name && one.port != 0; });
        if (state == states.end())
            continue;
        listening.push_back(config);
        listening.back().port = state->port;
    }
    return listening;
}

std::vector<EndpointConfig> fittingEndpoints(const Backend& backend, Protocol protocol)
{
    std::vector<EndpointConfig> fitting = listeningEndpoints(backend);
    const EndpointConfig* const suggested = suggestedEndpoint(fitting, protocol);
    if (!suggested)
        return {};
    std::rotate(fitting.begin(), fitting.begin() + (suggested - fitting.data()),
        fitting.begin() + (suggested - fitting.data()) + 1);
    if (isAlike(fitting.front().protocol, protocol))
        std::erase_if(
            fitting, [protocol](const EndpointConfig& one) { return !isAlike(one.protocol, protocol); });
    return fitting;
}

std::optional<LiveSnippet> liveSnippet(
    const Backend& backend, std::string_view client, const SnippetChoice& choice)
{
    const Result<SnippetClient> found = findSnippetClient(client);
    if (!found)
        return {};
    const std::vector<EndpointConfig> fitting = fittingEndpoints(backend, found->protocol);
    if (fitting.empty())
        return {};
    const auto chosen = std::find_if(fitting.begin(), fitting.end(),
        [&choice](const EndpointConfig& one) { return one.name == choice.endpoint; });
    const EndpointConfig& endpoint = chosen == fitting.end() ? fitting.front() : *chosen;
    const std::string model = choice.model.empty() ? likelyModel(backend.configuration()) : choice.model;
    SnippetValues values{ endpointAddress(endpoint.host, endpoint.port),
        clientKey(endpoint.access, backend.token()), model.empty() ? "YOUR-MODEL" : model, choice.system };
    LiveSnippet live{ {}, snippetFor(client, values).value_or(Snippet{}), endpoint,
        endpoint.access == AccessMode::Token };
    if (live.hasToken)
        values.token = dots;
    live.shown = snippetFor(client, values).value_or(Snippet{});
    if (live.hasToken)
        hideLinkData(live.shown);
    return live;
}

} // namespace dragoman
