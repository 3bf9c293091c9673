#include "upstream/AnswerRecorder.h"

#include <QTimer>

namespace dragoman {

void AnswerRecorder::onHead(const ResponseHead& head)
{
    ++m_heads;
    m_head = head;
    atHead();
}

void AnswerRecorder::onBody(std::string_view bytes)
{
    m_body += bytes;
    atBody();
}

void AnswerRecorder::onFinished(const UpstreamOutcome& outcome)
{
    m_outcome = outcome;
    m_loop.quit();
    atEnd();
}

void AnswerRecorder::start(UpstreamClient& client, UpstreamRequest request)
{
    call = client.start(std::move(request), *this);
}

bool AnswerRecorder::finish()
{
    constexpr int patience = 10'000;
    if (isFinished())
        return true;
    QTimer limit;
    QObject::connect(&limit, &QTimer::timeout, &m_loop, &QEventLoop::quit);
    limit.start(patience);
    m_loop.exec();
    return isFinished();
}

bool AnswerRecorder::run(UpstreamClient& client, UpstreamRequest request)
{
    start(client, std::move(request));
    return finish();
}

std::optional<UpstreamFailureKind> AnswerRecorder::failureKind() const
{
    if (!m_outcome || !m_outcome->failure)
        return std::nullopt;
    return m_outcome->failure->kind;
}

std::string AnswerRecorder::failureMessage() const
{
    return m_outcome && m_outcome->failure ? m_outcome->failure->message : std::string();
}

} // namespace dragoman
