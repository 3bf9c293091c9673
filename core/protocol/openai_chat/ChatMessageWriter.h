#pragma once

#include "protocol/openai_chat/ChatContent.h"

namespace dragoman {

// Writes `messages`: the system text, then each message of a repaired history. What a tool result holds
// beside text follows in a user message, because tool messages take text only.
class ChatMessageWriter
{
public:
    explicit ChatMessageWriter(ChatWriteContext& context)
        : m_context(context)
        , m_user(context, ChatContent::Owner::Message)
    {
    }

    // Errors: InvalidRequest naming the block.
    Result<void> write();

private:
    Result<void> writeSystem();
    Result<void> writeMessage(const Message& message);
    Result<void> writeUser(const Message& message);
    Result<void> writeAssistant(const Message& message);
    Result<void> writeLaterSystem(const Message& message);
    Result<void> writeToolResult(const ToolResultBlock& result);
    void flushUser();
    enum class EmptyMeans { String, ByQuirk };
    void writeAssistantContent(ChatContent& content, EmptyMeans empty);
    void writeReasoning(const Message& message);
    void writeToolCalls(const std::vector<const ToolUseBlock*>& calls);
    JsonText sentId(JsonText id);

    ChatWriteContext& m_context;
    ChatContent m_user; // the user message that is not written yet
    std::string m_id; // memory of sentId
};

} // namespace dragoman
