#include "protocol/anthropic/AnthropicStreamEncoder.h"

#include "protocol/anthropic/AnthropicErrors.h"
#include "protocol/anthropic/AnthropicUsage.h"

#include <array>

namespace dragoman {

namespace {

constexpr std::string_view deltaTail = "\"}}\n\n";

void beginEvent(std::string& out, std::string_view type)
{
    out.append("event: ").append(type).append("\ndata: ");
}

struct DeltaNames
{
    std::string_view type;
    std::string_view field;
};

// In the order of BlockKind; a redacted block has no deltas.
constexpr std::array<DeltaNames, 4> deltaNames{ { { "text_delta", "text" }, { "thinking_delta", "thinking" },
    { "", "" }, { "input_json_delta", "partial_json" } } };

} // namespace

void AnthropicStreamEncoder::encode(const ReplyEvent& event, std::string& out)
{
    if (!m_failed)
        std::visit([this, &out](const auto& e) { write(e, out); }, event);
}

void AnthropicStreamEncoder::write(const BlockDelta& event, std::string& out)
{
    if (event.kind == DeltaKind::Signature) {
        m_signature.append(event.text.escaped);
        return;
    }
    if (event.kind == DeltaKind::ToolArguments)
        m_hasArguments = m_hasArguments || !isBlank(event.text);
    count(event.text);
    writeDelta(event.text, out);
}

void AnthropicStreamEncoder::writeDelta(JsonText text, std::string& out) const
{
    out.append(m_deltaHead).append(text.escaped).append(deltaTail);
}

void AnthropicStreamEncoder::write(const ReplyStarted& event, std::string& out)
{
    begin(event);
    beginEvent(out, "message_start");
    JsonWriter json(out);
    json.beginObject();
    json.key("type").string("message_start");
    json.key("message").beginObject();
    writeHead(json);
    json.key("content").beginArray().endArray();
    json.key("stop_reason").null();
    json.key("stop_sequence").null();
    writeAnthropicUsage(json, firstUsage());
    json.endObject().endObject();
    out.append("\n\n");
}

void AnthropicStreamEncoder::write(const BlockOpened& event, std::string& out)
{
    m_kind = event.kind;
    m_hasArguments = false;
    m_signature.clear();
    const DeltaNames& names = deltaNames[static_cast<std::size_t>(event.kind)];
    prepareDeltas(names.type, names.field);
    beginEvent(out, "content_block_start");
    JsonWriter json(out);
    json.beginObject();
    json.key("type").string("content_block_start");
    json.key("index").integer(static_cast<std::int64_t>(m_index));
    json.key("content_block").beginObject();
    writeContentBlock(json, event);
    json.endObject().endObject();
    out.append("\n\n");
}

void AnthropicStreamEncoder::writeContentBlock(JsonWriter& json, const BlockOpened& event)
{
    switch (event.kind) {
    case BlockKind::Text: json.key("type").string("text").key("text").string(""); break;
    case BlockKind::Thinking:
        json.key("type").string("thinking").key("thinking").string("").key("signature").string("");
        break;
    case BlockKind::RedactedThinking:
        json.key("type").string("redacted_thinking").key("data").string(event.data);
        break;
    case BlockKind::ToolUse:
        json.key("type").string("tool_use").key("id").string(toolId(event.id));
        json.key("name").string(event.name).key("input").beginObject().endObject();
        break;
    }
}

void AnthropicStreamEncoder::prepareDeltas(std::string_view type, std::string_view field)
{
    m_deltaHead = "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":";
    m_deltaHead.append(std::to_string(m_index)).append(",\"delta\":{\"type\":\"").append(type);
    m_deltaHead.append("\",\"").append(field).append("\":\"");
}

void AnthropicStreamEncoder::write(const BlockClosed&, std::string& out)
{
    if (m_kind == BlockKind::ToolUse && !m_hasArguments)
        writeDelta({ "{}" }, out);
    if (!m_signature.empty()) {
        prepareDeltas("signature_delta", "signature");
        writeDelta({ m_signature }, out);
    }
    beginEvent(out, "content_block_stop");
    out.append("{\"type\":\"content_block_stop\",\"index\":").append(std::to_string(m_index)).append("}\n\n");
    ++m_index;
}

// A citation needs its place in a document that only the provider has seen.
void AnthropicStreamEncoder::write(const CitationFound&, std::string&) { }

void AnthropicStreamEncoder::write(const UsageReported& event, std::string&)
{
    update(event.usage);
}

void AnthropicStreamEncoder::write(const Ping&, std::string& out)
{
    out.append(ping);
}

void AnthropicStreamEncoder::write(const ReplyFinished& event, std::string& out)
{
    beginEvent(out, "message_delta");
    JsonWriter json(out);
    json.beginObject();
    json.key("type").string("message_delta");
    json.key("delta").beginObject();
    writeStop(json, event);
    if (event.reason == StopReason::Refusal)
        writeRefusal(json, event);
    json.endObject();
    writeAnthropicUsage(json, finalUsage());
    json.endObject();
    out.append("\n\nevent: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
}

void AnthropicStreamEncoder::write(const ReplyFailed& event, std::string& out)
{
    m_failed = true;
    beginEvent(out, "error");
    appendAnthropicError(out, event.error);
    out.append("\n\n");
}

} // namespace dragoman
