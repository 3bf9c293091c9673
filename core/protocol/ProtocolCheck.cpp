#include "protocol/ProtocolCheck.h"

#include "protocol/ProviderErrorText.h"
#include "protocol/anthropic/AnthropicReplyRules.h"
#include "protocol/openai_chat/ChatReplyRules.h"

namespace dragoman {

namespace {

constexpr std::string_view notJson = "The body of the answer is not valid JSON.";

std::unique_ptr<ReplyRules> rulesOf(
    Protocol protocol, const ReplyExpectation& expected, DeviationList& deviations)
{
    switch (protocol) {
    case Protocol::Anthropic: return std::make_unique<AnthropicReplyRules>(expected, deviations);
    case Protocol::OpenAiChat: return std::make_unique<ChatReplyRules>(expected, deviations);
    case Protocol::OpenAiResponses: break; // no provider is called in it
    }
    return {};
}

bool isWhole(std::string_view body)
{
    const std::size_t first = body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != std::string_view::npos && (body[first] == '{' || body[first] == '[');
}

void checkContentType(DeviationList& deviations, std::string_view given, std::string_view wanted)
{
    const std::string_view type = given.substr(0, given.find(';'));
    if (type.empty())
        deviations.add("content-type is missing: it should be '" + std::string(wanted) + "'.");
    else if (!headerNameEquals(type.substr(0, type.find_last_not_of(" \t") + 1), wanted))
        deviations.add("content-type is " + quoted(type) + ", not '" + std::string(wanted) + "'.");
}

// The parsed body of an answer that has to be one JSON value; Missing when it is none.
JsonValue readWhole(DeviationList& deviations, const RawAnswer& answer, JsonDocument& json)
{
    checkContentType(deviations, answer.contentType, "application/json");
    if (json.parseCopy(answer.body))
        return json.root();
    deviations.add(std::string(isWebPage(answer.body) ? "The answer is a web page (HTML)." : notJson));
    return {};
}

} // namespace

ProtocolCheck::ProtocolCheck(Protocol protocol, const ReplyExpectation& expected)
    : m_expected(expected)
    , m_rules(rulesOf(protocol, m_expected, m_deviations))
{
}

std::vector<std::string> ProtocolCheck::reply(
    Protocol protocol, const ReplyExpectation& expected, const RawAnswer& answer)
{
    ProtocolCheck check(protocol, expected);
    if (check.m_rules)
        check.checkReply(answer);
    return check.m_deviations.sentences();
}

void ProtocolCheck::checkReply(const RawAnswer& answer)
{
    if (isWebPage(answer.body))
        return m_deviations.add("The answer is a web page (HTML), not a reply of the API.");
    if (isWhole(answer.body))
        return checkWhole(answer);
    checkStream(answer);
}

void ProtocolCheck::checkWhole(const RawAnswer& answer)
{
    m_deviations.require(
        !m_expected.stream, "stream is ignored: a stream was asked for, but one whole JSON body came.");
    const JsonValue body = readWhole(m_deviations, answer, m_json);
    if (!body.isMissing() && !isProviderError(body))
        m_rules->onWhole(body);
}

void ProtocolCheck::checkStream(const RawAnswer& answer)
{
    m_deviations.require(
        m_expected.stream, "stream is ignored: one JSON body was asked for, but a stream of events came.");
    checkContentType(m_deviations, answer.contentType, "text/event-stream");
    SseParser parser;
    if (!parser.feed(answer.body, *this))
        m_deviations.add("An event of the stream is too large.");
    parser.end(*this);
    m_rules->onStreamEnd();
}

void ProtocolCheck::onEvent(std::string_view name, std::string_view data)
{
    if (data.starts_with("[DONE]"))
        return m_rules->onDone();
    if (m_json.parseCopy(data))
        m_rules->onEvent(name, m_json.root());
    else
        m_deviations.add("data is not JSON in an event of the stream.");
}

std::vector<std::string> ProtocolCheck::models(Protocol protocol, const RawAnswer& answer)
{
    DeviationList deviations;
    JsonDocument json;
    const JsonValue body = readWhole(deviations, answer, json);
    if (body.isMissing())
        return deviations.sentences();
    deviations.require(body["data"].isArray(), "data is missing: the list of models should be in it.");
    if (protocol == Protocol::OpenAiChat)
        deviations.require(body["object"].equals("list"), "object is not 'list' in the list of models.");
    for (const JsonValue model : body["data"])
        deviations.require(!model["id"].text().isEmpty(), "id is missing in an entry of the list of models.");
    return deviations.sentences();
}

std::vector<std::string> ProtocolCheck::tokenCount(const RawAnswer& answer)
{
    DeviationList deviations;
    JsonDocument json;
    const JsonValue body = readWhole(deviations, answer, json);
    if (!body.isMissing())
        deviations.require(
            body["input_tokens"].integer().has_value(), "input_tokens is missing or no number.");
    return deviations.sentences();
}

} // namespace dragoman
