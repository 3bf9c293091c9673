#include "protocol/openai_chat/ChatRequestReader.h"

#include "protocol/RequestFields.h"
#include "protocol/openai_chat/ChatMessageReader.h"
#include "protocol/openai_chat/ChatOptionsReader.h"

namespace dragoman {

Result<Conversation> readChatRequest(std::string body)
{
    auto storage = std::make_shared<ConversationStorage>();
    return storage->body.parse(std::move(body)).and_then([&storage] { return readChatRequest(storage); });
}

Result<Conversation> readChatRequest(std::shared_ptr<ConversationStorage> storage)
{
    Conversation conversation;
    conversation.storage = std::move(storage);
    const JsonValue request = conversation.storage->body.root();
    if (!request.isObject())
        return invalidField(request, "must be a JSON object");
    if (Result<void> read = readChatOptions(request, conversation); !read)
        return tl::unexpected(std::move(read.error()));
    if (request["messages"].isAbsent())
        return invalidMember(request, "messages", "a list of messages is required");
    if (Result<void> read = ChatMessageReader(conversation).read(request["messages"]); !read)
        return tl::unexpected(std::move(read.error()));
    return conversation;
}

} // namespace dragoman
