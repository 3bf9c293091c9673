#include "protocol/openai_chat/ChatReplyEncoder.h"

#include "protocol/openai_chat/ChatBodyEncoder.h"
#include "protocol/openai_chat/ChatStreamEncoder.h"
#include "tokens/BytesPerToken.h"

namespace dragoman {

namespace {

constexpr std::string_view idPrefix = "chatcmpl-";
constexpr std::string_view anthropicPrefix = "msg_";

std::string chatId(JsonText given, std::string_view fallback)
{
    std::string_view id = given.isEmpty() ? fallback : given.escaped;
    if (id.starts_with(idPrefix))
        return std::string(id);
    if (id.starts_with(anthropicPrefix))
        id.remove_prefix(anthropicPrefix.size());
    return std::string(idPrefix).append(id);
}

} // namespace

ChatReplyHead::ChatReplyHead(const ReplyStarted& started, const ReplyShape& shape)
    : id(chatId(started.id, shape.fallbackId))
    , model(shape.model.empty() ? std::string(started.model.escaped) : escapeJson(shape.model))
{
}

std::int64_t estimateTokens(std::size_t bytes)
{
    return static_cast<std::int64_t>((bytes + bytesPerToken - 1) / bytesPerToken);
}

std::unique_ptr<ReplyEncoder> makeChatReplyEncoder(const ReplyShape& shape)
{
    if (shape.stream)
        return std::make_unique<ChatStreamEncoder>(shape);
    return std::make_unique<ChatBodyEncoder>(shape);
}

} // namespace dragoman
