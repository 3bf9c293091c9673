#pragma once

#include "protocol/Conversation.h"

#include <map>
#include <string>
#include <vector>

namespace dragoman {

// Reads `messages`: leading system and developer messages into the system text, the others in order. Tool
// results become user messages of their own; repairing the history puts them together.
class ChatMessageReader
{
public:
    // The conversation must outlive the reader.
    explicit ChatMessageReader(Conversation& conversation)
        : m_conversation(conversation)
    {
    }

    // Errors: InvalidRequest naming the field.
    Result<void> read(const JsonValue& messages);

private:
    using ReadRole = Result<void> (ChatMessageReader::*)(const JsonValue&);
    struct RoleReader;
    static const RoleReader roleReaders[];

    Result<void> readMessage(const JsonValue& message);
    Result<void> readSystem(const JsonValue& message);
    Result<void> readUser(const JsonValue& message);
    Result<void> readAssistant(const JsonValue& message);
    Result<void> readToolResult(const JsonValue& message);
    Result<void> readFunctionResult(const JsonValue& message);

    void readSignedThinking(const JsonValue& message, std::vector<Block>& blocks);
    Result<void> readToolCalls(const JsonValue& calls, std::vector<Block>& blocks);
    Result<void> readToolCall(const JsonValue& call, std::vector<Block>& blocks);
    Result<void> readFunctionCall(const JsonValue& call, std::vector<Block>& blocks);
    Result<void> addResult(const JsonValue& message, JsonText toolUseId);
    RawJson readArguments(const JsonValue& arguments);
    RawJson keepBrokenArguments(const JsonValue& arguments);
    void add(Role role, std::vector<Block> blocks, const JsonValue& message);

    Conversation& m_conversation;
    JsonDocument m_arguments; // memory for checking one call's arguments after the other
    // Ids given to calls of the API's first form, by function name: the answer names the function only.
    std::map<std::string, JsonText> m_functionCallIds;
};

} // namespace dragoman
