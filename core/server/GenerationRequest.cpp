#include "server/GenerationRequest.h"

#include "protocol/ConversationTokens.h"
#include "protocol/HistoryRepair.h"
#include "server/ProviderCall.h"

namespace dragoman {

Result<GenerationRequest> GenerationRequest::read(
    const Codec& client, std::string body, RequestPurpose purpose)
{
    GenerationRequest request(client);
    request.m_purpose = purpose;
    if (const Result<void> parsed = request.m_storage->body.parse(std::move(body)); !parsed)
        return tl::unexpected(parsed.error());
    const JsonValue root = request.m_storage->body.root();
    if (!root.isObject())
        return failure(ErrorKind::InvalidRequest, "The request body must be a JSON object.");
    const JsonValue model = root["model"];
    if (!model.isString() || model.text().isEmpty())
        return failure(ErrorKind::InvalidRequest, "model: a model name is required.", "model");
    const JsonValue stream = root["stream"];
    if (!stream.isAbsent() && !stream.isBool())
        return failure(ErrorKind::InvalidRequest, "stream: must be true or false.", "stream");
    request.m_askedModel = model.decoded();
    request.m_stream = stream.boolOr(false);
    request.m_includeUsage = root["stream_options"]["include_usage"].boolOr(false);
    return request;
}

Result<void> GenerationRequest::readConversation()
{
    if (m_conversation)
        return {};
    Result<Conversation> read = m_client->readRequest(m_storage, m_purpose);
    if (!read)
        return tl::unexpected(read.error());
    if (const Result<void> repaired = repairHistory(*read); !repaired)
        return repaired;
    m_conversation = std::move(*read);
    return {};
}

Result<ProviderRequest> GenerationRequest::writeFor(
    const ProviderConfig& provider, const ProviderProfile& profile, SignatureCache& signatures)
{
    Result<ProviderRequest> written = provider.protocol == m_client->protocol()
        ? pass(provider, profile)
        : translate(provider, profile, signatures);
    if (written && !provider.body.empty())
        return withConfiguredBody(std::move(*written), provider);
    return written;
}

Result<ProviderRequest> GenerationRequest::pass(
    const ProviderConfig& provider, const ProviderProfile& profile) const
{
    ProviderRequest request;
    request.plan.model = profile.model;
    request.plan.lenientEof = profile.chat.lenientEof;
    PassThroughOptions options;
    options.model = profile.model;
    options.dropUnsignedThinking = provider.dropUnsignedThinking;
    options.stripStream = profile.forceNonStream;
    PassThroughResult passed = m_client->passRequest(m_storage->body, options);
    request.body = std::move(passed.body);
    request.warnings = std::move(passed.warnings);
    return request;
}

Result<ProviderRequest> GenerationRequest::translate(
    const ProviderConfig& provider, const ProviderProfile& profile, SignatureCache& signatures)
{
    if (const Result<void> read = readConversation(); !read)
        return tl::unexpected(read.error());
    if (provider.protocol == Protocol::Anthropic)
        signatures.restore(*m_conversation);
    return codecFor(provider.protocol).writeRequest(*m_conversation, profile);
}

std::string GenerationRequest::bodyForCounting(const ProviderProfile& profile) const
{
    PassThroughOptions options;
    options.model = profile.model;
    options.dropUnsignedThinking = false;
    return m_client->passRequest(m_storage->body, options).body;
}

ReplyShape GenerationRequest::replyShape() const
{
    ReplyShape shape;
    shape.stream = m_stream;
    shape.includeUsage = m_includeUsage;
    shape.model = m_askedModel;
    if (m_conversation)
        shape.customTools = customToolNames(*m_conversation);
    return shape;
}

Result<const Conversation*> GenerationRequest::conversation()
{
    return readConversation().transform([this]() -> const Conversation* { return &*m_conversation; });
}

Result<std::int64_t> GenerationRequest::estimateTokens()
{
    return readConversation().transform([this] { return conversationTokens(*m_conversation); });
}

} // namespace dragoman
