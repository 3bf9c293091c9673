#include "server/CountTokensTask.h"

#include "base/JsonWriter.h"
#include "protocol/CodecTable.h"
#include "server/ErrorAnswer.h"
#include "server/ModelCatalog.h"

namespace dragoman {

CountTokensTask::CountTokensTask(ServerContext& context, EndpointView endpoint, Route route,
    IncomingRequest request, ResponseChannel& channel)
    : m_context(context)
    , m_configuration(context.configuration)
    , m_endpoint(endpoint)
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
    const std::vector<const ProviderConfig*> providers = providersOf(*m_configuration, m_endpoint.config);
    if (!providers.empty() && providers.front()->protocol == m_client.protocol())
        return ask(*providers.front());
    estimate();
}

void CountTokensTask::ask(const ProviderConfig& provider)
{
    Result<CallKey> key = chooseKey(provider, m_endpoint, m_incoming.head, m_context.keys);
    if (!key)
        return answer(errorAnswer(m_client, key.error()));
    const Codec& codec = codecFor(provider.protocol);
    UpstreamRequest request = providerCall(provider, "/v1/messages/count_tokens");
    if (!m_incoming.head.query.empty())
        request.url += '?' + m_incoming.head.query;
    request.headers = passedHeaders(m_incoming.head, codec, *key);
    addConfiguredHeaders(request.headers, provider);
    const std::string model = providerModel(provider.models, m_request->askedModel());
    request.body = m_request->bodyForCounting(m_context.models.profileFor(provider, model));
    m_call = std::make_unique<CollectedCall>(
        m_context.upstream, std::move(request), [this](const CollectedReply& reply) { take(reply); });
}

// Many Anthropic-compatible hosts do not count; a client that only wants a number gets our estimate then.
void CountTokensTask::take(const CollectedReply& reply)
{
    JsonDocument document;
    const bool counted = reply.head.status == 200 && document.parse(reply.body)
        && document.root()["input_tokens"].isNumber();
    if (!counted)
        return estimate();
    answer({ { 200, passedAnswerHeaders(reply.head.headers) }, reply.body });
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
