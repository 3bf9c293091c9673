#include "protocol/anthropic/AnthropicCodec.h"

#include "protocol/anthropic/AnthropicErrors.h"
#include "protocol/anthropic/AnthropicModels.h"
#include "protocol/anthropic/AnthropicReplyDecoder.h"
#include "protocol/anthropic/AnthropicRequestReader.h"
#include "protocol/anthropic/AnthropicRequestWriter.h"
#include "protocol/anthropic/AnthropicStreamEncoder.h"
#include "protocol/anthropic/AnthropicWholeEncoder.h"
#include "protocol/anthropic/PassThroughBody.h"

namespace dragoman {

Result<Conversation> AnthropicCodec::readRequest(
    std::shared_ptr<ConversationStorage> storage, RequestPurpose purpose) const
{
    return readAnthropicRequest(std::move(storage), purpose);
}

PassThroughResult AnthropicCodec::passRequest(
    const JsonDocument& body, const PassThroughOptions& options) const
{
    return passThroughAnthropicBody(body, options);
}

std::unique_ptr<ReplyEncoder> AnthropicCodec::replyEncoder(const ReplyShape& shape) const
{
    if (shape.stream)
        return std::make_unique<AnthropicStreamEncoder>(shape);
    return std::make_unique<AnthropicWholeEncoder>(shape);
}

std::string AnthropicCodec::writeError(const Error& error, std::string_view requestId) const
{
    return writeAnthropicError(error, requestId);
}

int AnthropicCodec::httpStatus(ErrorKind kind) const
{
    return anthropicHttpStatus(kind);
}

std::string_view AnthropicCodec::keepAlive() const
{
    return AnthropicStreamEncoder::ping;
}

std::string AnthropicCodec::writeModels(const std::vector<ModelInfo>& models, const ModelQuery& query) const
{
    return writeAnthropicModels(models, query);
}

std::string AnthropicCodec::writeModel(const ModelInfo& model) const
{
    return writeAnthropicModel(model);
}

Result<ProviderRequest> AnthropicCodec::writeRequest(
    const Conversation& conversation, const ProviderProfile& profile) const
{
    return writeAnthropicRequest(conversation, profile);
}

std::unique_ptr<ReplyDecoder> AnthropicCodec::replyDecoder(const ReplyPlan& plan) const
{
    return std::make_unique<AnthropicReplyDecoder>(plan);
}

Error AnthropicCodec::readError(int status, std::string_view body) const
{
    return readAnthropicError(status, body);
}

Result<ModelPage> AnthropicCodec::readModels(std::string_view body) const
{
    return readAnthropicModels(body);
}

Result<ModelInfo> AnthropicCodec::readModel(std::string_view body) const
{
    return readAnthropicModel(body);
}

HeaderList AnthropicCodec::authentication(const Secret& key) const
{
    constexpr std::string_view loginToken = "sk-ant-oat";
    if (key.reveal().starts_with(loginToken))
        return { { "authorization", "Bearer " + std::string(key.reveal()) } };
    return { { "x-api-key", std::string(key.reveal()) } };
}

} // namespace dragoman
