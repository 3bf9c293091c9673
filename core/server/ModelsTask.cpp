#include "server/ModelsTask.h"

#include "http/Target.h"
#include "protocol/CodecTable.h"
#include "server/ErrorAnswer.h"

#include <algorithm>
#include <charconv>

namespace dragoman {

namespace {

std::size_t numberOr(const std::optional<std::string>& text, std::size_t fallback)
{
    std::size_t number = fallback;
    if (text)
        std::from_chars(text->data(), text->data() + text->size(), number);
    return number;
}

} // namespace

ModelsTask::ModelsTask(
    ServerContext& context, EndpointView endpoint, Route route, RequestHead head, ResponseChannel& channel)
    : m_context(context)
    , m_configuration(context.configuration)
    , m_endpoint(std::move(endpoint))
    , m_route(std::move(route))
    , m_head(std::move(head))
    , m_client(codecFor(m_route.protocol))
    , m_channel(channel)
    , m_waiting(providersOf(*m_configuration, *m_endpoint.config))
{
}

void ModelsTask::start()
{
    nextProvider();
}

void ModelsTask::nextProvider()
{
    while (!m_waiting.empty()) {
        const ProviderConfig& provider = *m_waiting.front();
        m_waiting.erase(m_waiting.begin());
        if (const std::vector<ModelInfo>* known = m_context.models.cached(provider)) {
            merge(*known);
            continue;
        }
        Result<CallKey> key = chooseKey(provider, m_endpoint, m_head, m_context.keys);
        if (!key) {
            take(provider, tl::unexpected(key.error()));
            continue;
        }
        const auto done = [this, &provider](Result<std::vector<ModelInfo>> models) {
            take(provider, std::move(models));
            nextProvider();
        };
        m_listing = std::make_unique<ModelListing>(m_context.upstream, provider, std::move(*key), done);
        return;
    }
    answer();
}

void ModelsTask::take(const ProviderConfig& provider, Result<std::vector<ModelInfo>> models)
{
    const bool sharedKey
        = m_endpoint.config->access != AccessMode::ClientKey; // else the list may be one client's own
    if (models && sharedKey)
        m_context.models.store(provider, *models);
    if (models)
        return merge(*models);
    const std::vector<ModelInfo> configured = ModelCatalog::configured(provider);
    if (configured.empty())
        m_error = models.error();
    merge(configured);
}

void ModelsTask::merge(const std::vector<ModelInfo>& models)
{
    for (const ModelInfo& model : models) {
        const bool known = std::any_of(
            m_models.begin(), m_models.end(), [&](const ModelInfo& one) { return one.id == model.id; });
        if (!known)
            m_models.push_back(model);
    }
}

void ModelsTask::answer()
{
    m_answered = true;
    if (m_models.empty() && m_error)
        return m_channel.answer(errorAnswer(m_client, *m_error));
    m_channel.answer(m_route.operation == Operation::GetModel ? modelAnswer() : listAnswer());
}

HttpAnswer ModelsTask::listAnswer() const
{
    ModelQuery query;
    query.limit = numberOr(queryValue(m_head.query, "limit"), 0);
    query.afterId = queryValue(m_head.query, "after_id").value_or("");
    query.beforeId = queryValue(m_head.query, "before_id").value_or("");
    return jsonAnswer(m_client.writeModels(m_models, query));
}

HttpAnswer ModelsTask::modelAnswer() const
{
    const auto found = std::find_if(m_models.begin(), m_models.end(),
        [this](const ModelInfo& model) { return model.id == m_route.modelId; });
    if (found != m_models.end())
        return jsonAnswer(m_client.writeModel(*found));
    Error unknown{ ErrorKind::NotFound, "The model '" + m_route.modelId + "' does not exist here.", "model",
        "model_not_found" };
    return errorAnswer(m_client, unknown);
}

void ModelsTask::onStop()
{
    if (!m_answered)
        m_channel.answer(errorAnswer(m_client, { ErrorKind::Unavailable, "Dragoman is stopping." }));
    m_answered = true;
}

} // namespace dragoman
