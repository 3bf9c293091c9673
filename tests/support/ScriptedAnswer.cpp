#include "support/ScriptedAnswer.h"

namespace dragoman {

namespace {

QByteArray startOf(int status)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\n";
}

} // namespace

ScriptedAnswer& ScriptedAnswer::send(const QByteArray& bytes)
{
    m_steps.append({ StepKind::Send, bytes });
    return *this;
}

ScriptedAnswer& ScriptedAnswer::drip(const QByteArray& bytes, int bytesPerTurn)
{
    m_steps.append({ StepKind::Drip, bytes, bytesPerTurn });
    return *this;
}

ScriptedAnswer& ScriptedAnswer::await(const QByteArray& trigger)
{
    m_steps.append({ StepKind::Await, trigger });
    return *this;
}

ScriptedAnswer& ScriptedAnswer::close()
{
    m_steps.append({ StepKind::Close });
    return *this;
}

ScriptedAnswer& ScriptedAnswer::reset()
{
    m_steps.append({ StepKind::Reset });
    return *this;
}

ScriptedAnswer& ScriptedAnswer::stall()
{
    m_steps.append({ StepKind::Stall });
    return *this;
}

QByteArray ScriptedAnswer::head(int status, const QByteArray& lines)
{
    return startOf(status) + lines + "\r\n";
}

QByteArray ScriptedAnswer::chunk(const QByteArray& data)
{
    return QByteArray::number(data.size(), 16) + "\r\n" + data + "\r\n";
}

ScriptedAnswer ScriptedAnswer::json(int status, const QByteArray& body, Framing framing)
{
    return whole(startOf(status) + "content-type: application/json\r\n", { body }, framing);
}

ScriptedAnswer ScriptedAnswer::sse(const QList<QByteArray>& events, Framing framing)
{
    QList<QByteArray> parts;
    for (const QByteArray& event : events)
        parts.append(event + "\n\n");
    return whole(startOf(200) + "content-type: text/event-stream\r\n", parts, framing);
}

ScriptedAnswer ScriptedAnswer::whole(
    const QByteArray& statusAndType, const QList<QByteArray>& parts, Framing framing)
{
    ScriptedAnswer answer;
    const QByteArray body = parts.join();
    if (framing == Framing::Length)
        return answer.send(
            statusAndType + "content-length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    if (framing == Framing::UntilClose)
        return answer.send(statusAndType + "connection: close\r\n\r\n" + body).close();
    answer.send(statusAndType + "transfer-encoding: chunked\r\n\r\n");
    for (const QByteArray& part : parts)
        answer.send(chunk(part));
    return answer.send(chunk({}));
}

} // namespace dragoman
