#include "server/ProxyFixture.h"
#include "server/WakeWatch.h"

#include <QSignalSpy>
#include <QTest>

using namespace dragoman;
using namespace std::chrono_literals;

namespace {

constexpr Sides streamed{ Protocol::Anthropic, Protocol::Anthropic, true };

// A proxy with a stream under way that waits for trigger("go").
struct RunningStream : ProxyFixture
{
    RunningStream()
        : ProxyFixture(Protocol::Anthropic)
    {
        ScriptedAnswer answer = unfinishedStream(Protocol::Anthropic).await("go");
        for (const QByteArray& event : goodEvents(Protocol::Anthropic).mid(3))
            answer.send(ScriptedAnswer::chunk(event + "\n\n"));
        upstream.enqueue(answer.send(ScriptedAnswer::chunk({})));
        start();
        client = std::make_unique<RawClient>(port());
        client->send(generation(streamed));
    }
    bool isUnderWay() const { return client->received().contains("Hello "); }
    bool isWhole() const
    {
        const ClientAnswer answer = readAnswer(client->received());
        return answer.isComplete && hasNormalEnd(Protocol::Anthropic, answer.body)
            && answer.body.count("there.") == 1;
    }
    ServerState reconfigure() { return server.reconfigure(setup); }

    std::unique_ptr<RawClient> client;
};

bool accepts(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    return socket.waitForConnected(5000);
}

} // namespace

class ReconfigureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void streamOutlivesItsProvider();
    void streamOutlivesItsEndpoint();
    void endpointKeepsItsPort();
    void endpointChangesItsRules();
    void endpointMoves();
    void takenPortLeavesTheOthersAlone();
    void newKeyForgetsTheOldOne();
    void stopWaitsForRetiredEndpoints();
    void demoComesAndStays();
    void sleepIsNoticed_data();
    void sleepIsNoticed();
};

void ReconfigureTest::streamOutlivesItsProvider()
{
    RunningStream proxy;
    QTRY_VERIFY(proxy.isUnderWay());
    FakeUpstream& other = proxy.addProvider("other", Protocol::OpenAiChat);
    proxy.setup.configuration.providers.erase(proxy.setup.configuration.providers.begin());
    other.enqueue(goodAnswer({ Protocol::Anthropic, Protocol::OpenAiChat, true }));
    QVERIFY(proxy.reconfigure().problems.empty());
    QCOMPARE(proxy.ask(generation(streamed)).header("x-dragoman-provider"), "other");
    proxy.upstream.trigger("go");
    QTRY_VERIFY(proxy.isWhole());
}

void ReconfigureTest::streamOutlivesItsEndpoint()
{
    RunningStream proxy;
    QTRY_VERIFY(proxy.isUnderWay());
    proxy.endpoint().enabled = false;
    QVERIFY(proxy.reconfigure().listening.empty());
    QVERIFY(!accepts(proxy.port()));
    proxy.upstream.trigger("go");
    QTRY_VERIFY(proxy.isWhole());
    QTRY_VERIFY(proxy.client->isClosed());
}

void ReconfigureTest::endpointKeepsItsPort()
{
    RunningStream proxy;
    QTRY_VERIFY(proxy.isUnderWay());
    const ServerState state = proxy.reconfigure();
    QCOMPARE(state.listening.size(), 1U);
    QCOMPARE(state.listening.front().port, proxy.port());
    proxy.upstream.trigger("go");
    QTRY_VERIFY(proxy.isWhole());
    proxy.client->forgetReceived();
    proxy.client->send(get("/health")); // the connection is still open
    QTRY_COMPARE(readAnswer(proxy.client->received()).status, 200);
}

void ReconfigureTest::endpointChangesItsRules()
{
    ProxyFixture proxy(Protocol::Anthropic);
    proxy.start();
    QCOMPARE(proxy.ask(get("/health")).status, 200);
    proxy.endpoint().access = AccessMode::Token;
    proxy.server.reconfigure(proxy.setup);
    proxy.upstream.enqueue(goodAnswer(streamed));
    QCOMPARE(proxy.ask(generation(streamed)).status, 401);
    const QByteArray token = QByteArray("x-api-key: ") + ProxyFixture::token + "\r\n";
    const QByteArray request = post("/v1/messages", generationBody(Protocol::Anthropic, true), token);
    QCOMPARE(proxy.ask(request).status, 200);
}

void ReconfigureTest::endpointMoves()
{
    ProxyFixture proxy(Protocol::Anthropic);
    proxy.start();
    QTcpServer probe; // finds a free port
    QVERIFY(probe.listen(QHostAddress::LocalHost));
    proxy.endpoint().port = probe.serverPort();
    probe.close();
    const ServerState state = proxy.server.reconfigure(proxy.setup);
    QCOMPARE(state.listening.front().port, proxy.endpoint().port);
    QVERIFY(accepts(proxy.endpoint().port));
    QVERIFY(!accepts(proxy.port()));
}

void ReconfigureTest::takenPortLeavesTheOthersAlone()
{
    ProxyFixture proxy(Protocol::Anthropic);
    proxy.start();
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    EndpointConfig second = proxy.endpoint();
    second.name = "second";
    second.port = taken.serverPort();
    proxy.setup.configuration.endpoints.push_back(second);
    const ServerState state = proxy.server.reconfigure(proxy.setup);
    QCOMPARE(state.listening.size(), 1U);
    QCOMPARE(state.problems.size(), 1U);
    QCOMPARE(state.problems.front().endpoint, "second");
    QVERIFY(state.problems.front().error.message.find(std::to_string(second.port)) != std::string::npos);
    QCOMPARE(proxy.ask(get("/health")).status, 200);
}

void ReconfigureTest::newKeyForgetsTheOldOne()
{
    ProxyFixture proxy(Protocol::Anthropic);
    proxy.upstream.enqueue(ScriptedAnswer::json(401, R"({"error":{"message":"bad key"}})"));
    proxy.start();
    QCOMPARE(proxy.ask(generation(streamed)).status, 401);
    QTRY_VERIFY(proxy.page("/health").contains("\"restingKeys\":1"));
    proxy.setup.keys.set(proxy.provider().keys.front(), Secret("a-better-key"));
    proxy.server.reconfigure(proxy.setup);
    QVERIFY(proxy.page("/health").contains("\"restingKeys\":0"));
    proxy.upstream.enqueue(goodAnswer(streamed));
    QCOMPARE(proxy.ask(generation(streamed)).status, 200);
    QCOMPARE(proxy.upstream.requests().last().header("x-api-key"), "a-better-key");
}

void ReconfigureTest::stopWaitsForRetiredEndpoints()
{
    RunningStream proxy;
    QTRY_VERIFY(proxy.isUnderWay());
    proxy.endpoint().enabled = false;
    proxy.reconfigure();
    QSignalSpy stopped(&proxy.server, &ProxyServer::stopped);
    proxy.server.stop(1h);
    QCoreApplication::processEvents();
    QCOMPARE(stopped.count(), 0);
    proxy.upstream.trigger("go");
    QTRY_VERIFY(proxy.isWhole());
    QTRY_COMPARE(stopped.count(), 1);
}

void ReconfigureTest::demoComesAndStays()
{
    ProxyFixture proxy(Protocol::Anthropic);
    proxy.start();
    ServerSetup demo = proxy.setup;
    demo.configuration.providers.clear();
    demo.demo = true;
    QVERIFY(proxy.server.reconfigure(demo).problems.empty());
    QVERIFY(proxy.page("/v1/models").contains("demo-echo"));
    QVERIFY(proxy.server.reconfigure(demo).problems.empty());
    QVERIFY(proxy.page("/v1/models").contains("demo-echo"));
}

void ReconfigureTest::sleepIsNoticed_data()
{
    QTest::addColumn<int>("steadySeconds");
    QTest::addColumn<int>("wallSeconds");
    QTest::addColumn<bool>("slept");
    QTest::newRow("usual") << 10 << 10 << false;
    QTest::newRow("busyMachine") << 25 << 25 << false;
    QTest::newRow("clockStoodStill") << 10 << 3600 << true;
    QTest::newRow("lookCameLate") << 3600 << 3600 << true;
    QTest::newRow("wallClockSetBack") << 10 << -3600 << false;
}

void ReconfigureTest::sleepIsNoticed()
{
    QFETCH(int, steadySeconds);
    QFETCH(int, wallSeconds);
    QFETCH(bool, slept);
    const WakeWatch::Moment before{ SteadyTime(1000s), std::chrono::system_clock::time_point(1000s) };
    const WakeWatch::Moment after{ before.steady + std::chrono::seconds(steadySeconds),
        before.wall + std::chrono::seconds(wallSeconds) };
    QCOMPARE(WakeWatch::sleptBetween(before, after), slept);
}

QTEST_GUILESS_MAIN(ReconfigureTest)
#include "tst_reconfigure.moc"
