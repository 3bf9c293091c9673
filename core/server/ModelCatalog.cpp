#include "server/ModelCatalog.h"

#include "config/HostNames.h"
#include "protocol/CodecTable.h"
#include "protocol/anthropic/ClaudeModels.h"

#include <algorithm>

namespace dragoman {

namespace {

constexpr std::chrono::seconds listLifetime{ 60 };

std::string traitsKey(const ProviderConfig& provider, const std::string& model)
{
    return provider.name + '\n' + model;
}

bool isNative(const ProviderConfig& provider)
{
    const std::string_view host = hostOf(provider.baseUrl);
    return host == "api.anthropic.com" || host == "api.openai.com";
}

Error listError(const ProviderConfig& provider, const CollectedReply& reply)
{
    if (reply.outcome.failure)
        return { ErrorKind::BadGateway,
            "Provider '" + provider.name + "': " + reply.outcome.failure->message };
    return codecFor(provider.protocol).readError(reply.head.status, reply.body);
}

} // namespace

std::string_view modelListPath(Protocol protocol)
{
    return protocol == Protocol::Anthropic ? "/v1/models?limit=1000" : "/v1/models";
}

UpstreamRequest modelsRequest(const ProviderConfig& provider, const CallKey& key, std::string_view path)
{
    UpstreamRequest request = providerCall(provider, path);
    request.method = "GET";
    HeaderList protocolHeaders;
    if (provider.protocol == Protocol::Anthropic)
        protocolHeaders.add("anthropic-version", "2023-06-01");
    request.headers = translatedHeaders(protocolHeaders, codecFor(provider.protocol), key);
    request.headers.remove("content-type");
    addConfiguredHeaders(request.headers, provider);
    return request;
}

ModelListing::ModelListing(UpstreamClient& client, const ProviderConfig& provider, CallKey key, Done done)
    : m_client(client)
    , m_provider(provider)
    , m_codec(codecFor(provider.protocol))
    , m_key(std::move(key))
    , m_done(std::move(done))
{
    askPage({});
}

void ModelListing::askPage(const std::string& cursor)
{
    std::string path(modelListPath(m_provider.protocol));
    if (!cursor.empty())
        path += "&after_id=" + cursor;
    m_call = std::make_unique<CollectedCall>(m_client, modelsRequest(m_provider, m_key, path),
        [this](const CollectedReply& reply) { takePage(reply); });
}

void ModelListing::takePage(const CollectedReply& reply)
{
    if (reply.head.status != 200) {
        Error error = listError(m_provider, reply);
        for (std::string* text : { &error.message, &error.param, &error.code })
            *text = redactKeyShapes(redact(std::move(*text), m_key.secret));
        return finish(tl::unexpected(std::move(error)));
    }
    Result<ModelPage> page = m_codec.readModels(reply.body);
    if (!page)
        return finish(tl::unexpected(page.error()));
    std::move(page->models.begin(), page->models.end(), std::back_inserter(m_models));
    if (page->nextCursor.empty() || ++m_pages == mostPages)
        return finish(std::move(m_models));
    askPage(page->nextCursor);
}

// The receiver may destroy this listing: the call must not live in it.
void ModelListing::finish(Result<std::vector<ModelInfo>> models)
{
    const Done done = std::move(m_done);
    done(std::move(models));
}

ProviderProfile ModelCatalog::profileFor(const ProviderConfig& provider, const std::string& model) const
{
    ProviderProfile profile;
    profile.model = model;
    profile.native = isNative(provider);
    profile.chat = provider.quirks;
    if (profile.native)
        profile.chat.systemInMiddle = ChatQuirks::SystemInMiddle::InPlace;
    const auto learned = m_traits.find(traitsKey(provider, model));
    profile.claude = learned == m_traits.end() ? claudeTraits(model) : learned->second;
    profile.defaultMaxTokens = provider.maxTokens.defaultValue;
    profile.minMaxTokens = provider.maxTokens.minimum;
    profile.maxMaxTokens = provider.maxTokens.maximum;
    profile.forceNonStream = provider.forceNonStream;
    profile.autoPromptCache = provider.autoPromptCache && profile.native;
    return profile;
}

void ModelCatalog::learn(const ProviderConfig& provider, const CallKey& key, const std::string& model)
{
    const bool wanted
        = provider.protocol == Protocol::Anthropic && (provider.askCapabilities || isNative(provider));
    const std::string name = traitsKey(provider, model);
    if (!wanted || m_questions.count(name) > 0 || m_traits.count(name) > 0 || !claudeTraits(model).isClaude)
        return;
    const auto done = [this, asked = provider](const CollectedReply& reply) {
        if (reply.head.status != 200)
            return;
        if (const Result<ModelInfo> info = codecFor(asked.protocol).readModel(reply.body))
            keepCapabilities(asked, *info);
    };
    m_questions[name] = std::make_unique<CollectedCall>(
        m_client, modelsRequest(provider, key, "/v1/models/" + model), done);
}

void ModelCatalog::keepCapabilities(const ProviderConfig& provider, const ModelInfo& model)
{
    if (model.capabilities.empty())
        return;
    JsonDocument document;
    if (document.parse(model.capabilities))
        m_traits[traitsKey(provider, model.id)]
            = withCapabilities(claudeTraits(model.id), document.root(), model.maxOutputTokens);
}

const std::vector<ModelInfo>* ModelCatalog::cached(const ProviderConfig& provider) const
{
    const auto listed = m_lists.find(provider.name);
    const bool fresh
        = listed != m_lists.end() && std::chrono::steady_clock::now() - listed->second.time < listLifetime;
    return fresh ? &listed->second.models : nullptr;
}

void ModelCatalog::store(const ProviderConfig& provider, std::vector<ModelInfo> models)
{
    for (const ModelInfo& model : models)
        keepCapabilities(provider, model);
    m_lists[provider.name] = { std::move(models), std::chrono::steady_clock::now() };
}

std::vector<ModelInfo> ModelCatalog::configured(const ProviderConfig& provider)
{
    std::vector<std::string> names;
    for (const auto& role : { provider.models.big, provider.models.middle, provider.models.small })
        names.insert(names.end(), role.begin(), role.end());
    for (const auto& [pattern, model] : provider.models.aliases)
        names.push_back(pattern.find_first_of("*?") == std::string::npos ? pattern : model);
    std::vector<ModelInfo> models;
    for (const std::string& name : names) {
        const bool known
            = std::any_of(models.begin(), models.end(), [&](const ModelInfo& one) { return one.id == name; });
        if (!known)
            models.push_back({ name, {}, 0, provider.name });
    }
    return models;
}

} // namespace dragoman
