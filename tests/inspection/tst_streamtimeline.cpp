#include "inspection/StreamTimeline.h"

#include <QTest>

using namespace dragoman;
using namespace std::chrono_literals;

namespace {

struct Piece
{
    std::chrono::microseconds at;
    std::string bytes;
};

// "text@20 ping@30": what came when.
std::string shown(const StreamTimeline& timeline)
{
    std::string out;
    for (const TimelineEvent& event : timeline.events)
        out += std::string(timelineWord(event.kind)) + '@' + std::to_string(event.at.count() / 1000) + ' ';
    return out;
}

struct Stream
{
    explicit Stream(const std::vector<Piece>& pieces)
    {
        for (const Piece& piece : pieces) {
            body += piece.bytes;
            marks.push_back({ piece.at, body.size() });
        }
    }
    StreamTimeline timeline(Protocol protocol) const { return streamTimeline({ protocol, body, marks }); }

    std::string body;
    std::vector<StreamMark> marks;
};

std::string anthropic(const std::string& type, const std::string& rest)
{
    return "event: " + type + "\ndata: {\"type\":\"" + type + "\"" + rest + "}\n\n";
}

std::string chat(const std::string& delta, const std::string& finish)
{
    return "data: {\"id\":\"i\",\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finish
        + "}]}\n\n";
}

const std::string start = anthropic("message_start", ",\"message\":{\"id\":\"i\",\"model\":\"m\"}");
const std::string opened
    = anthropic("content_block_start", ",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}");
const std::string delta
    = anthropic("content_block_delta", ",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"a\"}");
const std::string closed = anthropic("content_block_stop", ",\"index\":0");
const std::string stop = anthropic("message_delta", ",\"delta\":{\"stop_reason\":\"end_turn\"}");

} // namespace

class StreamTimelineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anthropicStream();
    void chatStream();
    void wholeBody();
    void cutStream();
    void nothing();
};

void StreamTimelineTest::anthropicStream()
{
    const Stream stream({ { 10ms, start + opened }, { 20ms, delta.substr(0, 30) },
        { 30ms, delta.substr(30) + anthropic("ping", "") }, { 2s, delta + closed + stop },
        { 2010ms, anthropic("message_stop", "") } });
    const StreamTimeline timeline = stream.timeline(Protocol::Anthropic);
    QCOMPARE(shown(timeline),
        std::string("other@10 other@10 text@30 ping@30 text@2000 other@2000 other@2000 end@2010 "));
    QCOMPARE(*timeline.firstByte, 10ms);
    QCOMPARE(*timeline.firstToken, 30ms);
    QCOMPARE(*timeline.lastByte, 2010ms);
    QCOMPARE(timeline.pings, std::size_t{ 1 });
    QCOMPARE(timeline.gaps.size(), std::size_t{ 1 });
    QCOMPARE(timeline.gaps.front().begin, 30ms);
    QCOMPARE(timeline.gaps.front().end, 2s);
    const TimelineEvent& text = timeline.events[2];
    QCOMPARE(stream.body.substr(text.begin, text.end - text.begin), delta);
    QCOMPARE(text.name, std::string("content_block_delta"));
}

void StreamTimelineTest::chatStream()
{
    const Stream stream({ { 10ms, ": waiting\n\n" }, { 20ms, chat("{\"role\":\"assistant\"}", "null") },
        { 30ms, chat("{\"content\":\"a\"}", "null") },
        { 40ms, chat("{}", "\"stop\"") + "data: [DONE]\n\n" } });
    const StreamTimeline timeline = stream.timeline(Protocol::OpenAiChat);
    QCOMPARE(shown(timeline), std::string("ping@10 other@20 text@30 other@40 end@40 "));
    QCOMPARE(*timeline.firstToken, 30ms);
}

void StreamTimelineTest::wholeBody()
{
    const std::string body
        = "{\"id\":\"i\",\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"a\"},"
          "\"finish_reason\":\"stop\"}]}";
    const Stream stream({ { 10ms, body.substr(0, 9) }, { 20ms, body.substr(9) } });
    const StreamTimeline timeline = stream.timeline(Protocol::OpenAiChat);
    QCOMPARE(shown(timeline), std::string("end@20 "));
    QCOMPARE(*timeline.firstByte, 10ms);
}

void StreamTimelineTest::cutStream()
{
    const Stream stream({ { 10ms, start + opened }, { 20ms, delta.substr(0, 30) } });
    QCOMPARE(shown(stream.timeline(Protocol::Anthropic)), std::string("other@10 other@10 error@20 "));
}

void StreamTimelineTest::nothing()
{
    const StreamTimeline timeline = Stream({}).timeline(Protocol::Anthropic);
    QVERIFY(timeline.events.empty());
    QVERIFY(!timeline.firstByte);
}

QTEST_GUILESS_MAIN(StreamTimelineTest)
#include "tst_streamtimeline.moc"
