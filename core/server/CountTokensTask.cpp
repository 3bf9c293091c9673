#include "server/CountTokensTask.h"

#include "base/JsonWriter.h"
#include "config/ConfigurationEdit.h"
#include "protocol/CodecTable.h"
#include "server/AttemptFaults.h"
#include "server/ErrorAnswer.h"
#include "server/ModelCatalog.h"

namespace dragoman {

CountTokensTask::CountTokensTask(ServerContext& context, EndpointView endpoint, const Route& route,
    IncomingRequest request, ResponseChannel& channel)
    : m_context(context)
    , m_configuration(context.configuration)
    , m_endpoint(std::move(endpoint))
    , m_client(codecFor(route.protocol))
    , m_incoming(std::move(request))
    , m_channel(channel)
{
}

void CountTokensTask::start()
{
    Result<GenerationRequest> request
        = GenerationRequest::read(m_client, std::move(m_incoming.body), RequestPurpose::CountTokens);
    if (!request)
        return answer(errorAnswer(m_client, request.error()));
    m_request.emplace(std::move(*request));
    Result<CallKeys> keys = CallKeys::of(*m_endpoint.config, m_incoming.head);
    if (!keys)
        return answer(errorAnswer(m_client, keys.error()));
    m_keys = std::move(*keys);
    Result<RouteQuery> query = queryFor(*m_configuration, *m_endpoint.config, m_keys);
    if (!query)
        return estimate();
    query->model = m_request->askedModel();
    query->needs = { Capability::CountTokens };
    RouteFollower& follower = *this;
    m_walk.emplace(m_context.routes, std::move(*query), follower);
    m_walk->next();
}

void CountTokensTask::onRouteChosen(const RouteChoice& choice)
{
    const ProviderConfig* const provider = findProvider(*m_configuration, choice.provider);
    if (provider->protocol == m_client.protocol())
        return ask(*provider, choice);
    m_walk.reset();
    estimate();
}

void CountTokensTask::onRouteGivenUp(const RouteGiveUp&)
{
    estimate();
}

void CountTokensTask::ask(const ProviderConfig& provider, const RouteChoice& choice)
{
    const CallKey key = m_keys.keyFor(choice, provider, m_context.keys);
    const Codec& codec = codecFor(provider.protocol);
    UpstreamRequest request = providerCall(provider, "/v1/messages/count_tokens");
    if (!m_incoming.head.query.empty())
        request.url += '?' + m_incoming.head.query;
    request.headers = passedHeaders(m_incoming.head, codec, key);
    addConfiguredHeaders(request.headers, provider);
    request.body = m_request->bodyForCounting(m_context.models.profileFor(provider, choice.model));
    m_secret = key.secret;
    m_begin = std::chrono::steady_clock::now();
    m_call = std::make_unique<CollectedCall>(
        m_context.upstream, std::move(request), [this](const CollectedReply& reply) { take(reply); });
}

// Many Anthropic-compatible hosts do not count.
void CountTokensTask::take(const CollectedReply& reply)
{
    JsonDocument document;
    const bool counted = reply.head.status == 200 && document.parse(reply.body)
        && document.root()["input_tokens"].isNumber();
    if (!counted) {
        AttemptFault fault = faultOfCall(reply, m_client);
        fault.message = redact(std::move(fault.message), m_secret);
        m_walk->failed(fault);
        return estimate();
    }
    m_walk->succeeded(millisecondsSince(m_begin), 0);
    answer({ { 200, passedAnswerHeaders(reply.head.headers) }, redact(reply.body, m_secret) });
}

void CountTokensTask::estimate()
{
    const Result<std::int64_t> tokens = m_request->estimateTokens();
    if (!tokens)
        return answer(errorAnswer(m_client, tokens.error()));
    std::string body;
    JsonWriter json(body);
    json.beginObject();
    json.key("input_tokens").integer(*tokens);
    json.endObject();
    answer(jsonAnswer(std::move(body)));
}

void CountTokensTask::answer(const HttpAnswer& answer)
{
    if (m_answered)
        return;
    m_answered = true;
    m_channel.answer(answer);
}

void CountTokensTask::onStop()
{
    answer(errorAnswer(m_client, { ErrorKind::Unavailable, "Dragoman is stopping." }));
}

} // namespace dragoman
