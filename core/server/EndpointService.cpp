#include "server/EndpointService.h"

#include "base/JsonWriter.h"
#include "protocol/CodecTable.h"
#include "server/CountTokensTask.h"
#include "server/CrossOrigin.h"
#include "server/ErrorAnswer.h"
#include "server/Exchange.h"
#include "server/HealthPage.h"
#include "server/ModelsTask.h"
#include "server/RouteTable.h"

#include <algorithm>
#include <iterator>

namespace dragoman {

namespace {

// A task that needs the event loop to be created before it can start.
template <class Task, class... Arguments>
std::unique_ptr<HttpTask> started(Arguments&&... arguments)
{
    auto task = std::make_unique<Task>(std::forward<Arguments>(arguments)...);
    task->start();
    return task;
}

AccessCheck::Rules accessRules(const EndpointConfig& config, const ServerConfig& server, Secret token)
{
    return { config.access, std::move(token), config.host, server.allowedHosts, server.allowedOrigins };
}

} // namespace

EndpointService::EndpointService(ServerContext& context, EndpointConfig config, Secret token)
    : m_context(context)
    , m_config(std::make_shared<EndpointConfig>(std::move(config)))
    , m_access(accessRules(*m_config, context.configuration->server, std::move(token)))
{
}

void EndpointService::configure(EndpointConfig config, Secret token)
{
    m_config = std::make_shared<EndpointConfig>(std::move(config));
    m_access = AccessCheck(accessRules(*m_config, m_context.configuration->server, std::move(token)));
}

std::optional<HttpAnswer> EndpointService::admit(const RequestHead& head)
{
    if (isPreflight(m_access, head))
        return {};
    const Result<void> admitted = m_access.admit(head).and_then([&head] { return checkBodyType(head); });
    if (admitted)
        return {};
    HttpAnswer answer = refuse(admitted.error(), head);
    tellRefused(answer, admitted.error(), head);
    return answer;
}

// Anybody on this computer can send these, so no more than a few hundred bytes of each are kept.
void EndpointService::tellRefused(const HttpAnswer& answer, const Error& error, const RequestHead& head)
{
    constexpr std::size_t longest = 200;
    const auto cut = [](std::string_view text) { return std::string(text.substr(0, longest)); };
    m_context.activity.requestRefused({ m_config->name, cut(head.headers.value("user-agent")),
        cut(head.method), cut(head.path), answer.head.status, error.message });
}

std::unique_ptr<HttpTask> EndpointService::begin(IncomingRequest request, ResponseChannel& channel)
{
    if (request.head.method == "OPTIONS") {
        channel.answer(optionsAnswer(m_access, request.head, std::string(allowedMethods(request.head.path))));
        return {};
    }
    const Result<Route> route = findRoute(request.head, m_config->protocol);
    if (!route) {
        HttpAnswer answer = routeError(route.error(), request.head);
        tellRefused(answer, route.error(), request.head);
        channel.answer(answer);
        return {};
    }
    switch (route->operation) {
    case Operation::Generate:
        return started<Exchange>(m_context, view(), *route, std::move(request), channel);
    case Operation::CountTokens:
        return started<CountTokensTask>(m_context, view(), *route, std::move(request), channel);
    case Operation::ListModels:
    case Operation::GetModel:
        return started<ModelsTask>(m_context, view(), *route, std::move(request.head), channel);
    case Operation::Health:
    case Operation::Statistics:
    case Operation::Information: break;
    }
    channel.answer(page(route->operation));
    return {};
}

HttpAnswer EndpointService::refuse(const Error& error, const RequestHead& head) const
{
    return errorAnswer(codecFor(clientProtocol(head, m_config->protocol)), error);
}

HttpAnswer EndpointService::routeError(const Error& error, const RequestHead& head) const
{
    HttpAnswer answer = refuse(error, head);
    if (error.kind == ErrorKind::MethodNotAllowed)
        answer.head.headers.add("Allow", std::string(allowedMethods(head.path)));
    return answer;
}

HeaderList EndpointService::commonHeaders(const RequestHead& head) const
{
    return crossOriginHeaders(m_access, head);
}

HttpAnswer EndpointService::page(Operation operation) const
{
    if (operation == Operation::Statistics)
        return jsonAnswer(m_context.statistics.statisticsJson());
    if (operation == Operation::Information)
        return jsonAnswer(information());
    return health();
}

// A load balancer sends nothing more to a server that answers with 503.
HttpAnswer EndpointService::health() const
{
    const std::string_view status = m_context.isLeaving ? "leaving" : "ok";
    HttpAnswer answer = jsonAnswer(healthPage(status, m_context.statistics.uptimeSeconds(), ownHealth()));
    if (m_context.isLeaving)
        answer.head.status = 503;
    return answer;
}

// That of the providers which serve this endpoint, best first.
std::vector<ProviderHealth> EndpointService::ownHealth() const
{
    const std::vector<ProviderHealth> all = m_context.routes.health();
    std::vector<ProviderHealth> own;
    for (const ProviderConfig* provider : providersOf(*m_context.configuration, *m_config)) {
        const auto same = [&](const ProviderHealth& health) { return health.provider == provider->name; };
        std::copy_if(all.begin(), all.end(), std::back_inserter(own), same);
    }
    return own;
}

std::string EndpointService::information() const
{
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    json.key("name").string("dragoman");
    json.key("version").string(DRAGOMAN_VERSION);
    json.key("endpoint").string(m_config->name);
    json.key("protocol").string(protocolName(m_config->protocol));
    json.key("paths").beginArray();
    for (const std::string_view path : routePaths())
        json.string(path);
    json.endArray().endObject();
    return out;
}

} // namespace dragoman
