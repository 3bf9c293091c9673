#include "protocol/anthropic/AnthropicReplyRules.h"

#include "protocol/anthropic/AnthropicBlockTypes.h"
#include "protocol/anthropic/AnthropicStopReason.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

constexpr std::string_view noSignature
    = "signature is missing in a thinking block: the thinking cannot be sent back in the next turn.";
constexpr std::string_view noInputCount
    = "usage.input_tokens is missing: what the request costs cannot be counted.";
constexpr std::string_view noOutputCount
    = "usage.output_tokens is missing: what the reply costs cannot be counted.";

bool isKnownBlock(std::string_view type)
{
    constexpr std::array<std::string_view, 4> types{ "text", "thinking", "redacted_thinking", "tool_use" };
    return std::find(types.begin(), types.end(), type) != types.end() || isAnthropicServerBlock(type);
}

bool isKnownDelta(std::string_view type)
{
    constexpr std::array<std::string_view, 5> types{ "text_delta", "input_json_delta", "thinking_delta",
        "signature_delta", "citations_delta" };
    return std::find(types.begin(), types.end(), type) != types.end();
}

bool isObjectText(const std::string& text)
{
    JsonDocument json;
    return text.empty() || (json.parseCopy(text) && json.root().isObject());
}

} // namespace

void AnthropicReplyRules::onWhole(const JsonValue& body)
{
    m_deviations.require(body.isObject(), "The reply is not a JSON object.");
    checkMessage(body);
    m_deviations.require(body["content"].isArray(), "content is not a list of blocks.");
    for (const JsonValue block : body["content"]) {
        const OpenBlock checked = checkBlock(block);
        m_deviations.require(
            !checked.isTool || block["input"].isObject(), "input of a tool_use block is not a JSON object.");
        m_deviations.require(!checked.isThinking || checked.hasSignature, noSignature);
    }
    m_deviations.require(body["usage"]["output_tokens"].isNumber(), noOutputCount);
    checkStop(body["stop_reason"].decoded());
    checkThinking();
}

void AnthropicReplyRules::checkMessage(const JsonValue& message)
{
    m_deviations.require(!message["id"].text().isEmpty(), "id is missing: the message has no identifier.");
    m_deviations.require(message["type"].equals("message"), "type of the message is not 'message'.");
    m_deviations.require(message["role"].equals("assistant"), "role is missing or not 'assistant'.");
    m_deviations.require(!message["model"].text().isEmpty(), "model is missing: the reply names no model.");
    m_deviations.require(message["usage"]["input_tokens"].isNumber(), noInputCount);
}

AnthropicReplyRules::OpenBlock AnthropicReplyRules::checkBlock(const JsonValue& block)
{
    const std::string type = block["type"].decoded();
    if (!isKnownBlock(type))
        m_deviations.add(
            "content has a block of type " + quoted(type) + ", which the protocol does not know.");
    OpenBlock checked{ type == "tool_use", type == "thinking", !block["signature"].text().isEmpty(), {} };
    m_hasTool = m_hasTool || checked.isTool;
    m_hasThinking = m_hasThinking || checked.isThinking || type == "redacted_thinking";
    if (checked.isTool) {
        m_deviations.require(!block["id"].text().isEmpty(),
            "id is missing in a tool_use block: the tool's result cannot be sent back.");
        m_deviations.require(!block["name"].text().isEmpty(), "name is missing in a tool_use block.");
    }
    return checked;
}

void AnthropicReplyRules::checkStop(std::string_view reason)
{
    if (reason.empty())
        return m_deviations.add("stop_reason is missing: clients cannot tell why the reply ended.");
    if (!readAnthropicStopReason(reason))
        return m_deviations.add("stop_reason is " + quoted(reason) + ", which the protocol does not know.");
    if (m_hasTool && reason != "tool_use" && reason != "max_tokens")
        m_deviations.add("stop_reason is " + quoted(reason)
            + " although a tool is called: clients that go by 'tool_use' do not run it.");
}

void AnthropicReplyRules::checkThinking()
{
    m_deviations.require(!m_expected.thinking || m_hasThinking,
        "thinking was asked for, but the reply has no thinking block.");
}

void AnthropicReplyRules::onEvent(std::string_view name, const JsonValue& data)
{
    using Self = AnthropicReplyRules;
    struct EventRule
    {
        std::string_view type;
        void (Self::*check)(const JsonValue&);
    };
    static constexpr std::array<EventRule, 8> rules{ {
        { "message_start", &Self::onMessageStart },
        { "content_block_start", &Self::onBlockStart },
        { "content_block_delta", &Self::onBlockDelta },
        { "content_block_stop", &Self::onBlockStop },
        { "message_delta", &Self::onMessageDelta },
        { "message_stop", &Self::onMessageStop },
        { "ping", &Self::onPing },
        { "error", &Self::onError },
    } };
    const std::string type = data["type"].decoded();
    const auto* const rule = std::find_if(
        rules.begin(), rules.end(), [&type](const EventRule& candidate) { return candidate.type == type; });
    checkEventName(name, type);
    if (rule != rules.end())
        (this->*rule->check)(data);
    else
        m_deviations.add(
            "The stream has an event of type " + quoted(type) + ", which the protocol does not know.");
}

void AnthropicReplyRules::checkEventName(std::string_view name, std::string_view type)
{
    if (name.empty())
        m_deviations.add("event lines are missing in the stream: clients that go by them see nothing.");
    else if (name != type)
        m_deviations.add("An event is named " + quoted(name) + ", but its type is " + quoted(type) + '.');
    m_deviations.require(!m_hasStop, "The stream goes on behind message_stop.");
}

void AnthropicReplyRules::onMessageStart(const JsonValue& data)
{
    m_hasStart = true;
    checkMessage(data["message"]);
}

void AnthropicReplyRules::onBlockStart(const JsonValue& data)
{
    m_deviations.require(m_hasStart, "content_block_start comes before message_start.");
    m_deviations.require(data["index"].isNumber(), "index is missing in content_block_start.");
    m_open[data["index"].integer().value_or(0)] = checkBlock(data["content_block"]);
}

void AnthropicReplyRules::onBlockDelta(const JsonValue& data)
{
    const JsonValue delta = data["delta"];
    const std::string type = delta["type"].decoded();
    if (!isKnownDelta(type))
        m_deviations.add("delta.type is " + quoted(type) + ", which the protocol does not know.");
    const auto block = m_open.find(data["index"].integer().value_or(0));
    if (block == m_open.end())
        return m_deviations.add("A content_block_delta comes without its content_block_start.");
    block->second.arguments += delta["partial_json"].decoded();
    block->second.hasSignature = block->second.hasSignature || !delta["signature"].text().isEmpty();
}

void AnthropicReplyRules::onBlockStop(const JsonValue& data)
{
    const auto found = m_open.find(data["index"].integer().value_or(0));
    if (found == m_open.end())
        return m_deviations.add("A content_block_stop comes without its content_block_start.");
    const OpenBlock block = std::move(found->second);
    m_open.erase(found);
    m_deviations.require(!block.isTool || isObjectText(block.arguments),
        "partial_json of a tool call does not add up to a JSON object.");
    m_deviations.require(!block.isThinking || block.hasSignature, noSignature);
}

void AnthropicReplyRules::onMessageDelta(const JsonValue& data)
{
    if (!data["delta"]["stop_reason"].text().isEmpty())
        m_stopReason = data["delta"]["stop_reason"].decoded();
    m_hasOutputCount = m_hasOutputCount || data["usage"]["output_tokens"].isNumber();
}

void AnthropicReplyRules::onMessageStop(const JsonValue&)
{
    m_hasStop = true;
}

void AnthropicReplyRules::onError(const JsonValue&)
{
    m_hasError = true;
}

void AnthropicReplyRules::onDone()
{
    m_deviations.add("The mark [DONE] ends the stream, which belongs to the OpenAI protocol.");
}

void AnthropicReplyRules::onStreamEnd()
{
    if (m_hasError)
        return;
    m_deviations.require(m_hasStart, "message_start is missing in the stream.");
    m_deviations.require(m_open.empty(), "content_block_stop is missing for a block of the stream.");
    m_deviations.require(m_hasOutputCount, noOutputCount);
    checkStop(m_stopReason);
    m_deviations.require(m_hasStop, "message_stop is missing at the end of the stream.");
    checkThinking();
}

} // namespace dragoman
