#include "support/FakeUpstream.h"
#include "upstream/AnswerRecorder.h"

#include <QSignalSpy>
#include <QTest>

using namespace dragoman;
using namespace std::chrono_literals;

namespace {

UpstreamRequest requestTo(const FakeUpstream& server, std::string body = "{}")
{
    UpstreamRequest request;
    request.url = server.url("/v1/messages?beta=true");
    request.headers = { { "x-api-key", "test-key-1" }, { "content-type", "application/json" } };
    request.body = std::move(body);
    return request;
}

QList<QByteArray> headerNames(const ReceivedRequest& request)
{
    QList<QByteArray> names;
    for (const auto& [name, value] : request.headers)
        names.append(name.toLower());
    return names;
}

} // namespace

class UpstreamClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsExactlyWhatItWasGiven();
    void sendsMethods_data();
    void sendsMethods();
    void leavesFramingHeadersOut();
    void readsAnswers_data();
    void readsAnswers();
    void deliversWhileTheAnswerComes();
    void endsOneTurnForChunksThatCameTogether();
    void reusesConnections();
    void runsManyCallsAtOnce();
    void clearsThePool();
    void clearsThePoolDuringACall();
    void sendsLargeBodies();
    void pausesAndResumes();
    void restsIdleLimitWhilePaused();
    void cancelClosesTheConnection_data();
    void cancelClosesTheConnection();
    void destroysCallsInCallbacks_data();
    void destroysCallsInCallbacks();
    void startsCallsInCallbacks();
    void callOutlivesClient();
    void goesThroughExplicitProxy();
};

void UpstreamClientTest::sendsExactlyWhatItWasGiven()
{
    FakeUpstream server;
    server.enqueue(ScriptedAnswer::json(200, R"({"ok":1})"));
    UpstreamClient client;
    AnswerRecorder answer;
    QVERIFY(answer.run(client, requestTo(server, R"({"a":1})")));
    QVERIFY2(answer.hasSucceeded(), answer.failureMessage().c_str());
    QCOMPARE(answer.heads(), 1);
    QCOMPARE(answer.head().status, 200);
    QCOMPARE(answer.body(), std::string(R"({"ok":1})"));
    const ReceivedRequest& request = server.requests().constFirst();
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.target, QByteArray("/v1/messages?beta=true"));
    QCOMPARE(request.body, QByteArray(R"({"a":1})"));
    QCOMPARE(
        headerNames(request), (QList<QByteArray>{ "host", "x-api-key", "content-type", "content-length" }));
    QVERIFY(answer.outcome().requestSent);
    QVERIFY(!answer.outcome().reusedConnection);
    const UpstreamTiming timing = answer.outcome().timing;
    QVERIFY(0us < timing.connect && timing.connect <= timing.firstByte && timing.firstByte <= timing.total);
}

void UpstreamClientTest::sendsMethods_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("get") << QByteArray("GET") << QByteArray();
    QTest::newRow("getWithBody") << QByteArray("GET") << QByteArray("x");
    QTest::newRow("delete") << QByteArray("DELETE") << QByteArray();
    QTest::newRow("put") << QByteArray("PUT") << QByteArray("x");
    QTest::newRow("postWithoutBody") << QByteArray("POST") << QByteArray();
}

void UpstreamClientTest::sendsMethods()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, body);
    FakeUpstream server;
    server.enqueue(ScriptedAnswer::json(200, "{}"));
    UpstreamClient client;
    AnswerRecorder answer;
    UpstreamRequest request = requestTo(server, body.toStdString());
    request.method = method.toStdString();
    QVERIFY(answer.run(client, std::move(request)));
    QVERIFY2(answer.hasSucceeded(), answer.failureMessage().c_str());
    QCOMPARE(server.requests().constFirst().method, method);
    QCOMPARE(server.requests().constFirst().body, body);
}

void UpstreamClientTest::leavesFramingHeadersOut()
{
    FakeUpstream server;
    server.enqueue(ScriptedAnswer::json(200, "{}"));
    UpstreamClient client;
    AnswerRecorder answer;
    UpstreamRequest request = requestTo(server, "four");
    request.headers
        = { { "Content-Length", "999" }, { "Transfer-Encoding", "chunked" }, { "Expect", "100-continue" },
              { "Connection", "close" }, { "x-empty", "" }, { "accept", "text/event-stream" } };
    QVERIFY(answer.run(client, std::move(request)));
    QVERIFY(answer.hasSucceeded());
    const ReceivedRequest& received = server.requests().constFirst();
    QCOMPARE(received.header("content-length"), QByteArray("4"));
    QCOMPARE(received.header("accept"), QByteArray("text/event-stream"));
    QCOMPARE(headerNames(received), (QList<QByteArray>{ "host", "x-empty", "accept", "content-length" }));
}

void UpstreamClientTest::readsAnswers_data()
{
    using Framing = ScriptedAnswer::Framing;
    QTest::addColumn<ScriptedAnswer>("script");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const QByteArray json = R"({"n":1})";
    QTest::newRow("length") << ScriptedAnswer::json(200, json) << 200 << json;
    QTest::newRow("chunked") << ScriptedAnswer::json(200, json, Framing::Chunked) << 200 << json;
    QTest::newRow("untilClose") << ScriptedAnswer::json(200, json, Framing::UntilClose) << 200 << json;
    QTest::newRow("events") << ScriptedAnswer::sse({ "data: 1", "data: 2" }) << 200
                            << QByteArray("data: 1\n\ndata: 2\n\n");
    QTest::newRow("errorStatus") << ScriptedAnswer::json(529, json) << 529 << json;
    QTest::newRow("redirectWithoutTarget") << ScriptedAnswer::json(304, {}) << 304 << QByteArray();
    QTest::newRow("noContent") << ScriptedAnswer().send(ScriptedAnswer::head(204, {})) << 204 << QByteArray();
    QTest::newRow("earlyHints") << ScriptedAnswer()
                                       .send(ScriptedAnswer::head(103, "link: </a>\r\n"))
                                       .send(ScriptedAnswer::head(200, "content-length: 1\r\n") + "x")
                                << 200 << QByteArray("x");
    QTest::newRow("trailers") << ScriptedAnswer().send(
        ScriptedAnswer::head(200, "transfer-encoding: chunked\r\n")
        + "1\r\nx\r\n0\r\nhttp-status: 500\r\n\r\n")
                              << 200 << QByteArray("x");
    QTest::newRow("slowDrip") << ScriptedAnswer().drip(
        ScriptedAnswer::head(200, "transfer-encoding: chunked\r\n") + ScriptedAnswer::chunk(json)
        + "0\r\n\r\n") << 200 << json;
}

void UpstreamClientTest::readsAnswers()
{
    QFETCH(const ScriptedAnswer, script);
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    FakeUpstream server;
    server.enqueue(script);
    UpstreamClient client;
    AnswerRecorder answer;
    QVERIFY(answer.run(client, requestTo(server)));
    QVERIFY2(answer.hasSucceeded(), answer.failureMessage().c_str());
    QCOMPARE(answer.heads(), 1);
    QCOMPARE(answer.head().status, status);
    QCOMPARE(
        answer.head().headers.count("link") + answer.head().headers.count("http-status"), std::size_t(0));
    QCOMPARE(answer.body(), body.toStdString());
}

void UpstreamClientTest::deliversWhileTheAnswerComes()
{
    FakeUpstream server;
    server.enqueue(ScriptedAnswer()
                       .send(ScriptedAnswer::head(200, "transfer-encoding: chunked\r\n"))
                       .await("first")
                       .send(ScriptedAnswer::chunk("a"))
                       .await("last")
                       .send(ScriptedAnswer::chunk("b") + ScriptedAnswer::chunk({})));
    UpstreamClient client;
    AnswerRecorder answer;
    answer.start(client, requestTo(server));
    QTRY_COMPARE(answer.heads(), 1);
    QVERIFY(answer.body().empty());
    server.trigger("first");
    QTRY_COMPARE(answer.body(), std::string("a"));
    QVERIFY(!answer.isFinished());
    server.trigger("last");
    QVERIFY(answer.finish());
    QCOMPARE(answer.body(), std::string("ab"));
}

void UpstreamClientTest::endsOneTurnForChunksThatCameTogether()
{
    using Answer = ScriptedAnswer;
    FakeUpstream server;
    server.enqueue(Answer()
                       .send(Answer::head(200, "transfer-encoding: chunked\r\n"))
                       .await("first")
                       .send(Answer::chunk("a") + Answer::chunk("b") + Answer::chunk("c"))
                       .await("last")
                       .send(Answer::chunk("d"))
                       .await("end")
                       .send(Answer::chunk({})));
    UpstreamClient client;
    AnswerRecorder answer;
    answer.start(client, requestTo(server));
    QTRY_COMPARE(answer.heads(), 1);
    QCOMPARE(answer.turns(), 0);
    server.trigger("first");
    QTRY_COMPARE(answer.turns(), 1);
    QCOMPARE(answer.body(), std::string("abc"));
    server.trigger("last");
    QTRY_COMPARE(answer.turns(), 2);
    QCOMPARE(answer.body(), std::string("abcd"));
    server.trigger("end");
    QVERIFY(answer.finish());
}

void UpstreamClientTest::reusesConnections()
{
    FakeUpstream server;
    UpstreamClient client;
    for (int i = 0; i < 3; ++i) {
        server.enqueue(ScriptedAnswer::json(200, "{}"));
        AnswerRecorder answer;
        QVERIFY(answer.run(client, requestTo(server)));
        QVERIFY(answer.hasSucceeded());
        QCOMPARE(answer.outcome().reusedConnection, i > 0);
    }
    QCOMPARE(server.connectionCount(), 1);
}

void UpstreamClientTest::runsManyCallsAtOnce()
{
    FakeUpstream server;
    UpstreamClient client;
    std::array<AnswerRecorder, 20> answers;
    for (AnswerRecorder& answer : answers) {
        server.enqueue(ScriptedAnswer().await("go").send(ScriptedAnswer::head(200, "content-length: 0\r\n")));
        answer.start(client, requestTo(server));
    }
    QTRY_COMPARE(server.requests().size(), 20);
    server.trigger("go");
    for (AnswerRecorder& answer : answers)
        QVERIFY(answer.finish() && answer.hasSucceeded());
    QCOMPARE(server.connectionCount(), 20);
}

void UpstreamClientTest::clearsThePool()
{
    FakeUpstream server;
    UpstreamClient client;
    server.enqueue(ScriptedAnswer::json(200, "{}"));
    server.enqueue(ScriptedAnswer::json(200, "{}"));
    AnswerRecorder first;
    QVERIFY(first.run(client, requestTo(server)));
    client.clearPool();
    QTRY_VERIFY(!server.isOpen(0));
    AnswerRecorder second;
    QVERIFY(second.run(client, requestTo(server)));
    QVERIFY(second.hasSucceeded());
    QCOMPARE(server.connectionCount(), 2);
}

void UpstreamClientTest::clearsThePoolDuringACall()
{
    FakeUpstream server;
    UpstreamClient client;
    server.enqueue(
        ScriptedAnswer().await("go").send(ScriptedAnswer::head(200, "content-length: 1\r\n") + "x"));
    AnswerRecorder answer;
    answer.start(client, requestTo(server));
    QTRY_COMPARE(server.requests().size(), 1);
    client.clearPool();
    server.trigger("go");
    QVERIFY(answer.finish());
    QVERIFY(answer.hasSucceeded());
    QTRY_VERIFY(!server.isOpen(0));
}

void UpstreamClientTest::sendsLargeBodies()
{
    FakeUpstream server;
    server.enqueue(ScriptedAnswer::json(200, "{}"));
    UpstreamClient client;
    AnswerRecorder answer;
    const std::string body(std::size_t{ 8 } * 1024 * 1024, 'x');
    QVERIFY(answer.run(client, requestTo(server, body)));
    QVERIFY2(answer.hasSucceeded(), answer.failureMessage().c_str());
    QVERIFY(server.requests().constFirst().body == QByteArray::fromStdString(body));
}

void UpstreamClientTest::pausesAndResumes()
{
    constexpr std::size_t size = std::size_t{ 20 } * 1024 * 1024;
    FakeUpstream server;
    server.enqueue(ScriptedAnswer::json(200, QByteArray(size, 'x')));
    server.enqueue(ScriptedAnswer::json(200, "{}"));
    UpstreamClient client;
    AnswerRecorder answer;
    answer.atHead = [&answer] { answer.call->pause(); };
    answer.start(client, requestTo(server));
    QTRY_COMPARE(answer.heads(), 1);
    AnswerRecorder other; // goes on meanwhile
    QVERIFY(other.run(client, requestTo(server)) && other.hasSucceeded());
    QVERIFY(answer.body().empty());
    QVERIFY(server.unsentBytes(0) > 0); // what is not read stays with the server
    answer.atBody = [&answer] {
        answer.call->pause();
        answer.call->resume();
    };
    answer.call->resume();
    QVERIFY(answer.finish());
    QVERIFY(answer.hasSucceeded());
    QCOMPARE(answer.body().size(), size);
}

void UpstreamClientTest::restsIdleLimitWhilePaused()
{
    FakeUpstream server;
    server.enqueue(ScriptedAnswer()
                       .send(ScriptedAnswer::head(200, "content-length: 2\r\n") + "a")
                       .await("go")
                       .send("b"));
    server.enqueue(ScriptedAnswer().stall());
    UpstreamClient client;
    AnswerRecorder paused;
    paused.atBody = [&paused] { paused.call->pause(); };
    UpstreamRequest request = requestTo(server);
    request.timeouts.idle = 20ms;
    paused.start(client, request);
    QTRY_COMPARE(paused.body(), std::string("a"));
    AnswerRecorder clock; // its own limit passes later than the idle one of the paused call would
    UpstreamRequest stalled = requestTo(server);
    stalled.timeouts.firstByte = 60ms;
    QVERIFY(clock.run(client, stalled));
    QVERIFY(!paused.isFinished());
    paused.atBody = [] {};
    paused.call->resume();
    server.trigger("go");
    QVERIFY(paused.finish());
    QVERIFY2(paused.hasSucceeded(), paused.failureMessage().c_str());
}

void UpstreamClientTest::cancelClosesTheConnection_data()
{
    QTest::addColumn<ScriptedAnswer>("script");
    QTest::addColumn<int>("heads");
    QTest::newRow("beforeFirstByte") << ScriptedAnswer().stall() << 0;
    QTest::newRow("inBody")
        << ScriptedAnswer().send(ScriptedAnswer::head(200, "content-length: 9\r\n") + "x").stall() << 1;
}

void UpstreamClientTest::cancelClosesTheConnection()
{
    QFETCH(const ScriptedAnswer, script);
    QFETCH(const int, heads);
    FakeUpstream server;
    server.enqueue(script);
    server.enqueue(ScriptedAnswer::json(200, "{}"));
    UpstreamClient client;
    AnswerRecorder answer;
    answer.start(client, requestTo(server));
    QTRY_COMPARE(server.requests().size(), 1);
    QTRY_COMPARE(answer.heads(), heads);
    answer.call.reset();
    QTRY_VERIFY(!server.isOpen(0));
    QVERIFY(!answer.isFinished());
    AnswerRecorder next;
    QVERIFY(next.run(client, requestTo(server)) && next.hasSucceeded());
    QCOMPARE(server.connectionCount(), 2);
}

void UpstreamClientTest::destroysCallsInCallbacks_data()
{
    QTest::addColumn<int>("callback"); // 0 head, 1 body, 2 end
    QTest::addColumn<bool>("own");
    for (const bool own : { true, false }) {
        QTest::addRow("%s", own ? "ownAtHead" : "otherAtHead") << 0 << own;
        QTest::addRow("%s", own ? "ownAtBody" : "otherAtBody") << 1 << own;
        QTest::addRow("%s", own ? "ownAtEnd" : "otherAtEnd") << 2 << own;
    }
}

void UpstreamClientTest::destroysCallsInCallbacks()
{
    QFETCH(const int, callback);
    QFETCH(const bool, own);
    FakeUpstream server;
    for (int i = 0; i < 2; ++i)
        server.enqueue(
            ScriptedAnswer().await("go").send(ScriptedAnswer::head(200, "content-length: 2\r\n") + "xy"));
    UpstreamClient client;
    AnswerRecorder first;
    AnswerRecorder second;
    std::function<void()>* places[] = { &first.atHead, &first.atBody, &first.atEnd };
    *places[callback] = [&] { (own ? first : second).call.reset(); };
    std::function<void()>* secondPlaces[] = { &second.atHead, &second.atBody, &second.atEnd };
    *secondPlaces[callback] = [&] { (own ? second : first).call.reset(); };
    first.start(client, requestTo(server));
    second.start(client, requestTo(server));
    QTRY_COMPARE(server.requests().size(), 2);
    server.trigger("go");
    const bool endsItself = callback == 2 || !own;
    QTRY_VERIFY(!endsItself || first.isFinished() || second.isFinished());
    QTRY_VERIFY(endsItself || (!server.isOpen(0) && !server.isOpen(1)));
    if (!endsItself)
        QVERIFY(!first.isFinished() && !second.isFinished());
}

void UpstreamClientTest::startsCallsInCallbacks()
{
    FakeUpstream server;
    for (int i = 0; i < 4; ++i)
        server.enqueue(ScriptedAnswer::json(200, "{}"));
    UpstreamClient client;
    AnswerRecorder first;
    AnswerRecorder atHead;
    AnswerRecorder atBody;
    AnswerRecorder atEnd;
    first.atHead = [&] { atHead.start(client, requestTo(server)); };
    first.atBody = [&] { atBody.start(client, requestTo(server)); };
    first.atEnd = [&] { atEnd.start(client, requestTo(server)); };
    first.start(client, requestTo(server));
    for (AnswerRecorder* answer : { &first, &atHead, &atBody, &atEnd })
        QVERIFY(answer->finish() && answer->hasSucceeded());
}

void UpstreamClientTest::callOutlivesClient()
{
    FakeUpstream server;
    server.enqueue(ScriptedAnswer().stall());
    auto client = std::make_unique<UpstreamClient>();
    AnswerRecorder answer;
    answer.start(*client, requestTo(server));
    QTRY_COMPARE(server.requests().size(), 1);
    client.reset();
    QTRY_VERIFY(!server.isOpen(0));
    QVERIFY(!answer.isFinished());
    answer.call->resume();
    answer.call.reset();
}

void UpstreamClientTest::goesThroughExplicitProxy()
{
    FakeUpstream proxy;
    proxy.enqueue(ScriptedAnswer::json(200, "{}"));
    UpstreamClient client;
    AnswerRecorder answer;
    UpstreamRequest request;
    request.url = "http://provider.invalid/v1";
    request.proxy = { ProxyMode::Explicit, proxy.url() };
    QVERIFY(answer.run(client, std::move(request)));
    QVERIFY2(answer.hasSucceeded(), answer.failureMessage().c_str());
    QCOMPARE(proxy.requests().constFirst().target, QByteArray("http://provider.invalid/v1"));
}

QTEST_GUILESS_MAIN(UpstreamClientTest)
#include "tst_upstreamclient.moc"
