#include "protocol/openai_chat/ChatRequestWriter.h"

#include "protocol/openai_chat/ChatMessageWriter.h"
#include "protocol/openai_chat/ChatOptionsWriter.h"
#include "protocol/openai_chat/ChatToolWriter.h"

#include <iterator>

namespace dragoman {

namespace {

// Arguments grow by their escapes; the rest becomes rather shorter.
std::size_t likelySize(const Conversation& conversation)
{
    const std::size_t read = conversation.storage->body.text().size();
    return read + read / 8 + 1024;
}

Result<void> writeBody(ChatWriteContext& context)
{
    context.json.beginObject();
    context.json.key("model").string(context.profile.model);
    if (Result<void> written = ChatMessageWriter(context).write(); !written)
        return written;
    if (Result<void> written = writeChatTools(context); !written)
        return written;
    writeChatOptions(context);
    context.json.endObject();
    return {};
}

} // namespace

Result<ProviderRequest> writeChatRequest(const Conversation& conversation, const ProviderProfile& profile)
{
    ProviderRequest request;
    request.body.reserve(likelySize(conversation));
    ChatWriteContext context(conversation, profile, request.body);
    if (Result<void> written = writeBody(context); !written)
        return tl::unexpected(std::move(written.error()));
    request.plan.model = profile.model;
    request.plan.toolNames = context.names.replyNames();
    request.plan.lenientEof = profile.chat.lenientEof;
    request.plan.splitThinkTags = profile.chat.splitThinkTags;
    request.warnings = conversation.warnings;
    std::move(context.warnings.begin(), context.warnings.end(), std::back_inserter(request.warnings));
    return request;
}

} // namespace dragoman
