#pragma once

#include "protocol/Codec.h"

namespace dragoman {

// OpenAI Chat Completions, on both sides.
class ChatCodec : public Codec
{
public:
    Protocol protocol() const override { return Protocol::OpenAiChat; }

    Result<Conversation> readRequest(
        std::shared_ptr<ConversationStorage> storage, RequestPurpose purpose) const override;
    PassThroughResult passRequest(const JsonDocument& body, const PassThroughOptions& options) const override;
    std::unique_ptr<ReplyEncoder> replyEncoder(const ReplyShape& shape) const override;
    std::string writeError(const Error& error, std::string_view requestId) const override;
    int httpStatus(ErrorKind kind) const override;
    std::string_view keepAlive() const override { return ": keep-alive\n\n"; }
    std::string writeModels(const std::vector<ModelInfo>& models, const ModelQuery& query) const override;
    std::string writeModel(const ModelInfo& model) const override;

    Result<ProviderRequest> writeRequest(
        const Conversation& conversation, const ProviderProfile& profile) const override;
    std::unique_ptr<ReplyDecoder> replyDecoder(const ReplyPlan& plan) const override;
    Error readError(int status, std::string_view body) const override;
    Result<ModelPage> readModels(std::string_view body) const override;
    Result<ModelInfo> readModel(std::string_view body) const override;
    HeaderList authentication(const Secret& key) const override;
    std::string_view requestPath() const override { return "/v1/chat/completions"; }
};

} // namespace dragoman
