#include "server/ReplyObserver.h"

namespace dragoman {

ReplyObserver::ReplyObserver(RequestRecord& record)
    : m_record(record)
    , m_begin(std::chrono::steady_clock::now())
{
}

void ReplyObserver::on(const ReplyEvent& event)
{
    std::visit(
        Overloaded{ [this](const ReplyStarted& started) { m_usage.update(started.usage); },
            [this](const UsageReported& reported) { m_usage.update(reported.usage); },
            [this](const BlockDelta& delta) { onContent(delta); },
            [this](const ReplyFinished& finished) { m_record.stopReason = stopReasonWord(finished.reason); },
            [](const BlockOpened&) {}, [](const BlockClosed&) {}, [](const CitationFound&) {},
            [](const Ping&) {}, [](const ReplyFailed&) {} },
        event);
}

void ReplyObserver::onHead()
{
    m_record.firstByte = elapsed();
}

void ReplyObserver::restart()
{
    m_usage = {};
    m_record.stopReason.clear();
    m_record.contentBytes = 0;
    m_record.firstByte = {};
    m_record.firstToken = {};
}

std::int64_t ReplyObserver::tokens() const
{
    return m_usage.input.value_or(0) + m_usage.cacheRead.value_or(0) + m_usage.cacheWrite.value_or(0)
        + m_usage.output.value_or(0);
}

void ReplyObserver::onContent(const BlockDelta& delta)
{
    m_record.contentBytes += delta.text.escaped.size();
    if (m_record.firstToken.count() == 0)
        m_record.firstToken = elapsed();
}

void ReplyObserver::close()
{
    m_record.duration = elapsed();
    m_record.inputTokens = m_usage.input;
    m_record.outputTokens = m_usage.output;
    m_record.cacheReadTokens = m_usage.cacheRead;
    m_record.cacheWriteTokens = m_usage.cacheWrite;
    m_record.reasoningTokens = m_usage.reasoning;
}

std::chrono::microseconds ReplyObserver::elapsed() const
{
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - m_begin);
}

} // namespace dragoman
