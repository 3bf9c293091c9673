#include "protocol/openai_chat/ChatReplyRules.h"

#include "protocol/ProviderErrorText.h"
#include "protocol/openai_chat/ReplyReasoning.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

bool isKnownReason(std::string_view reason)
{
    constexpr std::array<std::string_view, 5> reasons{ "stop", "length", "tool_calls", "content_filter",
        "function_call" };
    return std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
}

bool isJson(const std::string& text)
{
    return JsonDocument().parseCopy(text).has_value();
}

} // namespace

void ChatReplyRules::onWhole(const JsonValue& body)
{
    m_deviations.require(body.isObject(), "The reply is not a JSON object.");
    takeEnvelope(body, "chat.completion");
    takeUsage(body["usage"]);
    for (const JsonValue choice : body["choices"])
        takeChoice(choice, "message");
    m_deviations.require(m_hasPayload || !m_hasChoice, "choices[0].message is missing.");
    checkEnvelope();
    checkChoices();
    checkUsage();
}

void ChatReplyRules::onEvent(std::string_view, const JsonValue& data)
{
    if (isProviderError(data)) {
        m_hasError = true;
        return;
    }
    m_deviations.require(!m_isDone, "The stream goes on behind [DONE].");
    takeEnvelope(data, "chat.completion.chunk");
    takeUsage(data["usage"]);
    if (!data["choices"].isArray())
        m_deviations.add("choices is missing in an event of the stream: its kind is not known.");
    for (const JsonValue choice : data["choices"])
        takeChoice(choice, "delta");
}

void ChatReplyRules::takeEnvelope(const JsonValue& reply, std::string_view object)
{
    m_hasId = m_hasId || !reply["id"].text().isEmpty();
    m_hasModel = m_hasModel || !reply["model"].text().isEmpty();
    m_hasCreated = m_hasCreated || reply["created"].isNumber();
    const std::string given = reply["object"].decoded();
    m_hasObject = m_hasObject || !given.empty();
    if (!given.empty() && given != object)
        m_deviations.add("object is " + quoted(given) + ", not '" + std::string(object) + "'.");
}

void ChatReplyRules::takeUsage(const JsonValue& usage)
{
    const bool isWhole = usage["prompt_tokens"].isNumber() && usage["completion_tokens"].isNumber();
    m_hasUsage = m_hasUsage || isWhole;
    const JsonValue reasoning = usage["completion_tokens_details"]["reasoning_tokens"];
    m_hasThinking = m_hasThinking || reasoning.integer().value_or(0) > 0;
}

void ChatReplyRules::takeChoice(const JsonValue& choice, std::string_view payloadName)
{
    m_hasChoice = true;
    const JsonValue payload = choice[payloadName];
    m_hasPayload = m_hasPayload || payload.isObject();
    m_hasRole = m_hasRole || payload["role"].equals("assistant");
    readReasoning(payload, [this](JsonText text) { m_hasThinking = m_hasThinking || !text.isEmpty(); });
    std::int64_t position = 0;
    for (const JsonValue call : payload["tool_calls"]) {
        m_deviations.require(payloadName == "message" || call["index"].isNumber(),
            "index is missing in a tool call of the stream: its pieces cannot be told apart.");
        takeToolCall(call, position++);
    }
    m_deviations.require(payload["function_call"].isAbsent(),
        "function_call is used for a tool call: the protocol has replaced it by tool_calls.");
    if (!choice["finish_reason"].text().isEmpty())
        m_finishReason = choice["finish_reason"].decoded();
}

void ChatReplyRules::takeToolCall(const JsonValue& call, std::int64_t fallbackIndex)
{
    const JsonValue function = call["function"];
    ToolCall& known = m_tools[call["index"].integer().value_or(fallbackIndex)];
    known.hasId = known.hasId || !call["id"].text().isEmpty();
    known.hasName = known.hasName || !function["name"].text().isEmpty();
    known.arguments += function["arguments"].decoded();
    m_deviations.require(function["arguments"].isAbsent() || function["arguments"].isString(),
        "arguments of a tool call is not a string that holds JSON.");
}

void ChatReplyRules::onStreamEnd()
{
    if (m_hasError)
        return;
    checkEnvelope();
    checkChoices();
    if (m_expected.streamUsage)
        checkUsage();
    m_deviations.require(m_isDone, "The mark [DONE] is missing at the end of the stream.");
}

void ChatReplyRules::onDone()
{
    m_isDone = true;
}

void ChatReplyRules::checkEnvelope()
{
    m_deviations.require(m_hasId, "id is missing: the reply has no identifier.");
    m_deviations.require(m_hasObject, "object is missing: the reply does not say what it is.");
    m_deviations.require(m_hasModel, "model is missing: the reply names no model.");
    m_deviations.require(m_hasCreated, "created is missing: the reply has no time.");
}

void ChatReplyRules::checkChoices()
{
    if (!m_hasChoice)
        return m_deviations.add("choices is empty: there is no reply in it.");
    m_deviations.require(m_hasRole || !m_hasPayload, "role is missing or not 'assistant'.");
    m_deviations.require(!m_expected.thinking || m_hasThinking,
        "thinking was asked for, but the reply has neither reasoning text nor reasoning_tokens.");
    if (m_finishReason.empty())
        m_deviations.add("finish_reason is missing: clients cannot tell why the reply ended.");
    else if (!isKnownReason(m_finishReason))
        m_deviations.add(
            "finish_reason is " + quoted(m_finishReason) + ", which the protocol does not know.");
    checkTools();
}

// OpenAI's own host says "stop" where the call was forced by name.
void ChatReplyRules::checkTools()
{
    const bool isCut = m_finishReason == "length";
    const bool mayStop = m_expected.toolForced && m_finishReason == "stop";
    if (!m_tools.empty() && !m_finishReason.empty() && !isCut && !mayStop && m_finishReason != "tool_calls")
        m_deviations.add("finish_reason is " + quoted(m_finishReason)
            + " although a tool is called: clients that go by 'tool_calls' do not run it.");
    for (const auto& [index, call] : m_tools) {
        m_deviations.require(
            call.hasId, "id is missing in a tool call: the tool's result cannot be sent back.");
        m_deviations.require(call.hasName, "name is missing in a tool call.");
        m_deviations.require(isCut || isJson(call.arguments), "arguments of a tool call is not valid JSON.");
    }
}

void ChatReplyRules::checkUsage()
{
    m_deviations.require(m_hasUsage,
        "usage with prompt_tokens and completion_tokens is missing: what the reply costs cannot be counted.");
}

} // namespace dragoman
