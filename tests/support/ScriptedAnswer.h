#pragma once

#include <QByteArray>
#include <QList>

namespace dragoman {

// What FakeUpstream does in answer to one request: steps, done in order.
class ScriptedAnswer
{
public:
    enum class StepKind {
        Send,
        Drip, // a few bytes in each turn of the event loop
        Await, // goes on at FakeUpstream::trigger with the name in `bytes`
        Close,
        Reset, // closes so that the peer gets a reset instead of an end
        Stall, // nothing ever follows
    };
    struct Step
    {
        StepKind kind;
        QByteArray bytes{};
        int bytesPerTurn = 0;
    };

    ScriptedAnswer& send(const QByteArray& bytes);
    ScriptedAnswer& drip(const QByteArray& bytes, int bytesPerTurn = 1);
    ScriptedAnswer& await(const QByteArray& trigger);
    ScriptedAnswer& close();
    ScriptedAnswer& reset();
    ScriptedAnswer& stall();
    const QList<Step>& steps() const { return m_steps; }

    enum class Framing { Length, Chunked, UntilClose };
    // A whole JSON answer.
    static ScriptedAnswer json(int status, const QByteArray& body, Framing framing = Framing::Length);
    // A whole event stream; each event with its lines but without the blank line at its end.
    static ScriptedAnswer sse(const QList<QByteArray>& events, Framing framing = Framing::Chunked);
    // A head with these further lines ("name: value\r\n") and its end; empty for none.
    static QByteArray head(int status, const QByteArray& lines);
    // `data` as one chunk; empty data is the last chunk.
    static QByteArray chunk(const QByteArray& data);

private:
    static ScriptedAnswer whole(
        const QByteArray& statusAndType, const QList<QByteArray>& parts, Framing framing);

    QList<Step> m_steps;
};

} // namespace dragoman
