#include "protocol/anthropic/AnthropicReplyDecoder.h"

#include "protocol/ProviderErrorText.h"
#include "protocol/anthropic/AnthropicErrors.h"
#include "protocol/anthropic/AnthropicStopReason.h"
#include "protocol/anthropic/AnthropicUsage.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

bool hasCounts(const Usage& usage)
{
    return usage.input || usage.output || usage.cacheRead || usage.cacheWrite || usage.reasoning;
}

Error badGateway(std::string message)
{
    return { ErrorKind::BadGateway, std::move(message), {}, {} };
}

} // namespace

AnthropicReplyDecoder::AnthropicReplyDecoder(ReplyPlan plan)
    : m_plan(std::move(plan))
    , m_blocks(m_plan)
{
}

void AnthropicReplyDecoder::onEvent(std::string_view name, const JsonValue& data, ReplySink& sink)
{
    using Self = AnthropicReplyDecoder;
    struct EventRule
    {
        std::string_view type;
        void (Self::*handle)(const JsonValue&, ReplySink&);
    };
    static constexpr std::array<EventRule, 9> rules{ {
        { "content_block_delta", &Self::onDelta }, // the most frequent first
        { "content_block_start", &Self::onBlockStart },
        { "content_block_stop", &Self::onBlockStop },
        { "message_start", &Self::onMessageStart },
        { "message_delta", &Self::onMessageDelta },
        { "message_stop", &Self::onMessageStop },
        { "ping", &Self::onPing },
        { "error", &Self::onError },
        { "message", &Self::onWhole },
    } };
    if (m_over || !data.isObject())
        return;
    const JsonValue given = data["type"];
    const std::string_view type = given.isString() ? given.text().escaped : name;
    const auto rule = std::find_if(
        rules.begin(), rules.end(), [type](const EventRule& candidate) { return candidate.type == type; });
    if (rule != rules.end())
        (this->*rule->handle)(data, sink);
    else if (isProviderError(data))
        onError(data, sink);
}

void AnthropicReplyDecoder::onMessageStart(const JsonValue& data, ReplySink& sink)
{
    startOnce(data["message"], sink);
}

void AnthropicReplyDecoder::startOnce(const JsonValue& message, ReplySink& sink)
{
    if (m_started)
        return;
    m_started = true;
    const JsonText id = message["id"].text();
    const JsonText model = message["model"].text();
    m_blocks.setReplyId(id);
    const std::string fallback = model.isEmpty() ? escapeJson(m_plan.model) : std::string();
    sink.on(ReplyStarted{
        id, model.isEmpty() ? JsonText{ fallback } : model, readAnthropicUsage(message["usage"]) });
}

void AnthropicReplyDecoder::onBlockStart(const JsonValue& data, ReplySink& sink)
{
    startOnce({}, sink);
    m_blocks.begin(data["index"].integer(), data["content_block"], sink);
}

void AnthropicReplyDecoder::onDelta(const JsonValue& data, ReplySink& sink)
{
    startOnce({}, sink);
    if (Result<void> added = m_blocks.add(data["index"].integer(), data["delta"], sink); !added)
        fail(std::move(added.error()), sink);
}

void AnthropicReplyDecoder::onBlockStop(const JsonValue& data, ReplySink& sink)
{
    m_blocks.end(data["index"].integer(), sink);
}

void AnthropicReplyDecoder::onMessageDelta(const JsonValue& data, ReplySink& sink)
{
    startOnce({}, sink);
    keepStop(data["delta"]);
    if (hasStopReason())
        m_blocks.close(sink);
    if (const Usage usage = readAnthropicUsage(data["usage"]); hasCounts(usage))
        sink.on(UsageReported{ usage });
}

void AnthropicReplyDecoder::keepStop(const JsonValue& source)
{
    if (source["stop_reason"].text().isEmpty())
        return;
    m_stopReason = source["stop_reason"].decoded();
    m_stopSequence = source["stop_sequence"].text().escaped;
    m_explanation = source["stop_details"]["explanation"].text().escaped;
}

void AnthropicReplyDecoder::onMessageStop(const JsonValue&, ReplySink& sink)
{
    if (m_started)
        finish(sink);
}

// NOLINTNEXTLINE(readability-make-member-function-const): the table of events takes one type
void AnthropicReplyDecoder::onPing(const JsonValue&, ReplySink& sink)
{
    if (m_started)
        sink.on(Ping{});
}

// An error behind the reason for stopping takes nothing from the reply.
void AnthropicReplyDecoder::onError(const JsonValue& data, ReplySink& sink)
{
    if (hasStopReason())
        finish(sink);
    else
        fail(readAnthropicError(data), sink);
}

void AnthropicReplyDecoder::onWhole(const JsonValue& body, ReplySink& sink)
{
    if (m_started || m_over)
        return;
    const JsonValue message = body.isArray() ? body.at(0) : body;
    const JsonValue content = message["content"];
    if (isProviderError(message))
        return fail(readAnthropicError(message), sink);
    if (!content.isArray() && !content.isString())
        return fail(badGateway("The provider's reply is not a message of the Anthropic protocol."), sink);
    startOnce(message, sink);
    readContent(content, sink);
    if (const Usage usage = readAnthropicUsage(message["usage"]); hasCounts(usage))
        sink.on(UsageReported{ usage });
    keepStop(message);
    finish(sink);
}

void AnthropicReplyDecoder::readContent(const JsonValue& content, ReplySink& sink)
{
    m_blocks.giveText(content.text(), sink);
    for (const JsonValue block : content) {
        m_blocks.begin({}, block, sink);
        m_blocks.close(sink);
    }
}

bool AnthropicReplyDecoder::mayEndHere() const
{
    return hasStopReason() || (m_plan.lenientEof && !m_blocks.isToolOpen());
}

void AnthropicReplyDecoder::onEnd(ReplySink& sink)
{
    if (m_over)
        return;
    if (!m_started)
        fail(badGateway("The provider's reply ended before it began."), sink);
    else if (mayEndHere())
        finish(sink);
    else
        fail(badGateway("The provider's stream ended early."), sink);
}

// Words that say nothing about the reason are taken by what the reply contains.
StopReason AnthropicReplyDecoder::stopReason() const
{
    const StopReason byContent = m_blocks.hasTools() ? StopReason::ToolUse : StopReason::EndTurn;
    const StopReason given = readAnthropicStopReason(m_stopReason).value_or(byContent);
    return given == StopReason::ToolUse ? byContent : given;
}

void AnthropicReplyDecoder::finish(ReplySink& sink)
{
    m_blocks.close(sink);
    m_over = true;
    sink.on(ReplyFinished{ stopReason(), { m_stopSequence }, { m_explanation } });
}

void AnthropicReplyDecoder::fail(Error error, ReplySink& sink)
{
    m_over = true;
    sink.on(ReplyFailed{ std::move(error) });
}

} // namespace dragoman
