#include "protocol/openai_chat/BlockSequence.h"

namespace dragoman {

namespace {

constexpr std::size_t maxWaiting = 4096; // more white space than that is content

BlockKind blockOf(DeltaKind kind)
{
    return kind == DeltaKind::Thinking ? BlockKind::Thinking : BlockKind::Text;
}

} // namespace

bool BlockSequence::wouldWait(DeltaKind kind, JsonText text) const
{
    return !isOpen(blockOf(kind)) && isBlank(text) && m_waiting.size() < maxWaiting;
}

void BlockSequence::prose(DeltaKind kind, JsonText text, ReplySink& sink)
{
    if (text.isEmpty())
        return;
    if (wouldWait(kind, text)) {
        if (m_waitingKind != kind)
            m_waiting.clear();
        m_waitingKind = kind;
        m_waiting.append(text.escaped);
        return;
    }
    if (!isOpen(blockOf(kind))) {
        if (m_waitingKind != kind)
            m_waiting.clear();
        open({ .kind = blockOf(kind) }, sink);
        giveWaiting(sink);
    }
    sink.on(BlockDelta{ kind, text });
}

void BlockSequence::openTool(JsonText id, JsonText name, ReplySink& sink)
{
    m_waiting.clear();
    open({ .kind = BlockKind::ToolUse, .id = id, .name = name }, sink);
}

void BlockSequence::toolArguments(JsonText text, ReplySink& sink)
{
    if (!text.isEmpty())
        sink.on(BlockDelta{ DeltaKind::ToolArguments, text });
}

void BlockSequence::close(ReplySink& sink)
{
    if (!m_open)
        return;
    m_open.reset();
    sink.on(BlockClosed{});
}

void BlockSequence::finish(ReplySink& sink)
{
    if (!m_hasOpened && !m_waiting.empty()) {
        open({ .kind = blockOf(m_waitingKind) }, sink);
        giveWaiting(sink);
    }
    close(sink);
}

void BlockSequence::open(const BlockOpened& block, ReplySink& sink)
{
    close(sink);
    m_open = block.kind;
    m_hasOpened = true;
    sink.on(block);
}

void BlockSequence::giveWaiting(ReplySink& sink)
{
    if (m_waiting.empty())
        return;
    sink.on(BlockDelta{ m_waitingKind, { m_waiting } });
    m_waiting.clear();
}

} // namespace dragoman
