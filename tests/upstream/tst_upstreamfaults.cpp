#include "support/FakeUpstream.h"
#include "upstream/AnswerRecorder.h"

#include <QTest>

using namespace dragoman;
using namespace std::chrono_literals;
using Kind = UpstreamFailureKind;

namespace {

UpstreamRequest requestTo(const FakeUpstream& server)
{
    UpstreamRequest request;
    request.url = server.url("/v1/messages");
    request.body = "{}";
    return request;
}

QByteArray lengthHead(int length)
{
    return ScriptedAnswer::head(200, "content-length: " + QByteArray::number(length) + "\r\n");
}

QByteArray chunkedHead()
{
    return ScriptedAnswer::head(200, "transfer-encoding: chunked\r\n");
}

ScriptedAnswer sending(const QByteArray& bytes)
{
    return ScriptedAnswer().send(bytes);
}

void addRow(const char* name, const ScriptedAnswer& script, Kind kind)
{
    QTest::newRow(name) << script << static_cast<int>(kind);
}

} // namespace

class UpstreamFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void keepsWhatCameBeforeTheCut();
    void timesOut_data();
    void timesOut();
    void noLimitMeansNone();
    void refusesBeforeSending_data();
    void refusesBeforeSending();
    void connectionRefused();
    void unknownHost();
    void redirectNamesItsTarget();
    void proxyFails_data();
    void proxyFails();
    void staleConnectionIsRepeatedOnce();
    void staleConnectionIsNotRepeatedTwice();
    void freshConnectionIsNotRepeated();
    void noRepeatAfterTheFirstByte();
};

void UpstreamFaultsTest::answers_data()
{
    QTest::addColumn<ScriptedAnswer>("script");
    QTest::addColumn<int>("kind");
    addRow("cutBeforeHead", ScriptedAnswer().close(), Kind::Cut);
    addRow("cutInStatusLine", sending("HTTP/1.1 20").close(), Kind::Cut);
    addRow("cutInHead", sending("HTTP/1.1 200 OK\r\ncontent-le").close(), Kind::Cut);
    addRow("cutBehindHeadLine", sending("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n").close(), Kind::Cut);
    addRow("cutAfterInformational", sending(ScriptedAnswer::head(103, {})).close(), Kind::Cut);
    addRow("cutInBodyWithLength", sending(lengthHead(10) + "abc").close(), Kind::Cut);
    addRow("cutBeforeBody", sending(lengthHead(10)).close(), Kind::Cut);
    addRow("chunkedWithoutEnd", sending(chunkedHead() + ScriptedAnswer::chunk("abc")).close(), Kind::Cut);
    addRow("chunkCutInSize", sending(chunkedHead() + "1").close(), Kind::Cut);
    addRow("badChunkSize", sending(chunkedHead() + "zz\r\nabc\r\n").close(), Kind::Cut);
    addRow("resetBeforeHead", ScriptedAnswer().reset(), Kind::Cut);
    addRow("resetInBody", sending(lengthHead(10) + "abc").reset(), Kind::Cut);
    addRow("resetInBodyUntilClose", sending(ScriptedAnswer::head(200, {}) + "abc").reset(), Kind::Cut);
    addRow("notHttp", sending("220 mail.test ESMTP\r\n").close(), Kind::Protocol);
    addRow("switchingProtocols", sending(ScriptedAnswer::head(101, {})).stall(), Kind::Protocol);
    addRow("redirectElsewhere", sending(ScriptedAnswer::head(307, "location: http://x.test/\r\n")),
        Kind::Redirect);
    addRow("redirectOnSameHost", sending(ScriptedAnswer::head(301, "location: /login\r\n")), Kind::Redirect);
    addRow("headOfManyBytes",
        sending("HTTP/1.1 200 OK\r\n" + QByteArray("a: b\r\n").repeated(190) + "x: " + QByteArray(70'000, 'x')
            + "\r\n"),
        Kind::TooLarge);
    addRow(
        "headLineWithoutEnd", sending("HTTP/1.1 200 OK\r\nx: " + QByteArray(300'000, 'x')), Kind::TooLarge);
    addRow("headOfManyFields", sending("HTTP/1.1 200 OK\r\n" + QByteArray("a: b\r\n").repeated(201)),
        Kind::TooLarge);
    addRow("hugeErrorBody", ScriptedAnswer::json(500, QByteArray(2'000'000, 'x')), Kind::TooLarge);
}

void UpstreamFaultsTest::answers()
{
    QFETCH(const ScriptedAnswer, script);
    QFETCH(const int, kind);
    FakeUpstream server;
    server.enqueue(script);
    UpstreamClient client;
    AnswerRecorder answer;
    QVERIFY(answer.run(client, requestTo(server)));
    QVERIFY(answer.failureKind());
    QVERIFY2(static_cast<int>(*answer.failureKind()) == kind, answer.failureMessage().c_str());
    const std::string name = server.url({}).substr(7);
    QVERIFY2(answer.failureMessage().find(name) != std::string::npos, answer.failureMessage().c_str());
    QVERIFY(answer.failureMessage().back() == '.');
    QVERIFY(answer.outcome().requestSent);
    QCOMPARE(server.requests().size(), 1);
    QTRY_VERIFY(!server.isOpen(0));
}

void UpstreamFaultsTest::keepsWhatCameBeforeTheCut()
{
    FakeUpstream server;
    server.enqueue(sending(chunkedHead() + ScriptedAnswer::chunk("abc")).close());
    UpstreamClient client;
    AnswerRecorder answer;
    QVERIFY(answer.run(client, requestTo(server)));
    QCOMPARE(answer.heads(), 1);
    QCOMPARE(answer.body(), std::string("abc"));
    QCOMPARE(answer.failureKind(), Kind::Cut);
}

void UpstreamFaultsTest::timesOut_data()
{
    QTest::addColumn<ScriptedAnswer>("script");
    QTest::addColumn<int>("kind");
    addRow("firstByte", ScriptedAnswer().stall(), Kind::FirstByteTimeout);
    addRow("inHead", sending("HTTP/1.1 200 OK\r\n").stall(), Kind::FirstByteTimeout);
    addRow("idle", sending(lengthHead(10) + "abc").stall(), Kind::IdleTimeout);
    addRow("idleBeforeBody", sending(lengthHead(10)).stall(), Kind::IdleTimeout);
    addRow("total", sending(lengthHead(10) + "abc").stall(), Kind::TotalTimeout);
}

void UpstreamFaultsTest::timesOut()
{
    QFETCH(const ScriptedAnswer, script);
    QFETCH(const int, kind);
    FakeUpstream server;
    server.enqueue(script);
    UpstreamClient client;
    AnswerRecorder answer;
    UpstreamRequest request = requestTo(server);
    std::chrono::milliseconds& limit = static_cast<Kind>(kind) == Kind::FirstByteTimeout
        ? request.timeouts.firstByte
        : static_cast<Kind>(kind) == Kind::IdleTimeout ? request.timeouts.idle
                                                       : request.timeouts.total;
    limit = 30ms;
    QVERIFY(answer.run(client, std::move(request)));
    QVERIFY2(static_cast<int>(answer.failureKind().value()) == kind, answer.failureMessage().c_str());
    QVERIFY(answer.failureMessage().find("0.03 s") != std::string::npos);
    QTRY_VERIFY(!server.isOpen(0));
}

void UpstreamFaultsTest::noLimitMeansNone()
{
    FakeUpstream server;
    server.enqueue(ScriptedAnswer().await("go").send(lengthHead(0)));
    UpstreamClient client;
    AnswerRecorder answer;
    UpstreamRequest request = requestTo(server);
    request.timeouts = { 0ms, 0ms, 0ms, 0ms };
    answer.start(client, std::move(request));
    QTRY_COMPARE(server.requests().size(), 1);
    server.trigger("go");
    QVERIFY(answer.finish());
    QVERIFY(answer.hasSucceeded());
}

void UpstreamFaultsTest::refusesBeforeSending_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    const QByteArray url = "http://127.0.0.1:9/";
    QTest::newRow("badUrl") << QByteArray("nonsense") << QByteArray("POST") << QByteArray("a")
                            << QByteArray("b");
    QTest::newRow("lineBreakInMethod")
        << url << QByteArray("GET /\r\nx:") << QByteArray("a") << QByteArray("b");
    QTest::newRow("emptyMethod") << url << QByteArray() << QByteArray("a") << QByteArray("b");
    QTest::newRow("lineBreakInValue")
        << url << QByteArray("POST") << QByteArray("a") << QByteArray("b\r\nc: d");
    QTest::newRow("zeroInValue") << url << QByteArray("POST") << QByteArray("a") << QByteArray("b\0c", 3);
    QTest::newRow("colonInName") << url << QByteArray("POST") << QByteArray("a: b\r\nc") << QByteArray("d");
    QTest::newRow("emptyName") << url << QByteArray("POST") << QByteArray() << QByteArray("d");
}

void UpstreamFaultsTest::refusesBeforeSending()
{
    QFETCH(const QByteArray, url);
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    UpstreamClient client;
    AnswerRecorder answer;
    UpstreamRequest request;
    request.url = url.toStdString();
    request.method = method.toStdString();
    request.headers.add(name.toStdString(), value.toStdString());
    answer.start(client, std::move(request));
    QVERIFY(!answer.isFinished()); // never from within start()
    QVERIFY(answer.finish());
    QCOMPARE(answer.failureKind(), Kind::BadUrl);
    QVERIFY(!answer.outcome().requestSent);
    QVERIFY(answer.failureMessage().find("b\r\nc") == std::string::npos);
}

void UpstreamFaultsTest::connectionRefused()
{
    FakeUpstream server;
    const UpstreamRequest request = requestTo(server);
    server.close();
    UpstreamClient client;
    AnswerRecorder answer;
    QVERIFY(answer.run(client, request));
    QCOMPARE(answer.failureKind(), Kind::Refused);
    QVERIFY(!answer.outcome().requestSent);
}

void UpstreamFaultsTest::unknownHost()
{
    UpstreamClient client;
    AnswerRecorder answer;
    UpstreamRequest request;
    request.url = "https://provider.invalid/v1";
    request.proxy.mode = ProxyMode::None;
    QVERIFY(answer.run(client, std::move(request)));
    QVERIFY2(answer.failureKind() == Kind::Dns, answer.failureMessage().c_str());
    QVERIFY(answer.failureMessage().find("provider.invalid:443") != std::string::npos);
    QVERIFY(!answer.outcome().requestSent);
}

void UpstreamFaultsTest::redirectNamesItsTarget()
{
    FakeUpstream server;
    FakeUpstream thief;
    server.enqueue(sending(ScriptedAnswer::head(
        308, "location: " + QByteArray::fromStdString(thief.url("/steal?key=1")) + "\r\n")));
    UpstreamClient client;
    AnswerRecorder answer;
    QVERIFY(answer.run(client, requestTo(server)));
    QCOMPARE(answer.failureKind(), Kind::Redirect);
    QCOMPARE(answer.heads(), 0);
    QVERIFY(answer.failureMessage().find(thief.url({}).substr(7)) != std::string::npos);
    QVERIFY(answer.failureMessage().find("steal") == std::string::npos);
    QCOMPARE(thief.connectionCount(), 0);
}

void UpstreamFaultsTest::proxyFails_data()
{
    QTest::addColumn<ScriptedAnswer>("script");
    QTest::newRow("unreachable") << ScriptedAnswer();
    QTest::newRow("wantsLogIn") << sending(ScriptedAnswer::head(407, "content-length: 0\r\n"));
    QTest::newRow("forbids") << sending(ScriptedAnswer::head(403, "content-length: 0\r\n"));
}

void UpstreamFaultsTest::proxyFails()
{
    QFETCH(const ScriptedAnswer, script);
    FakeUpstream proxy;
    UpstreamRequest request;
    request.url = "https://provider.invalid/v1";
    request.proxy = { ProxyMode::Explicit, proxy.url() };
    request.headers = { { "x-api-key", "test-key-1" } };
    if (script.steps().isEmpty())
        proxy.close();
    else
        proxy.enqueue(script);
    UpstreamClient client;
    AnswerRecorder answer;
    QVERIFY(answer.run(client, std::move(request)));
    QVERIFY2(answer.failureKind() == Kind::Proxy, answer.failureMessage().c_str());
    QVERIFY(!answer.outcome().requestSent);
    QVERIFY(proxy.requests().isEmpty() || !proxy.requests().constFirst().head.contains("test-key-1"));
}

namespace {

// Leaves one connection in the pool of the client, in use before.
void openConnection(UpstreamClient& client, FakeUpstream& server)
{
    server.enqueue(ScriptedAnswer::json(200, "{}"));
    AnswerRecorder answer;
    QVERIFY(answer.run(client, requestTo(server)) && answer.hasSucceeded());
}

} // namespace

void UpstreamFaultsTest::staleConnectionIsRepeatedOnce()
{
    FakeUpstream server;
    UpstreamClient client;
    openConnection(client, server);
    server.enqueue(ScriptedAnswer().close());
    server.enqueue(ScriptedAnswer::json(200, "{}"));
    AnswerRecorder answer;
    QVERIFY(answer.run(client, requestTo(server)));
    QVERIFY2(answer.hasSucceeded(), answer.failureMessage().c_str());
    QCOMPARE(server.requests().size(), 3);
    QCOMPARE(server.connectionCount(), 2);
    QCOMPARE(answer.heads(), 1);
    QVERIFY(!answer.outcome().reusedConnection);
}

void UpstreamFaultsTest::staleConnectionIsNotRepeatedTwice()
{
    FakeUpstream server;
    UpstreamClient client;
    std::array<AnswerRecorder, 3> openers; // so that several connections wait in the pool
    for (AnswerRecorder& opener : openers) {
        server.enqueue(ScriptedAnswer().await("go").send(lengthHead(0)));
        opener.start(client, requestTo(server));
    }
    QTRY_COMPARE(server.requests().size(), 3);
    server.trigger("go");
    for (AnswerRecorder& opener : openers)
        QVERIFY(opener.finish() && opener.hasSucceeded());
    for (int i = 0; i < 5; ++i)
        server.enqueue(ScriptedAnswer().reset());
    AnswerRecorder answer;
    QVERIFY(answer.run(client, requestTo(server)));
    QCOMPARE(answer.failureKind(), Kind::Cut);
    QCOMPARE(server.requests().size(), 5);
    QCOMPARE(server.connectionCount(), 4);
    QVERIFY(answer.outcome().requestSent);
}

void UpstreamFaultsTest::freshConnectionIsNotRepeated()
{
    FakeUpstream server;
    server.enqueue(ScriptedAnswer().close());
    server.enqueue(ScriptedAnswer::json(200, "{}"));
    UpstreamClient client;
    AnswerRecorder answer;
    QVERIFY(answer.run(client, requestTo(server)));
    QCOMPARE(answer.failureKind(), Kind::Cut);
    QCOMPARE(server.requests().size(), 1);
}

void UpstreamFaultsTest::noRepeatAfterTheFirstByte()
{
    FakeUpstream server;
    UpstreamClient client;
    openConnection(client, server);
    server.enqueue(sending("HTTP/1.1 200 OK\r\n").close());
    server.enqueue(ScriptedAnswer::json(200, "{}"));
    AnswerRecorder answer;
    QVERIFY(answer.run(client, requestTo(server)));
    QCOMPARE(answer.failureKind(), Kind::Cut);
    QVERIFY(answer.outcome().reusedConnection);
    QCOMPARE(server.requests().size(), 2);
}

QTEST_GUILESS_MAIN(UpstreamFaultsTest)
#include "tst_upstreamfaults.moc"
