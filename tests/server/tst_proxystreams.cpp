#include "server/ProxyFixture.h"

#include <QSignalSpy>
#include <QTest>

#include <array>
#include <memory>
#include <vector>

using namespace dragoman;
using namespace std::chrono_literals;

namespace {

constexpr std::array<Protocol, 2> protocols{ Protocol::Anthropic, Protocol::OpenAiChat };

void addSides(const QList<bool>& streams)
{
    QTest::addColumn<Sides>("sides");
    for (const bool stream : streams) {
        for (const Protocol client : protocols) {
            for (const Protocol provider : protocols) {
                const auto word
                    = [](Protocol one) { return one == Protocol::Anthropic ? "Anthropic" : "Chat"; };
                QTest::addRow("%s%sTo%s", stream ? "stream" : "whole", word(client), word(provider))
                    << Sides{ client, provider, stream };
            }
        }
    }
}

// The events without the end of the HTTP message behind them.
ScriptedAnswer openStream(const QList<QByteArray>& events)
{
    ScriptedAnswer answer;
    answer.send(
        ScriptedAnswer::head(200, "content-type: text/event-stream\r\ntransfer-encoding: chunked\r\n"));
    for (const QByteArray& event : events)
        answer.send(ScriptedAnswer::chunk(event + "\n\n"));
    return answer;
}

QByteArray textEvent(Protocol protocol, const QByteArray& text)
{
    return QByteArray(goodEvents(protocol)[2])
        .replace(protocol == Protocol::Anthropic ? "Hello " : "there.", text);
}

// Waits until the provider gets nothing more rid of, however often the event loop turns.
void settle(ProxyFixture& proxy)
{
    qint64 last = -1;
    for (int quiet = 0; quiet < 20; ++quiet) {
        if (proxy.upstream.unsentBytes(0) != last)
            quiet = 0;
        last = proxy.upstream.unsentBytes(0);
        QCOMPARE(proxy.ask(get("/health")).status, 200); // other clients are not slowed down
    }
}

} // namespace

class ProxyStreamsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clientLeavesWhileWaiting_data() { addSides({ true, false }); }
    void clientLeavesWhileWaiting();
    void clientLeavesInTheStream_data() { addSides({ true }); }
    void clientLeavesInTheStream();
    void slowClientPausesTheProvider_data() { addSides({ true }); }
    void slowClientPausesTheProvider();
    void endEventEndsTheAnswer_data() { addSides({ true, false }); }
    void endEventEndsTheAnswer();
    void stopReasonEndsTheAnswerSoon();
    void eachEventLeavesAtOnce_data() { addSides({ true }); }
    void eachEventLeavesAtOnce();
    void byteByByte_data() { addSides({ true }); }
    void byteByByte();
    void stopLetsAStreamFinish();
    void secondStopEndsAStream_data() { addSides({ true }); }
    void secondStopEndsAStream();
    void stopWaitsForAWholeAnswer();
    void tooLargeForOneBody();
};

void ProxyStreamsTest::clientLeavesWhileWaiting()
{
    QFETCH(Sides, sides);
    ProxyFixture proxy(sides.provider);
    proxy.start();
    QSignalSpy asked(&proxy.upstream, &FakeUpstream::requestReceived);
    QSignalSpy closed(&proxy.upstream, &FakeUpstream::connectionClosed);
    proxy.upstream.enqueue(ScriptedAnswer().stall());
    RawClient client(proxy.port());
    client.send(generation(sides));
    QVERIFY(asked.wait());
    client.leave(RawClient::Leave::Hard);
    QVERIFY(!closed.isEmpty() || closed.wait());
}

void ProxyStreamsTest::clientLeavesInTheStream()
{
    QFETCH(Sides, sides);
    ProxyFixture proxy(sides.provider);
    proxy.start();
    QSignalSpy closed(&proxy.upstream, &FakeUpstream::connectionClosed);
    proxy.upstream.enqueue(unfinishedStream(sides.provider).stall());
    RawClient client(proxy.port());
    client.send(generation(sides));
    QTRY_VERIFY(client.received().contains("Hello "));
    client.leave(RawClient::Leave::Gently);
    QVERIFY(!closed.isEmpty() || closed.wait());
}

void ProxyStreamsTest::slowClientPausesTheProvider()
{
    QFETCH(Sides, sides);
    constexpr int count = 640;
    ProxyFixture proxy(sides.provider);
    proxy.start();
    QList<QByteArray> events = goodEvents(sides.provider);
    const QByteArray large = textEvent(sides.provider, QByteArray(65536, 'x'));
    for (int i = 0; i < count; ++i)
        events.insert(3, large);
    proxy.upstream.enqueue(ScriptedAnswer::sse(events));
    RawClient client(proxy.port());
    client.setReading(false);
    client.send(generation(sides));
    QTRY_COMPARE(proxy.upstream.requests().size(), 1);
    settle(proxy);
    // Of 40 MB; the rest fills socket buffers.
    QVERIFY(proxy.upstream.unsentBytes(0) > qint64{ 8 } * 1024 * 1024);
    client.setReading(true);
    QTRY_VERIFY_WITH_TIMEOUT(client.received().endsWith("0\r\n\r\n"), 20'000);
    const ClientAnswer answer = readAnswer(client.received());
    QVERIFY(answer.body.count('x') >= qsizetype{ count } * 65536);
    QVERIFY(hasNormalEnd(sides.client, answer.body));
}

void ProxyStreamsTest::endEventEndsTheAnswer()
{
    QFETCH(Sides, sides);
    ProxyFixture proxy(sides.provider);
    proxy.start();
    proxy.upstream.enqueue(openStream(goodEvents(sides.provider)).stall());
    const ClientAnswer answer = proxy.ask(generation(sides));
    QVERIFY(answer.isComplete);
    QVERIFY2(hasNormalEnd(sides.client, answer.body), answer.body.constData());
}

// All at once, because each takes some seconds.
void ProxyStreamsTest::stopReasonEndsTheAnswerSoon()
{
    std::vector<std::unique_ptr<ProxyFixture>> proxies;
    std::vector<std::unique_ptr<RawClient>> clients;
    std::vector<Sides> all;
    for (const Protocol one : protocols) {
        for (const Protocol other : protocols)
            all.insert(all.end(), { Sides{ one, other, true }, Sides{ one, other, false } });
    }
    for (const Sides& sides : all) {
        proxies.push_back(std::make_unique<ProxyFixture>(sides.provider));
        proxies.back()->start();
        QList<QByteArray> events = goodEvents(sides.provider);
        events.removeLast();
        proxies.back()->upstream.enqueue(openStream(events).stall());
        clients.push_back(std::make_unique<RawClient>(proxies.back()->port()));
        clients.back()->send(generation(sides));
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        QTRY_VERIFY_WITH_TIMEOUT(readAnswer(clients[i]->received()).isComplete, 20'000);
        const QByteArray body = readAnswer(clients[i]->received()).body;
        QVERIFY2(body.contains("there.") && hasNormalEnd(all[i].client, body), body.constData());
    }
}

void ProxyStreamsTest::eachEventLeavesAtOnce()
{
    QFETCH(Sides, sides);
    ProxyFixture proxy(sides.provider);
    proxy.start();
    proxy.upstream.enqueue(unfinishedStream(sides.provider)
                               .await("more")
                               .send(ScriptedAnswer::chunk(textEvent(sides.provider, "Second.") + "\n\n"))
                               .stall());
    RawClient client(proxy.port());
    client.send(generation(sides));
    QTRY_VERIFY(client.received().contains("Hello "));
    QVERIFY(!client.received().contains("Second."));
    proxy.upstream.trigger("more");
    QTRY_VERIFY(client.received().contains("Second."));
}

void ProxyStreamsTest::byteByByte()
{
    QFETCH(Sides, sides);
    const QByteArray body = goodEvents(sides.provider).join("\n\n") + "\n\n";
    ProxyFixture proxy(sides.provider);
    proxy.start();
    proxy.upstream.enqueue(ScriptedAnswer()
                               .send(ScriptedAnswer::head(200,
                                   "content-type: text/event-stream\r\ncontent-length: "
                                       + QByteArray::number(body.size()) + "\r\n"))
                               .drip(body));
    const ClientAnswer answer = proxy.ask(generation(sides));
    QVERIFY(answer.isComplete);
    QVERIFY2(hasNormalEnd(sides.client, answer.body), answer.body.constData());
    if (!sides.isTranslated())
        QCOMPARE(answer.body, body);
}

void ProxyStreamsTest::stopLetsAStreamFinish()
{
    const Sides sides;
    ProxyFixture proxy(sides.provider);
    proxy.start();
    QSignalSpy stopped(&proxy.server, &ProxyServer::stopped);
    ScriptedAnswer answer = unfinishedStream(sides.provider).await("more");
    for (const QByteArray& event : goodEvents(sides.provider).mid(3))
        answer.send(ScriptedAnswer::chunk(event + "\n\n"));
    proxy.upstream.enqueue(answer.send(ScriptedAnswer::chunk({})));
    RawClient client(proxy.port());
    client.send(generation(sides));
    QTRY_VERIFY(client.received().contains("Hello "));
    proxy.server.stop(20s);
    RawClient late(proxy.port());
    QTRY_COMPARE(late.socket().error(), QAbstractSocket::ConnectionRefusedError);
    proxy.upstream.trigger("more");
    QTRY_VERIFY(client.isClosed());
    const ClientAnswer got = readAnswer(client.received());
    QVERIFY(got.isComplete);
    QVERIFY(hasNormalEnd(sides.client, got.body));
    QTRY_COMPARE(stopped.size(), 1);
}

void ProxyStreamsTest::secondStopEndsAStream()
{
    QFETCH(Sides, sides);
    ProxyFixture proxy(sides.provider);
    proxy.start();
    QSignalSpy stopped(&proxy.server, &ProxyServer::stopped);
    proxy.upstream.enqueue(unfinishedStream(sides.provider).stall());
    RawClient client(proxy.port());
    client.send(generation(sides));
    QTRY_VERIFY(client.received().contains("Hello "));
    proxy.server.stop(20s);
    proxy.server.stop(20s);
    QTRY_VERIFY(client.isClosed());
    const ClientAnswer answer = readAnswer(client.received());
    QVERIFY(answer.isComplete);
    QVERIFY2(endsWithErrorEvent(sides.client, answer.body), answer.body.constData());
    QTRY_COMPARE(stopped.size(), 1);
}

void ProxyStreamsTest::stopWaitsForAWholeAnswer()
{
    const Sides sides{ Protocol::OpenAiChat, Protocol::OpenAiChat, false };
    const QByteArray body
        = QByteArray(goodBody(sides.provider)).replace("Hello", QByteArray(20'000'000, 'x'));
    ProxyFixture proxy(sides.provider);
    proxy.start();
    proxy.upstream.enqueue(
        ScriptedAnswer().await("go").send(ScriptedAnswer::json(200, body).steps().first().bytes));
    RawClient client(proxy.port());
    client.send(generation(sides));
    QTRY_COMPARE(proxy.upstream.requests().size(), 1);
    proxy.server.stop(20s);
    proxy.upstream.trigger("go");
    QTRY_VERIFY_WITH_TIMEOUT(client.isClosed(), 20'000);
    QCOMPARE(readAnswer(client.received()).body.size(), body.size());
}

// A stream for a client that wants one body is collected, but not without limit.
void ProxyStreamsTest::tooLargeForOneBody()
{
    const Sides sides{ Protocol::Anthropic, Protocol::OpenAiChat, false };
    QList<QByteArray> events = goodEvents(sides.provider);
    const QByteArray large = textEvent(sides.provider, QByteArray(qsizetype{ 1024 } * 1024, 'x'));
    for (int i = 0; i < 66; ++i)
        events.insert(3, large);
    ProxyFixture proxy(sides.provider);
    proxy.start();
    proxy.upstream.enqueue(ScriptedAnswer::sse(events));
    const ClientAnswer answer = proxy.ask(generation(sides));
    QCOMPARE(answer.status, 502);
    QVERIFY2(answer.body.contains("too large"), answer.body.left(500).constData());
}

QTEST_GUILESS_MAIN(ProxyStreamsTest)
#include "tst_proxystreams.moc"
