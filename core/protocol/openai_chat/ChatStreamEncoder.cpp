#include "protocol/openai_chat/ChatStreamEncoder.h"

#include "http/SseWriter.h"
#include "protocol/openai_chat/ChatErrors.h"
#include "protocol/openai_chat/ChatReplyEncoder.h"
#include "protocol/openai_chat/ChatStopReason.h"
#include "protocol/openai_chat/ChatUsage.h"
#include "protocol/openai_chat/CustomToolInput.h"

#include <initializer_list>

namespace dragoman {

namespace {

constexpr std::string_view unfinished = ",\"finish_reason\":null}]}\n\n";

void put(std::string& out, std::initializer_list<std::string_view> pieces)
{
    for (const std::string_view piece : pieces)
        out.append(piece);
}

} // namespace

ChatStreamEncoder::ChatStreamEncoder(ReplyShape shape)
    : m_shape(std::move(shape))
{
}

void ChatStreamEncoder::encode(const ReplyEvent& event, std::string& out)
{
    std::visit(Overloaded{
                   [&](const BlockDelta& delta) { add(delta, out); },
                   [&](const ReplyStarted& started) { start(started, out); },
                   [&](const BlockOpened& block) { open(block, out); },
                   [&](const BlockClosed&) { close(out); },
                   [&](const CitationFound& citation) { m_citations.add(citation); },
                   [&](const UsageReported& report) { m_usage.update(report.usage); },
                   [&](const Ping&) {},
                   [&](const ReplyFinished& finished) { finish(finished, out); },
                   [&](const ReplyFailed& failed) { fail(failed.error, out); },
               },
        event);
}

void ChatStreamEncoder::start(const ReplyStarted& started, std::string& out)
{
    m_usage.update(started.usage);
    const ChatReplyHead head(started, m_shape);
    put(m_head,
        { R"(data: {"id":")", head.id, R"(","object":"chat.completion.chunk","created":)",
            std::to_string(m_shape.created), R"(,"model":")", head.model, R"(","choices":[)" });
    put(m_prefix, { m_head, R"({"index":0,"delta":)" });
    put(out, { m_prefix, R"({"role":"assistant","content":""})", unfinished });
}

void ChatStreamEncoder::open(const BlockOpened& block, std::string& out)
{
    if (block.kind == BlockKind::Text)
        m_citations.openBlock();
    if (block.kind == BlockKind::ToolUse)
        openTool(block, out);
}

void ChatStreamEncoder::openTool(const BlockOpened& block, std::string& out)
{
    m_hasArguments = false;
    m_toolIndex = std::to_string(m_toolCount++);
    if (isCustomTool(block.name, m_shape)) {
        m_tool = ToolState::Custom;
        m_customId.assign(block.id.escaped);
        m_customName.assign(block.name.escaped);
        m_customArguments.clear();
        return;
    }
    m_tool = ToolState::Function;
    put(out,
        { m_prefix, R"({"tool_calls":[{"index":)", m_toolIndex, R"(,"id":")", block.id.escaped,
            R"(","type":"function","function":{"name":")", block.name.escaped, R"(","arguments":""}}]})",
            unfinished });
}

void ChatStreamEncoder::add(const BlockDelta& delta, std::string& out)
{
    switch (delta.kind) {
    case DeltaKind::Text:
        m_citations.addText(delta.text);
        writeTextDelta(R"({"content":")", delta.text, out);
        break;
    case DeltaKind::Thinking: writeTextDelta(R"({"reasoning_content":")", delta.text, out); break;
    case DeltaKind::ToolArguments: addArguments(delta.text, out); break;
    case DeltaKind::Signature: return; // the API has no place for it
    }
    m_outputBytes += delta.text.escaped.size();
}

void ChatStreamEncoder::addArguments(JsonText text, std::string& out)
{
    m_hasArguments = true;
    if (m_tool == ToolState::Custom)
        m_customArguments.append(text.escaped);
    else
        writeToolArguments(text, out);
}

void ChatStreamEncoder::close(std::string& out)
{
    if (m_tool == ToolState::Custom)
        writeCustomCall(out);
    else if (m_tool == ToolState::Function && !m_hasArguments)
        writeToolArguments({ "{}" }, out);
    m_tool = ToolState::None;
    m_citations.closeBlock();
}

void ChatStreamEncoder::writeCustomCall(std::string& out) const
{
    put(out,
        { m_prefix, R"({"tool_calls":[{"index":)", m_toolIndex, R"(,"id":")", m_customId,
            R"(","type":"custom","custom":{"name":")", m_customName, R"(","input":")",
            customToolInput(m_customArguments), R"("}}]})", unfinished });
}

void ChatStreamEncoder::finish(const ReplyFinished& finished, std::string& out)
{
    if (!m_citations.isEmpty()) {
        put(out, { m_prefix, R"({"annotations":)" });
        JsonWriter json(out);
        m_citations.write(json);
        put(out, { "}", unfinished });
    }
    const bool isEmptyPromise = finished.reason == StopReason::ToolUse && m_toolCount == 0;
    put(out,
        { m_prefix, R"({},"finish_reason":")",
            chatFinishReason(isEmptyPromise ? StopReason::EndTurn : finished.reason), "\"}]}\n\n" });
    if (m_shape.includeUsage)
        writeUsage(out);
    out.append("data: [DONE]\n\n");
}

void ChatStreamEncoder::writeUsage(std::string& out) const
{
    put(out, { m_head, R"(],"usage":)" });
    JsonWriter json(out);
    writeChatUsage(json, m_usage, { m_shape.estimatedInput, estimateTokens(m_outputBytes) });
    out.append("}\n\n");
}

void ChatStreamEncoder::fail(const Error& error, std::string& out) const
{
    appendSseData(out, writeChatError(error));
}

void ChatStreamEncoder::writeTextDelta(std::string_view member, JsonText text, std::string& out) const
{
    put(out, { m_prefix, member, text.escaped, "\"}", unfinished });
}

void ChatStreamEncoder::writeToolArguments(JsonText text, std::string& out) const
{
    put(out,
        { m_prefix, R"({"tool_calls":[{"index":)", m_toolIndex, R"(,"function":{"arguments":")", text.escaped,
            R"("}}]})", unfinished });
}

} // namespace dragoman
