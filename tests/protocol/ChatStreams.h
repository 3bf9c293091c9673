#pragma once

#include "protocol/EventOrderCheck.h"
#include "protocol/StreamFeeding.h"
#include "protocol/openai_chat/ChatReplyDecoder.h"

#include <QRegularExpression>
#include <QTest>

#include <string>
#include <string_view>

namespace dragoman {

// The bytes of a stream of chat completion chunks, written short, one event a line:
//
//     {"content":"Hi"}      a chunk with this delta
//     finish stop           a chunk with this finish_reason and an empty delta
//     raw {"choices":[]}    this data as it is
//     done                  the end mark
//     : text                a comment
inline std::string chatEvent(std::string_view line)
{
    const std::string head = R"({"id":"c1","object":"chat.completion.chunk","created":7,"model":"m1",)"
                             R"("choices":[{"index":0,"delta":)";
    if (line == "done")
        return "data: [DONE]\n\n";
    if (line.starts_with(":"))
        return std::string(line) + "\n\n";
    if (line.starts_with("raw "))
        return "data: " + std::string(line.substr(4)) + "\n\n";
    if (line.starts_with("finish "))
        return "data: " + head + R"({},"finish_reason":")" + std::string(line.substr(7)) + "\"}]}\n\n";
    return "data: " + head + std::string(line) + R"(,"finish_reason":null}]})" + "\n\n";
}

inline std::string chatStream(std::string_view script)
{
    std::string bytes;
    while (!script.empty()) {
        const std::size_t end = std::min(script.find('\n'), script.size());
        if (end > 0)
            bytes += chatEvent(script.substr(0, end));
        script.remove_prefix(std::min(end + 1, script.size()));
    }
    return bytes;
}

// Passes everything on and keeps an EventOrderCheck in the way.
class CheckedDecoder : public ChatReplyDecoder
{
public:
    using ChatReplyDecoder::ChatReplyDecoder;
    void onEvent(std::string_view name, const JsonValue& data, ReplySink& sink) override
    {
        ChatReplyDecoder::onEvent(name, data, checked(sink));
    }
    void onDone(ReplySink& sink) override { ChatReplyDecoder::onDone(checked(sink)); }
    void onWhole(const JsonValue& body, ReplySink& sink) override
    {
        ChatReplyDecoder::onWhole(body, checked(sink));
    }
    void onEnd(ReplySink& sink) override { ChatReplyDecoder::onEnd(checked(sink)); }
    ~CheckedDecoder() override
    {
        if (m_check && !m_check->problem().empty())
            qFatal("broken order of events: %s", std::string(m_check->problem()).c_str());
    }

private:
    ReplySink& checked(ReplySink& sink)
    {
        if (!m_check)
            m_check.emplace(sink);
        return *m_check;
    }

    std::optional<EventOrderCheck> m_check;
};

// The events of these bytes, fed in every way.
inline std::string decodeChat(
    const std::string& bytes, const ReplyPlan& plan = {}, Ending ending = Ending::Clean)
{
    return readInEveryWay(
        bytes, [&plan] { return std::make_unique<CheckedDecoder>(plan); }, ending);
}

// Data rows: a script (or bytes) and the events between "started ..." and the end, both in lines.
inline void addChatColumns()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("events");
}
inline void chatRow(const char* name, const char* script, const char* events)
{
    QTest::newRow(name) << QByteArray(script) << QByteArray(events);
}

// Compares the events of the current row's script with what it expects.
inline void compareChatRow(const ReplyPlan& plan = {}, Ending ending = Ending::Clean)
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, events);
    const std::string lines = decodeChat(chatStream(script.toStdString()), plan, ending);
    QString shown = QString::fromStdString(lines);
    shown.replace(QRegularExpression(QStringLiteral("call_[0-9a-f]{16}")), QStringLiteral("call_GENERATED"));
    QCOMPARE(shown.toUtf8(), events);
}

} // namespace dragoman
