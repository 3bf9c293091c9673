#include "server/DemoTask.h"

#include "protocol/ConversationTokens.h"
#include "server/ErrorAnswer.h"

#include <QDateTime>

namespace dragoman {

namespace {

constexpr std::string_view demoSignature = "ZGVtbyBzaWduYXR1cmU="; // means nothing; nobody checks it

std::int64_t roughTokens(const std::string& text)
{
    return 1 + static_cast<std::int64_t>(text.size()) / 4;
}

} // namespace

DemoTask::DemoTask(const Codec& codec, const Conversation& conversation, ResponseChannel& channel)
    : m_codec(codec)
    , m_channel(channel)
    , m_answer(demoAnswer(decodeJsonText(conversation.model), conversation))
    , m_inputTokens(conversationTokens(conversation))
{
    m_shape.stream = conversation.stream;
    m_shape.includeUsage = conversation.includeUsage;
    m_shape.model = decodeJsonText(conversation.model);
    m_shape.fallbackId = newRequestId().substr(4);
    m_shape.created = QDateTime::currentSecsSinceEpoch();
    m_encoder = codec.replyEncoder(m_shape);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DemoTask::playNext);
}

void DemoTask::start()
{
    if (m_answer.error) {
        m_over = true;
        HttpAnswer answer = errorAnswer(m_codec, *m_answer.error);
        if (m_answer.error->kind == ErrorKind::RateLimited)
            answer.head.headers.add("Retry-After", "1");
        return m_channel.answer(answer);
    }
    if (m_shape.stream)
        m_channel.sendHead(
            { 200, { { "Content-Type", "text/event-stream" }, { "Cache-Control", "no-cache" } } }, {});
    const std::string id = m_shape.fallbackId;
    const std::string model = escapeJson(m_shape.model);
    Usage usage;
    usage.input = m_inputTokens;
    encode(ReplyStarted{ { id }, { model }, usage });
    playNext();
}

// Plays the pieces that need no wait, up to the next one that does.
void DemoTask::playNext()
{
    while (!m_over && m_next < m_answer.steps.size()) {
        const DemoStep& step = m_answer.steps[m_next];
        if (step.delay.count() > 0 && !std::exchange(m_waited, true)) {
            m_timer.start(step.delay);
            return flush();
        }
        m_waited = false;
        ++m_next;
        play(step);
    }
    if (!m_over)
        finishReply();
}

void DemoTask::play(const DemoStep& step)
{
    m_outputTokens += roughTokens(step.text);
    switch (step.kind) {
    case DemoStep::Kind::Text: return emitText(BlockKind::Text, DeltaKind::Text, step.text);
    case DemoStep::Kind::Thinking: return emitText(BlockKind::Thinking, DeltaKind::Thinking, step.text);
    case DemoStep::Kind::ToolCall: return emitToolCall(step);
    case DemoStep::Kind::Cut: break;
    }
    flush();
    m_over = true;
    m_channel.abort();
}

void DemoTask::emitText(BlockKind kind, DeltaKind delta, const std::string& text)
{
    if (m_open != kind) {
        closeBlock();
        openBlock(kind);
    }
    const std::string escaped = escapeJson(text);
    encode(BlockDelta{ delta, { escaped } });
}

void DemoTask::emitToolCall(const DemoStep& step)
{
    closeBlock();
    const std::string id = "call_" + newRequestId().substr(4);
    const std::string name = escapeJson(step.toolName);
    const std::string arguments = escapeJson(step.text);
    openBlock(BlockKind::ToolUse, { id }, { name });
    encode(BlockDelta{ DeltaKind::ToolArguments, { arguments } });
    m_calledTool = true;
}

void DemoTask::openBlock(BlockKind kind, JsonText id, JsonText name)
{
    m_open = kind;
    encode(BlockOpened{ kind, id, name });
}

void DemoTask::closeBlock()
{
    if (m_open == BlockKind::Thinking)
        encode(BlockDelta{ DeltaKind::Signature, { demoSignature } });
    if (m_open)
        encode(BlockClosed{});
    m_open.reset();
}

void DemoTask::finishReply()
{
    closeBlock();
    Usage usage;
    usage.input = m_inputTokens;
    usage.output = m_outputTokens;
    encode(UsageReported{ usage });
    encode(ReplyFinished{ m_calledTool ? StopReason::ToolUse : StopReason::EndTurn });
    m_over = true;
    if (!m_shape.stream)
        return m_channel.answer(jsonAnswer(m_output));
    flush();
    m_channel.finish();
}

void DemoTask::encode(const ReplyEvent& event)
{
    m_encoder->encode(event, m_output);
}

void DemoTask::flush()
{
    if (!m_shape.stream || m_output.empty())
        return;
    m_channel.send(m_output);
    m_output.clear();
}

void DemoTask::onStop()
{
    if (m_over)
        return;
    m_over = true;
    m_channel.abort();
}

} // namespace dragoman
