#include "protocol/openai_chat/ChatCodec.h"

#include "protocol/BodyEdit.h"
#include "protocol/openai_chat/ChatErrors.h"
#include "protocol/openai_chat/ChatModelList.h"
#include "protocol/openai_chat/ChatReplyDecoder.h"
#include "protocol/openai_chat/ChatReplyEncoder.h"
#include "protocol/openai_chat/ChatRequestReader.h"
#include "protocol/openai_chat/ChatRequestWriter.h"

namespace dragoman {

Result<Conversation> ChatCodec::readRequest(
    std::shared_ptr<ConversationStorage> storage, RequestPurpose) const
{
    return readChatRequest(std::move(storage));
}

PassThroughResult ChatCodec::passRequest(const JsonDocument& body, const PassThroughOptions& options) const
{
    BodyEdit edit(body);
    if (options.model && !body.root()["model"].equals(*options.model))
        edit.replaceMember("model", '"' + escapeJson(*options.model) + '"');
    if (options.stripStream) {
        edit.removeMember("stream");
        edit.removeMember("stream_options"); // legal with a stream only
    }
    return { edit.isEmpty() ? std::string(body.text()) : edit.apply() };
}

std::unique_ptr<ReplyEncoder> ChatCodec::replyEncoder(const ReplyShape& shape) const
{
    return makeChatReplyEncoder(shape);
}

// The request id travels in a header only.
std::string ChatCodec::writeError(const Error& error, std::string_view) const
{
    return writeChatError(error);
}

int ChatCodec::httpStatus(ErrorKind kind) const
{
    return chatHttpStatus(kind);
}

std::string ChatCodec::writeModels(const std::vector<ModelInfo>& models, const ModelQuery&) const
{
    return writeChatModels(models);
}

std::string ChatCodec::writeModel(const ModelInfo& model) const
{
    return writeChatModel(model);
}

Result<ProviderRequest> ChatCodec::writeRequest(
    const Conversation& conversation, const ProviderProfile& profile) const
{
    return writeChatRequest(conversation, profile);
}

std::unique_ptr<ReplyDecoder> ChatCodec::replyDecoder(const ReplyPlan& plan) const
{
    return std::make_unique<ChatReplyDecoder>(plan);
}

Error ChatCodec::readError(int status, std::string_view body) const
{
    return readChatError(status, body);
}

Result<ModelPage> ChatCodec::readModels(std::string_view body) const
{
    return readChatModels(body);
}

Result<ModelInfo> ChatCodec::readModel(std::string_view body) const
{
    return readChatModel(body);
}

HeaderList ChatCodec::authentication(const Secret& key) const
{
    return { { "authorization", "Bearer " + std::string(key.reveal()) } };
}

} // namespace dragoman
