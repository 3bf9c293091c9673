#pragma once

#include "protocol/Codec.h"
#include "protocol/openai_chat/CitationList.h"

#include <string>
#include <string_view>

namespace dragoman {

// Writes a reply as `data:` events with chat completion chunks (OpenAI API reference, "The chat
// completion chunk object"): tool calls are numbered 0, 1, 2, ... and name and id are sent once; an error
// ends the stream without finish_reason and without `[DONE]`.
class ChatStreamEncoder : public ReplyEncoder
{
public:
    explicit ChatStreamEncoder(ReplyShape shape);

    void encode(const ReplyEvent& event, std::string& out) override;

private:
    enum class ToolState { None, Function, Custom };

    void start(const ReplyStarted& started, std::string& out);
    void open(const BlockOpened& block, std::string& out);
    void openTool(const BlockOpened& block, std::string& out);
    void add(const BlockDelta& delta, std::string& out);
    void addArguments(JsonText text, std::string& out);
    void close(std::string& out);
    void writeCustomCall(std::string& out) const;
    void finish(const ReplyFinished& finished, std::string& out);
    void writeUsage(std::string& out) const;
    void fail(const Error& error, std::string& out) const;

    void writeTextDelta(std::string_view member, JsonText text, std::string& out) const;
    void writeToolArguments(JsonText text, std::string& out) const;

    const ReplyShape m_shape;
    std::string m_prefix; // of every chunk, up to the delta
    std::string m_head; // the same up to the choices
    std::string m_toolIndex; // of the open tool block, as text
    std::size_t m_toolCount = 0;
    ToolState m_tool = ToolState::None;
    bool m_hasArguments = false;
    std::string m_customId; // escaped, as are the next two
    std::string m_customName;
    std::string m_customArguments;
    CitationList m_citations;
    Usage m_usage;
    std::size_t m_outputBytes = 0;
};

} // namespace dragoman
