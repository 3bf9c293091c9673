#include "protocol/anthropic/AnthropicWholeEncoder.h"

#include "protocol/anthropic/AnthropicUsage.h"

namespace dragoman {

void AnthropicWholeEncoder::encode(const ReplyEvent& event, std::string& out)
{
    std::visit(Overloaded{
                   [this](const ReplyStarted& e) { begin(e); },
                   [this](const BlockOpened& e) { open(e); },
                   [this](const BlockDelta& e) { add(e); },
                   [this](const BlockClosed&) { close(); },
                   [this](const UsageReported& e) { update(e.usage); },
                   [this, &out](const ReplyFinished& e) { write(e, out); },
                   [](const CitationFound&) {},
                   [](const Ping&) {},
                   [](const ReplyFailed&) {},
               },
        event);
}

void AnthropicWholeEncoder::open(const BlockOpened& event)
{
    m_kind = event.kind;
    m_text.clear();
    m_signature.clear();
    m_blocks.beginObject().key("type");
    if (event.kind == BlockKind::RedactedThinking)
        m_blocks.string("redacted_thinking").key("data").string(event.data);
    if (event.kind == BlockKind::ToolUse)
        m_blocks.string("tool_use").key("id").string(toolId(event.id)).key("name").string(event.name);
}

void AnthropicWholeEncoder::add(const BlockDelta& event)
{
    if (event.kind == DeltaKind::Signature) {
        m_signature.append(event.text.escaped);
        return;
    }
    m_text.append(event.text.escaped);
    count(event.text);
}

void AnthropicWholeEncoder::close()
{
    switch (m_kind) {
    case BlockKind::Text: m_blocks.string("text").key("text").string(JsonText{ m_text }); break;
    case BlockKind::Thinking:
        m_blocks.string("thinking").key("thinking").string(JsonText{ m_text });
        m_blocks.key("signature").string(JsonText{ m_signature });
        break;
    case BlockKind::RedactedThinking: break;
    case BlockKind::ToolUse:
        m_blocks.key("input");
        writeInput();
        break;
    }
    m_blocks.endObject();
}

// `input` must be an object. Arguments that are none (a model may write broken JSON) are kept under `_raw`.
void AnthropicWholeEncoder::writeInput()
{
    if (isBlank({ m_text })) {
        m_blocks.beginObject().endObject();
        return;
    }
    JsonDocument arguments;
    if (arguments.parse(decodeJsonText({ m_text })) && arguments.root().isObject())
        m_blocks.raw(arguments.root().raw());
    else
        m_blocks.beginObject().key("_raw").string(JsonText{ m_text }).endObject();
}

void AnthropicWholeEncoder::write(const ReplyFinished& event, std::string& out) const
{
    const std::string content = '[' + m_content + ']';
    JsonWriter json(out);
    json.beginObject();
    writeHead(json);
    json.key("content").raw({ content });
    writeStop(json, event);
    if (event.reason == StopReason::Refusal)
        writeRefusal(json, event);
    else
        json.key("stop_details").null();
    writeAnthropicUsage(json, finalUsage());
    json.endObject();
}

} // namespace dragoman
