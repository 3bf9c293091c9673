#include "protocol/openai_chat/ChatBodyEncoder.h"

#include "base/JsonWriter.h"
#include "protocol/openai_chat/ChatStopReason.h"
#include "protocol/openai_chat/ChatUsage.h"
#include "protocol/openai_chat/CustomToolInput.h"

namespace dragoman {

ChatBodyEncoder::ChatBodyEncoder(ReplyShape shape)
    : m_shape(std::move(shape))
{
}

void ChatBodyEncoder::encode(const ReplyEvent& event, std::string& out)
{
    std::visit(Overloaded{
                   [&](const BlockDelta& delta) { add(delta); },
                   [&](const ReplyStarted& started) { start(started); },
                   [&](const BlockOpened& block) { open(block); },
                   [&](const BlockClosed&) { m_citations.closeBlock(); },
                   [&](const CitationFound& citation) { m_citations.add(citation); },
                   [&](const UsageReported& report) { m_usage.update(report.usage); },
                   [&](const Ping&) {},
                   [&](const ReplyFinished& finished) { finish(finished, out); },
                   [&](const ReplyFailed&) {},
               },
        event);
}

void ChatBodyEncoder::start(const ReplyStarted& started)
{
    m_usage.update(started.usage);
    m_head.emplace(started, m_shape);
}

void ChatBodyEncoder::open(const BlockOpened& block)
{
    if (block.kind == BlockKind::Text)
        m_citations.openBlock();
    if (block.kind == BlockKind::ToolUse)
        m_toolCalls.push_back({ std::string(block.id.escaped), std::string(block.name.escaped) });
}

void ChatBodyEncoder::add(const BlockDelta& delta)
{
    switch (delta.kind) {
    case DeltaKind::Text:
        m_citations.addText(delta.text);
        m_content.append(delta.text.escaped);
        break;
    case DeltaKind::Thinking: m_reasoning.append(delta.text.escaped); break;
    case DeltaKind::ToolArguments: m_toolCalls.back().arguments.append(delta.text.escaped); break;
    case DeltaKind::Signature: return; // the API has no place for it
    }
    m_outputBytes += delta.text.escaped.size();
}

void ChatBodyEncoder::finish(const ReplyFinished& finished, std::string& out) const
{
    const bool isEmptyPromise = finished.reason == StopReason::ToolUse && m_toolCalls.empty();
    const StopReason reason = isEmptyPromise ? StopReason::EndTurn : finished.reason;
    JsonWriter json(out);
    json.beginObject();
    json.key("id").string(JsonText{ m_head->id });
    json.key("object").string(std::string_view("chat.completion"));
    json.key("created").integer(m_shape.created);
    json.key("model").string(JsonText{ m_head->model });
    json.key("choices").beginArray().beginObject();
    json.key("index").integer(0);
    json.key("message");
    writeMessage(json);
    json.key("logprobs").null();
    json.key("finish_reason").string(chatFinishReason(reason));
    json.endObject().endArray();
    json.key("usage");
    writeChatUsage(json, m_usage, { m_shape.estimatedInput, estimateTokens(m_outputBytes) });
    json.endObject();
}

void ChatBodyEncoder::writeMessage(JsonWriter& json) const
{
    json.beginObject();
    json.key("role").string(std::string_view("assistant"));
    writeContent(json);
    json.key("refusal").null();
    if (!m_reasoning.empty())
        json.key("reasoning_content").string(JsonText{ m_reasoning });
    if (!m_citations.isEmpty()) {
        json.key("annotations");
        m_citations.write(json);
    }
    if (!m_toolCalls.empty()) {
        json.key("tool_calls").beginArray();
        for (const ToolCall& call : m_toolCalls)
            writeToolCall(json, call);
        json.endArray();
    }
    json.endObject();
}

// Null beside tool calls, as OpenAI answers; else a string that clients may trim without a look.
void ChatBodyEncoder::writeContent(JsonWriter& json) const
{
    json.key("content");
    if (m_content.empty() && !m_toolCalls.empty())
        json.null();
    else
        json.string(JsonText{ m_content });
}

void ChatBodyEncoder::writeToolCall(JsonWriter& json, const ToolCall& call) const
{
    const bool isCustom = isCustomTool({ call.name }, m_shape);
    const std::string_view type = isCustom ? "custom" : "function";
    json.beginObject();
    json.key("id").string(JsonText{ call.id });
    json.key("type").string(type);
    json.key(type).beginObject();
    json.key("name").string(JsonText{ call.name });
    if (isCustom)
        json.key("input").string(JsonText{ customToolInput(call.arguments) });
    else
        json.key("arguments").string(call.arguments.empty() ? JsonText{ "{}" } : JsonText{ call.arguments });
    json.endObject().endObject();
}

} // namespace dragoman
