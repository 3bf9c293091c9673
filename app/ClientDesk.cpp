#include "app/ClientDesk.h"

#include "app/ClientValues.h"
#include "config/ConfigurationEdit.h"

namespace dragoman {

namespace {

std::string rootOf(const EndpointConfig& endpoint)
{
    return endpointAddress(endpoint.host, endpoint.port);
}

// The endpoint that a client was set up for, while it is there.
const EndpointConfig* formerEndpoint(
    const Configuration& configuration, const std::optional<SetupMemory>& memory)
{
    for (const EndpointConfig& endpoint : configuration.endpoints) {
        if (memory && endpoint.enabled && rootOf(endpoint) == memory->root)
            return &endpoint;
    }
    return nullptr;
}

Result<const EndpointConfig*> endpointFor(const SetUpRequest& request, const Configuration& configuration,
    Protocol protocol, const std::optional<SetupMemory>& memory)
{
    const EndpointConfig* const named = findEndpoint(configuration, request.endpoint);
    const EndpointConfig* const former = formerEndpoint(configuration, memory);
    const EndpointConfig* const found = named ? named
        : former                              ? former
                                              : suggestedEndpoint(configuration.endpoints, protocol);
    if (!found || !found->enabled || found->port == 0)
        return failure(ErrorKind::NotFound, "No endpoint listens.");
    return found;
}

std::string modelFor(const std::string& asked, const SetupClient& client, const Configuration& configuration,
    const std::optional<SetupMemory>& memory)
{
    if (!asked.empty())
        return asked;
    if (memory && !(client.needsModel && memory->model.empty()))
        return memory->model;
    return client.needsModel ? likelyModel(configuration) : std::string();
}

std::vector<std::uint16_t> livePorts(const Configuration& configuration)
{
    std::vector<std::uint16_t> ports;
    for (const EndpointConfig& endpoint : configuration.endpoints) {
        if (endpoint.enabled)
            ports.push_back(endpoint.port);
    }
    return ports;
}

SetupValues valuesFor(const EndpointConfig& endpoint, const Secret& token, std::string model)
{
    return { rootOf(endpoint), clientKey(endpoint.access, token), std::move(model) };
}

} // namespace

ClientDesk::ClientDesk(ClientPlaces places, QString dataFolder)
    : m_places(std::move(places))
    , m_dataFolder(std::move(dataFolder))
{
}

Result<ClientSetup> ClientDesk::find(const std::string& client) const
{
    return findSetupClient(client).map(
        [this](const SetupClient* found) { return ClientSetup(*found, m_places, m_dataFolder); });
}

std::vector<ClientState> ClientDesk::states(const Program& program) const
{
    std::vector<ClientState> states;
    for (const SetupClient& client : setupClients()) {
        if (isServed(client.protocol))
            states.push_back(stateOf(client, program));
    }
    return states;
}

// What counts is whether the file is as it was set up, not whether that would be our choice today.
ClientState ClientDesk::stateOf(const SetupClient& client, const Program& program) const
{
    const ClientSetup setup(client, m_places, m_dataFolder);
    const std::optional<SetupMemory> memory = setup.remembered();
    ClientState state{ std::string(client.id), setup.fileName() };
    state.isOurs = memory.has_value();
    state.model = memory ? memory->model : std::string();
    const EndpointConfig* endpoint = formerEndpoint(program.configuration, memory);
    if (endpoint)
        state.endpoint = endpoint->name;
    else
        endpoint = suggestedEndpoint(program.configuration.endpoints, client.protocol);
    const std::string model = modelFor({}, client, program.configuration, memory);
    const SetupValues values
        = endpoint ? valuesFor(*endpoint, program.token, model) : SetupValues{ {}, {}, model };
    state.status = setup.status(values, livePorts(program.configuration));
    return state;
}

Result<SetupPlan> ClientDesk::plan(const SetUpRequest& request, const Program& program) const
{
    const Result<const SetupClient*> client = findSetupClient(request.client);
    if (!client)
        return tl::unexpected(client.error());
    const ClientSetup setup(**client, m_places, m_dataFolder);
    const std::optional<SetupMemory> memory = setup.remembered();
    const Result<const EndpointConfig*> endpoint
        = endpointFor(request, program.configuration, (*client)->protocol, memory);
    if (!endpoint)
        return tl::unexpected(endpoint.error());
    if ((*endpoint)->access == AccessMode::ClientKey)
        return failure(ErrorKind::Conflict,
            "The endpoint '" + (*endpoint)->name
                + "' passes on the program's own key, which Dragoman does not know.");
    return setup.plan(valuesFor(
        **endpoint, program.token, modelFor(request.model, **client, program.configuration, memory)));
}

Result<SetupPlan> ClientDesk::planUndo(const std::string& client) const
{
    return find(client).and_then([](const ClientSetup& setup) { return setup.planUndo(); });
}

Result<QString> ClientDesk::apply(const std::string& client, const SetupPlan& plan) const
{
    return find(client).and_then([&plan](const ClientSetup& setup) { return setup.apply(plan); });
}

} // namespace dragoman
