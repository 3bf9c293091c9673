#pragma once

#include "protocol/Codec.h"
#include "protocol/openai_chat/ChatReplyEncoder.h"
#include "protocol/openai_chat/CitationList.h"

#include <optional>
#include <string>
#include <vector>

namespace dragoman {

class JsonWriter;

// Collects a reply and writes it as one chat completion (OpenAI API reference, "The chat completion
// object") when it is finished.
class ChatBodyEncoder : public ReplyEncoder
{
public:
    explicit ChatBodyEncoder(ReplyShape shape);

    void encode(const ReplyEvent& event, std::string& out) override;

private:
    struct ToolCall // all escaped
    {
        std::string id;
        std::string name;
        std::string arguments{};
    };

    void start(const ReplyStarted& started);
    void open(const BlockOpened& block);
    void add(const BlockDelta& delta);
    void finish(const ReplyFinished& finished, std::string& out) const;
    void writeMessage(JsonWriter& json) const;
    void writeContent(JsonWriter& json) const;
    void writeToolCall(JsonWriter& json, const ToolCall& call) const;

    const ReplyShape m_shape;
    std::optional<ChatReplyHead> m_head;
    std::string m_content; // escaped, as is the next
    std::string m_reasoning;
    std::vector<ToolCall> m_toolCalls;
    CitationList m_citations;
    Usage m_usage;
    std::size_t m_outputBytes = 0;
};

} // namespace dragoman
