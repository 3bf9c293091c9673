#include "inspection/ReadableConversation.h"
#include "inspection/RequestDifference.h"
#include "inspection/RequestSummary.h"
#include "inspection/StreamTimeline.h"
#include "protocol/CodecTable.h"
#include "server/ProxyThread.h"
#include "server/RecordingProxy.h"

#include <QSignalSpy>
#include <QTest>

using namespace dragoman;

namespace {

// The record of one request that went through.
RequestRecord recorded(RecordingProxy& proxy, const Sides& sides)
{
    proxy.upstream.enqueue(goodAnswer(sides));
    proxy.ask(generation(sides));
    if (!QTest::qWaitFor([&] { return !proxy.records.empty(); }))
        QTest::qFail("no record came", __FILE__, __LINE__);
    return proxy.records.front();
}

std::string said(Protocol protocol, const CapturedMessage& answer)
{
    const ReadableReply reply = readableReply(protocol, answer.body);
    return reply.blocks.empty() ? "nothing" : reply.blocks.front().text;
}

} // namespace

class ReplayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inspects_data() { addSides(); }
    void inspects();
    void sameProvider_data() { addSides(); }
    void sameProvider();
    void otherProviderAndModel();
    void failureIsAnAnswer();
    void acrossThreads();
    void cancelled();
};

// A record of a real exchange is understood by everything that shows it.
void ReplayTest::inspects()
{
    QFETCH(Sides, sides);
    RecordingProxy proxy(sides.provider);
    proxy.start();
    const RequestRecord record = recorded(proxy, sides);
    const Result<RequestChanges> changes = requestDifference(record);
    QVERIFY2(changes, changes ? "" : changes.error().message.c_str());
    for (const RequestChange& change : *changes)
        QVERIFY2(change.rule != DifferenceRule::Unexplained, englishChange(change).c_str());
    const CapturedExchange& kept = *record.captured;
    QCOMPARE(said(sides.provider, kept.providerAnswer), std::string("Hello there."));
    QCOMPARE(said(sides.client, kept.clientAnswer), std::string("Hello there."));
    const StreamTimeline timeline
        = streamTimeline({ sides.client, kept.clientAnswer.body, kept.clientMarks });
    QVERIFY(timeline.firstByte && *timeline.firstByte <= record.duration);
    QCOMPARE(timeline.firstToken.has_value(), sides.stream);
    QVERIFY(englishSentence(summaryOf(record)).starts_with("scripted answered"));
}

void ReplayTest::sameProvider()
{
    QFETCH(Sides, sides);
    RecordingProxy proxy(sides.provider);
    proxy.endpoint().access = AccessMode::Open;
    proxy.start();
    const RequestRecord record = recorded(proxy, sides);
    const Result<ReplayRequest> again = replayRequest(record);
    QVERIFY2(again, again ? "" : again.error().message.c_str());
    QSignalSpy replayed(&proxy.server, &ProxyServer::replayed);
    proxy.upstream.enqueue(goodAnswer(sides));
    proxy.server.replay(7, *again);
    QTRY_COMPARE(replayed.size(), 1);
    QCOMPARE(replayed.first().first().toULongLong(), 7ULL);
    const auto answer = replayed.first().last().value<ReplayAnswer>();
    QCOMPARE(answer.answer.start, std::string("200"));
    QCOMPARE(said(sides.client, answer.answer), std::string("Hello there."));
    QVERIFY(!answer.marks.empty());
    const QList<ReceivedRequest>& requests = proxy.upstream.requests();
    QCOMPARE(requests.size(), 2);
    QCOMPARE(requests[1].body, requests[0].body);
    QVERIFY(requests[1].head.contains(ProxyFixture::key));
    QCOMPARE(proxy.records.size(), std::size_t{ 2 });
    QCOMPARE(proxy.records.back().endpoint, std::string(ReplayTask::endpointName));
}

void ReplayTest::otherProviderAndModel()
{
    const Sides sides;
    RecordingProxy proxy(sides.provider);
    FakeUpstream& second = proxy.addProvider("second", Protocol::Anthropic);
    proxy.start();
    const RequestRecord record = recorded(proxy, sides);
    const Result<ReplayRequest> again = replayRequest(record, { "second", "other-model" });
    QVERIFY(again);
    QSignalSpy replayed(&proxy.server, &ProxyServer::replayed);
    second.enqueue(goodAnswer({ sides.client, Protocol::Anthropic, sides.stream }));
    proxy.server.replay(1, *again);
    QTRY_COMPARE(replayed.size(), 1);
    QCOMPARE(proxy.upstream.requests().size(), 1);
    QVERIFY(second.requests().first().body.contains("\"model\":\"other-model\""));
}

void ReplayTest::failureIsAnAnswer()
{
    const Sides sides;
    RecordingProxy proxy(sides.provider);
    proxy.start();
    const RequestRecord record = recorded(proxy, sides);
    QSignalSpy replayed(&proxy.server, &ProxyServer::replayed);
    proxy.server.replay(1, *replayRequest(record, { "nobody", {} }));
    QTRY_COMPARE(replayed.size(), 1);
    const auto answer = replayed.first().last().value<ReplayAnswer>();
    QCOMPARE(answer.answer.start, std::string("503"));
    QVERIFY(readableReply(sides.client, answer.answer.body).blocks.empty());
}

// As the windows do it.
void ReplayTest::acrossThreads()
{
    const Sides sides;
    RecordingProxy proxy(sides.provider);
    proxy.start();
    const RequestRecord record = recorded(proxy, sides);
    ProxyThread thread;
    QVERIFY(thread.start(proxy.setup));
    QObject context;
    const Result<ReplayRequest> again = replayRequest(record);
    QVERIFY(again);
    proxy.upstream.enqueue(goodAnswer(sides));
    std::string answer;
    thread.replay(*again, &context, [&](const ReplayAnswer& told) {
        QCOMPARE(QThread::currentThread(), context.thread());
        answer = said(sides.client, told.answer);
    });
    QTRY_COMPARE(answer, std::string("Hello there."));
}

void ReplayTest::cancelled()
{
    const Sides sides;
    RecordingProxy proxy(sides.provider);
    proxy.start();
    const RequestRecord record = recorded(proxy, sides);
    ProxyThread thread;
    QVERIFY(thread.start(proxy.setup));
    int answers = 0;
    const auto count = [&answers](const ReplayAnswer&) { ++answers; };
    proxy.upstream.setStandingAnswer(unfinishedStream(sides.provider).stall());
    QSignalSpy closed(&proxy.upstream, &FakeUpstream::connectionClosed);
    const std::uint64_t number = thread.replay(*replayRequest(record), this, count);
    QTRY_COMPARE(proxy.upstream.requests().size(), 2);
    thread.cancelReplay(number);
    QTRY_VERIFY(!closed.isEmpty());
    QCOMPARE(answers, 0);
}

QTEST_GUILESS_MAIN(ReplayTest)
#include "tst_replay.moc"
