#include "protocol/openai_chat/ChatReplyDecoder.h"

#include "protocol/ProviderErrorText.h"
#include "protocol/openai_chat/ChatErrors.h"
#include "protocol/openai_chat/ChatStopReason.h"
#include "protocol/openai_chat/ReplyReasoning.h"

namespace dragoman {

namespace {

constexpr std::size_t maxWaitingProse
    = std::size_t{ 1024 } * 1024; // bytes that wait for a tool call to be completed
constexpr std::size_t maxExplanation = std::size_t{ 16 } * 1024;

Error badGateway(std::string message)
{
    return { ErrorKind::BadGateway, std::move(message), {}, {} };
}

// The choice with index 0: we never ask for more, and the first one stands for it where hosts leave the
// index out.
JsonValue firstChoice(const JsonValue& choices)
{
    for (const JsonValue choice : choices) {
        if (choice["index"].integer().value_or(0) == 0)
            return choice;
    }
    return {};
}

// Some hosts put their answer into a list of one.
JsonValue unwrapped(const JsonValue& data)
{
    return data.isArray() ? data.at(0) : data;
}

bool isErrorEvent(std::string_view name, const JsonValue& data)
{
    return name == "error" || isProviderError(data);
}

} // namespace

ChatReplyDecoder::ChatReplyDecoder(ReplyPlan plan)
    : m_plan(std::move(plan))
    , m_tools(m_plan.toolNames, m_blocks)
{
}

void ChatReplyDecoder::onEvent(std::string_view name, const JsonValue& event, ReplySink& sink)
{
    if (m_isOver)
        return;
    const JsonValue data = unwrapped(event);
    if (isErrorEvent(name, data)) {
        if (!m_finish)
            fail(readChatStreamError(data), sink);
        return;
    }
    takeUsage(data["usage"], sink);
    const JsonValue choice = firstChoice(data["choices"]);
    if (choice.isObject())
        takeChoice(data, choice, sink);
}

void ChatReplyDecoder::onDone(ReplySink& sink)
{
    if (m_isOver)
        return;
    if (m_hasStarted)
        finish(sink);
    else
        fail(badGateway("The provider ended the stream without a reply."), sink);
}

void ChatReplyDecoder::onEnd(ReplySink& sink)
{
    if (m_isOver)
        return;
    if (m_finish || (m_plan.lenientEof && m_hasStarted))
        finish(sink);
    else if (m_hasStarted)
        fail(badGateway("The provider's stream ended early."), sink);
    else
        fail(badGateway("The provider ended the stream without a reply."), sink);
}

void ChatReplyDecoder::onWhole(const JsonValue& whole, ReplySink& sink)
{
    if (m_isOver)
        return;
    const JsonValue body = unwrapped(whole);
    if (isErrorEvent({}, body))
        return fail(readChatStreamError(body), sink);
    const JsonValue choice = firstChoice(body["choices"]);
    if (!choice["message"].isObject())
        return fail(badGateway("The provider's reply has no choices."), sink);
    takeUsage(body["usage"], sink);
    takeChoice(body, choice, sink);
    if (!m_isOver)
        finish(sink);
}

void ChatReplyDecoder::takeUsage(const JsonValue& usage, ReplySink& sink)
{
    if (usage.isObject() && m_usage.take(usage) && m_hasStarted)
        sink.on(UsageReported{ m_usage.usage() });
}

void ChatReplyDecoder::takeChoice(const JsonValue& reply, const JsonValue& choice, ReplySink& sink)
{
    takeUsage(choice["usage"], sink);
    if (m_finish)
        return;
    start(reply, sink);
    const JsonValue delta = choice["delta"];
    if (delta.isObject())
        takePayload(delta, ToolCallEmitter::Source::Chunk, sink);
    else
        takePayload(choice["message"], ToolCallEmitter::Source::Message, sink);
    if (!m_isOver)
        takeFinish(choice, sink);
}

// Thinking before text before tools, whatever the order of the members.
void ChatReplyDecoder::takePayload(const JsonValue& payload, ToolCallEmitter::Source source, ReplySink& sink)
{
    readReasoning(payload, [&](JsonText text) { prose(DeltaKind::Thinking, text, sink); });
    takeContent(payload["content"], sink);
    takeRefusal(payload["refusal"].text(), sink);
    takeAnnotations(payload["annotations"], sink);
    takeTools(payload, source, sink);
}

void ChatReplyDecoder::takeFinish(const JsonValue& choice, ReplySink& sink)
{
    const JsonValue finish = choice["finish_reason"];
    if (finish.text().isEmpty())
        return;
    if (finish.equals("error"))
        return fail(isProviderError(choice) ? readChatStreamError(choice)
                                            : badGateway("The provider stopped with an error."),
            sink);
    m_finish = readChatFinishReason(finish.decoded());
}

void ChatReplyDecoder::takeContent(const JsonValue& content, ReplySink& sink)
{
    if (content.isString())
        return answer(content.text(), sink);
    if (!content.isArray())
        return;
    for (const JsonValue part : content)
        takePart(part, sink);
}

void ChatReplyDecoder::takePart(const JsonValue& part, ReplySink& sink)
{
    if (part.isString())
        return answer(part.text(), sink);
    if (part["type"].equals("thinking"))
        return readThinkingPart(part, [&](JsonText text) { prose(DeltaKind::Thinking, text, sink); });
    answer(part["text"].text(), sink);
    takeRefusal(part["refusal"].text(), sink);
}

void ChatReplyDecoder::takeRefusal(JsonText refusal, ReplySink& sink)
{
    if (refusal.isEmpty())
        return;
    if (m_refusal.size() < maxExplanation)
        m_refusal.append(refusal.escaped);
    prose(DeltaKind::Text, refusal, sink);
}

void ChatReplyDecoder::takeTools(const JsonValue& payload, ToolCallEmitter::Source source, ReplySink& sink)
{
    for (const JsonValue element : payload["tool_calls"]) {
        if (element.isObject() && !m_isOver)
            takeTool(readToolCallPiece(element), source, sink);
    }
    const JsonValue legacy = payload["function_call"];
    if (!legacy.isObject() || m_isOver)
        return;
    constexpr std::int64_t legacyIndex = -1; // one call, apart from the numbered ones
    takeTool({ legacyIndex, {}, legacy["name"].text(), legacy["arguments"] }, source, sink);
}

void ChatReplyDecoder::takeTool(const ToolCallPiece& piece, ToolCallEmitter::Source source, ReplySink& sink)
{
    const Result<void> taken = m_tools.take(piece, source, sink);
    if (!taken)
        return fail(taken.error(), sink);
    if (!m_waiting.empty() && !m_tools.isInTheMiddle())
        giveWaiting(sink);
}

void ChatReplyDecoder::takeAnnotations(const JsonValue& annotations, ReplySink& sink)
{
    if (!m_blocks.isOpen(BlockKind::Text))
        return;
    for (const JsonValue annotation : annotations) {
        const JsonValue citation = annotation["url_citation"];
        if (citation["url"].isString())
            sink.on(CitationFound{ citation["url"].text(), citation["title"].text() });
    }
}

void ChatReplyDecoder::answer(JsonText text, ReplySink& sink)
{
    if (!m_plan.splitThinkTags)
        return prose(DeltaKind::Text, text, sink);
    const ThinkTagSplitter::Parts parts = m_thinkTags.take(text);
    prose(DeltaKind::Thinking, parts.thinking, sink);
    prose(DeltaKind::Text, parts.text, sink);
}

void ChatReplyDecoder::prose(DeltaKind kind, JsonText text, ReplySink& sink)
{
    if (text.isEmpty())
        return;
    const bool isContent = !m_blocks.wouldWait(kind, text);
    if (!m_waiting.empty() || (isContent && m_tools.isInTheMiddle()))
        return makeWait(kind, text, sink);
    if (isContent)
        m_tools.interrupt(sink);
    m_blocks.prose(kind, text, sink);
}

void ChatReplyDecoder::makeWait(DeltaKind kind, JsonText text, ReplySink& sink)
{
    if (m_waiting.empty() || m_waiting.back().kind != kind)
        m_waiting.push_back({ kind, {} });
    m_waiting.back().text.append(text.escaped);
    m_waitingBytes += text.escaped.size();
    if (m_waitingBytes > maxWaitingProse)
        giveWaiting(sink);
}

void ChatReplyDecoder::giveWaiting(ReplySink& sink)
{
    m_tools.interrupt(sink);
    for (const WaitingProse& waiting : m_waiting)
        m_blocks.prose(waiting.kind, { waiting.text }, sink);
    m_waiting.clear();
    m_waitingBytes = 0;
}

void ChatReplyDecoder::start(const JsonValue& reply, ReplySink& sink)
{
    if (m_hasStarted)
        return;
    m_hasStarted = true;
    const JsonText id = reply["id"].text();
    const JsonText model = reply["model"].text();
    if (!id.isEmpty())
        m_tools.setIdSeed(std::string(id.escaped).append(reply["created"].raw().text));
    const std::string plannedModel = model.isEmpty() ? escapeJson(m_plan.model) : std::string();
    sink.on(ReplyStarted{ id, model.isEmpty() ? JsonText{ plannedModel } : model, m_usage.usage() });
}

void ChatReplyDecoder::finish(ReplySink& sink)
{
    const ThinkTagSplitter::Parts rest = m_thinkTags.finish();
    prose(DeltaKind::Thinking, rest.thinking, sink);
    prose(DeltaKind::Text, rest.text, sink);
    m_tools.finish(m_finish == StopReason::MaxTokens ? ToolCallEmitter::Ending::CutByLength
                                                     : ToolCallEmitter::Ending::Normal,
        sink);
    giveWaiting(sink);
    m_blocks.finish(sink);
    m_isOver = true;
    const StopReason reason = stopReason();
    sink.on(ReplyFinished{ reason, {}, reason == StopReason::Refusal ? JsonText{ m_refusal } : JsonText{} });
}

StopReason ChatReplyDecoder::stopReason() const
{
    const StopReason given = m_finish.value_or(StopReason::EndTurn);
    if (given == StopReason::MaxTokens)
        return given;
    if (m_tools.hasEmitted())
        return StopReason::ToolUse;
    if (!m_refusal.empty())
        return StopReason::Refusal;
    return given == StopReason::ToolUse ? StopReason::EndTurn : given;
}

void ChatReplyDecoder::fail(Error error, ReplySink& sink)
{
    m_isOver = true;
    sink.on(ReplyFailed{ std::move(error) });
}

} // namespace dragoman
