#pragma once

#include "upstream/UpstreamClient.h"

#include <QEventLoop>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace dragoman {

// A listener that keeps what it hears, and the call with it.
class AnswerRecorder : public UpstreamListener
{
public:
    void onHead(const ResponseHead& head) override;
    void onBody(std::string_view bytes) override;
    void onTurn() override { ++m_turns; }
    void onFinished(const UpstreamOutcome& outcome) override;

    void start(UpstreamClient& client, UpstreamRequest request);
    // Runs the event loop until the call is over; false when that does not happen in 10 s.
    bool finish();
    bool run(UpstreamClient& client, UpstreamRequest request);

    bool isFinished() const { return m_outcome.has_value(); }
    bool hasSucceeded() const { return m_outcome && !m_outcome->failure; }
    const UpstreamOutcome& outcome() const { return *m_outcome; }
    std::optional<UpstreamFailureKind> failureKind() const;
    std::string failureMessage() const;
    int heads() const { return m_heads; }
    int turns() const { return m_turns; }
    const ResponseHead& head() const { return m_head; }
    const std::string& body() const { return m_body; }

    std::unique_ptr<UpstreamCall> call;
    // What to do within the callbacks, beside keeping their content.
    std::function<void()> atHead = [] {};
    std::function<void()> atBody = [] {};
    std::function<void()> atEnd = [] {};

private:
    int m_heads = 0;
    int m_turns = 0;
    ResponseHead m_head;
    std::string m_body;
    std::optional<UpstreamOutcome> m_outcome;
    QEventLoop m_loop;
};

} // namespace dragoman
