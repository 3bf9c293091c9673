#include "server/ProxyFixture.h"

#include <QTest>

#include <array>
#include <tuple>

using namespace dragoman;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(dragoman::ScriptedAnswer)

namespace {

constexpr std::array<Protocol, 2> protocols{ Protocol::Anthropic, Protocol::OpenAiChat };

QByteArray nameOf(const Sides& sides)
{
    const auto word = [](Protocol one) { return one == Protocol::Anthropic ? "Anthropic" : "Chat"; };
    return QByteArray(sides.stream ? "stream" : "whole") + word(sides.client) + "To" + word(sides.provider);
}

void addSides(const QList<bool>& streams)
{
    QTest::addColumn<Sides>("sides");
    for (const bool stream : streams) {
        for (const Protocol client : protocols) {
            for (const Protocol provider : protocols) {
                const Sides sides{ client, provider, stream };
                QTest::newRow(nameOf(sides).constData()) << sides;
            }
        }
    }
}

ClientAnswer askScripted(const Sides& sides, const ScriptedAnswer& answer)
{
    ProxyFixture proxy(sides.provider);
    proxy.start();
    proxy.upstream.enqueue(answer);
    return proxy.ask(generation(sides));
}

ScriptedAnswer refusal(int status, const QByteArray& lines, const QByteArray& body)
{
    return ScriptedAnswer().send(ScriptedAnswer::head(status,
                                     lines + "content-type: application/json\r\ncontent-length: "
                                         + QByteArray::number(body.size()) + "\r\n")
        + body);
}

QByteArray errorBody(Protocol provider, const QByteArray& message)
{
    if (provider == Protocol::Anthropic)
        return R"({"type":"error","error":{"type":"api_error","message":")" + message + "\"}}";
    return R"({"error":{"message":")" + message + R"(","type":"server_error","param":null,"code":null}})";
}

bool hasErrorShape(Protocol client, const QByteArray& body)
{
    return body.startsWith(client == Protocol::Anthropic ? R"({"type":"error","error":{)" : R"({"error":{)");
}

} // namespace

class ProxyFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data() { addSides({ true, false }); }
    void answers();
    void refused_data() { addSides({ true, false }); }
    void refused();
    void noReply_data();
    void noReply();
    void cutInTheMiddle_data();
    void cutInTheMiddle();
    void stallsBeforeTheHead_data() { addSides({ true, false }); }
    void stallsBeforeTheHead();
    void stallsInTheStream_data() { addSides({ true }); }
    void stallsInTheStream();
    void keepsTheMeaningOfARefusal_data();
    void keepsTheMeaningOfARefusal();
    void errorInTheBody_data() { addSides({ true, false }); }
    void errorInTheBody();
    void errorAsFirstEvent_data() { addSides({ true, false }); }
    void errorAsFirstEvent();
    void wholeForAStream_data() { addSides({ true }); }
    void wholeForAStream();
    void streamForAWhole_data() { addSides({ false }); }
    void streamForAWhole();
    void redirectNamesTheHost();
    void echoedKeyIsRedacted_data() { addSides({ true, false }); }
    void echoedKeyIsRedacted();
};

void ProxyFaultsTest::answers()
{
    QFETCH(Sides, sides);
    const ClientAnswer answer = askScripted(sides, goodAnswer(sides));
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.isComplete);
    QVERIFY2(hasNormalEnd(sides.client, answer.body), answer.body.constData());
    QVERIFY(answer.body.contains("there."));
}

void ProxyFaultsTest::refused()
{
    QFETCH(Sides, sides);
    ProxyFixture proxy(sides.provider);
    proxy.upstream.close();
    proxy.start();
    const ClientAnswer answer = proxy.ask(generation(sides));
    QCOMPARE(answer.status, 502);
    QVERIFY2(hasErrorShape(sides.client, answer.body), answer.body.constData());
    QVERIFY(answer.body.contains("scripted"));
}

void ProxyFaultsTest::noReply_data()
{
    QTest::addColumn<Sides>("sides");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("told");
    const auto whole = [](const QByteArray& lines, const QByteArray& body) {
        return ScriptedAnswer::head(200, lines + "connection: close\r\n") + body;
    };
    const QList<std::tuple<const char*, QByteArray, QByteArray>> replies{
        { "cutBeforeTheHead", "", "" },
        { "cutInTheHead", "HTTP/1.1 200 OK\r\ncontent-", "" },
        { "webPage",
            whole("content-type: text/html\r\n",
                "<html><head><title>Gateway asleep</title></head><body><h1>x</h1></body></html>"),
            "Gateway asleep" },
        { "webPageAs500",
            ScriptedAnswer::head(500, "content-type: text/html\r\nconnection: close\r\n")
                + "<html><head><title>Gateway asleep</title></head><body><h1>x</h1></body></html>",
            "Gateway asleep" },
        { "emptyBody", whole("content-length: 0\r\n", ""), "" },
        { "wrongType", whole("content-type: image/png\r\n", "\x89PNG\r\n\x1a\n binary"), "" },
        { "badJson", whole("content-type: application/json\r\n", "{\"id\":"), "" },
        { "badUtf8", whole("content-type: application/json\r\n", "{\"id\":\"\xff\xfe\"}"), "" },
        { "badGzip", whole("content-type: application/json\r\ncontent-encoding: gzip\r\n", "no gzip"), "" },
        { "shorterThanPromised", whole("content-length: 500\r\n", "{\"id\":\"x\""), "" },
        { "chunksWithoutEnd", whole("transfer-encoding: chunked\r\n", "5\r\n{\"id\"\r\n"), "" },
        { "noContent", ScriptedAnswer::head(204, "connection: close\r\n"), "" },
    };
    for (const bool stream : { true, false }) {
        for (const Protocol client : protocols) {
            for (const Protocol provider : protocols) {
                const Sides sides{ client, provider, stream };
                for (const auto& [name, bytes, told] : replies)
                    QTest::newRow((nameOf(sides) + '/' + name).constData()) << sides << bytes << told;
            }
        }
    }
}

void ProxyFaultsTest::noReply()
{
    QFETCH(Sides, sides);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, told);
    ProxyFixture proxy(sides.provider);
    proxy.start();
    // A call that was cut before its head may be repeated once.
    proxy.upstream.enqueue(ScriptedAnswer().send(bytes).close());
    proxy.upstream.enqueue(ScriptedAnswer().send(bytes).close());
    const ClientAnswer answer = proxy.ask(generation(sides));
    QVERIFY2(answer.status >= 500, answer.head.constData());
    QVERIFY2(hasErrorShape(sides.client, answer.body), answer.body.constData());
    QVERIFY(!answer.body.contains("<h1>"));
    QVERIFY2(answer.body.contains(told), answer.body.constData());
}

void ProxyFaultsTest::cutInTheMiddle_data()
{
    QTest::addColumn<Sides>("sides");
    QTest::addColumn<ScriptedAnswer>("answer");
    for (const Protocol client : protocols) {
        for (const Protocol provider : protocols) {
            const Sides sides{ client, provider, true };
            const auto add = [&](const char* name, const ScriptedAnswer& answer) {
                QTest::newRow((nameOf(sides) + '/' + name).constData()) << sides << answer;
            };
            const QByteArray half = goodEvents(provider)[3].left(20);
            add("closed", unfinishedStream(provider).close());
            add("reset", unfinishedStream(provider).reset());
            add("closedInAnEvent", unfinishedStream(provider).send(ScriptedAnswer::chunk(half)).close());
            add("closedInAChunk", unfinishedStream(provider).send("50\r\nda").close());
            add("badChunk", unfinishedStream(provider).send("zz\r\n").close());
            add("cleanEndWithoutEndEvent", unfinishedStream(provider).send(ScriptedAnswer::chunk({})));
            add("errorEvent",
                unfinishedStream(provider)
                    .send(ScriptedAnswer::chunk(
                        (provider == Protocol::Anthropic ? "event: error\ndata: " : "data: ")
                        + errorBody(provider, "Something broke.") + "\n\n"))
                    .send(ScriptedAnswer::chunk({})));
        }
    }
}

void ProxyFaultsTest::cutInTheMiddle()
{
    QFETCH(Sides, sides);
    QFETCH(ScriptedAnswer, answer);
    const ClientAnswer got = askScripted(sides, answer);
    QCOMPARE(got.status, 200);
    QVERIFY(got.isComplete);
    QVERIFY(got.body.contains("Hello "));
    QVERIFY2(endsWithErrorEvent(sides.client, got.body), got.body.constData());
}

void ProxyFaultsTest::stallsBeforeTheHead()
{
    QFETCH(Sides, sides);
    ProxyFixture proxy(sides.provider);
    proxy.provider().timeouts.firstByte = 50ms;
    proxy.start();
    proxy.upstream.enqueue(ScriptedAnswer().stall());
    const ClientAnswer answer = proxy.ask(generation(sides));
    QCOMPARE(answer.status, 504);
    QVERIFY(hasErrorShape(sides.client, answer.body));
    QVERIFY(answer.body.contains("scripted"));
}

void ProxyFaultsTest::stallsInTheStream()
{
    QFETCH(Sides, sides);
    ProxyFixture proxy(sides.provider);
    proxy.provider().timeouts.idle = 50ms;
    proxy.start();
    proxy.upstream.enqueue(unfinishedStream(sides.provider).stall());
    const ClientAnswer answer = proxy.ask(generation(sides));
    QVERIFY(answer.isComplete);
    QVERIFY2(endsWithErrorEvent(sides.client, answer.body), answer.body.constData());
}

void ProxyFaultsTest::keepsTheMeaningOfARefusal_data()
{
    QTest::addColumn<Sides>("sides");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("anthropicStatus");
    QTest::addColumn<int>("chatStatus");
    for (const Protocol client : protocols) {
        for (const Protocol provider : protocols) {
            const Sides sides{ client, provider, true };
            const auto add = [&](int status, int anthropic, int chat) {
                const QByteArray name = nameOf(sides) + '/' + QByteArray::number(status);
                QTest::newRow(name.constData()) << sides << status << anthropic << chat;
            };
            add(429, 429, 429);
            add(401, 401, 401);
            add(403, 403, 403);
            add(400, 400, 400);
            add(404, 404, 404);
            add(500, 500, 500);
            add(529, 529, 503);
        }
    }
}

void ProxyFaultsTest::keepsTheMeaningOfARefusal()
{
    QFETCH(Sides, sides);
    QFETCH(int, status);
    QFETCH(int, anthropicStatus);
    QFETCH(int, chatStatus);
    const QByteArray body = errorBody(sides.provider, "Not now.");
    const ClientAnswer answer = askScripted(sides, refusal(status, "retry-after: 17\r\n", body));
    const int translated = sides.client == Protocol::Anthropic ? anthropicStatus : chatStatus;
    QCOMPARE(answer.status, sides.isTranslated() ? translated : status);
    QCOMPARE(answer.header("retry-after"), QByteArray("17"));
    QVERIFY2(answer.body.contains("Not now."), answer.body.constData());
    QVERIFY2(hasErrorShape(sides.client, answer.body), answer.body.constData());
    if (!sides.isTranslated())
        QCOMPARE(answer.body, body);
}

void ProxyFaultsTest::errorInTheBody()
{
    QFETCH(Sides, sides);
    const ClientAnswer answer
        = askScripted(sides, ScriptedAnswer::json(200, errorBody(sides.provider, "Not now.")));
    QVERIFY2(answer.status >= 400, answer.head.constData());
    QVERIFY2(hasErrorShape(sides.client, answer.body), answer.body.constData());
    QVERIFY(answer.body.contains("Not now."));
}

void ProxyFaultsTest::errorAsFirstEvent()
{
    QFETCH(Sides, sides);
    const QByteArray start = sides.provider == Protocol::Anthropic ? "event: error\ndata: " : "data: ";
    const ClientAnswer answer
        = askScripted(sides, ScriptedAnswer::sse({ start + errorBody(sides.provider, "Not now.") }));
    QVERIFY2(answer.status >= 400, answer.head.constData());
    QVERIFY2(hasErrorShape(sides.client, answer.body), answer.body.constData());
    QVERIFY(answer.body.contains("Not now."));
}

void ProxyFaultsTest::wholeForAStream()
{
    QFETCH(Sides, sides);
    const ClientAnswer answer = askScripted(sides, ScriptedAnswer::json(200, goodBody(sides.provider)));
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.header("content-type").startsWith("text/event-stream"));
    QVERIFY2(answer.body.contains("data: "), answer.body.constData());
    QVERIFY(hasNormalEnd(sides.client, answer.body));
}

void ProxyFaultsTest::streamForAWhole()
{
    QFETCH(Sides, sides);
    const ClientAnswer answer = askScripted(sides, ScriptedAnswer::sse(goodEvents(sides.provider)));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("content-type"), QByteArray("application/json"));
    QVERIFY2(answer.body.startsWith('{'), answer.body.constData());
    QVERIFY(answer.body.contains("Hello there."));
    QVERIFY(hasNormalEnd(sides.client, answer.body));
}

void ProxyFaultsTest::redirectNamesTheHost()
{
    const Sides sides;
    const ClientAnswer answer
        = askScripted(sides, refusal(307, "location: http://elsewhere.test/v1/chat/completions\r\n", "{}"));
    QCOMPARE(answer.status, 502);
    QVERIFY2(answer.body.contains("elsewhere.test"), answer.body.constData());
}

void ProxyFaultsTest::echoedKeyIsRedacted()
{
    QFETCH(Sides, sides);
    const QByteArray body = errorBody(sides.provider, QByteArray("Bad key ") + ProxyFixture::key);
    const QByteArray start = sides.provider == Protocol::Anthropic ? "event: error\ndata: " : "data: ";
    const QByteArray header = QByteArray("x-seen: ") + ProxyFixture::key + "\r\n";
    ProxyFixture proxy(sides.provider);
    proxy.start();
    proxy.upstream.enqueue(refusal(401, header, body));
    proxy.upstream.enqueue(ScriptedAnswer::json(200, body));
    proxy.upstream.enqueue(ScriptedAnswer::sse({ start + body }));
    proxy.upstream.enqueue(unfinishedStream(sides.provider)
                               .send(ScriptedAnswer::chunk(start + body + "\n\n"))
                               .send(ScriptedAnswer::chunk({})));
    for (int i = 0; i < 4; ++i) {
        const ClientAnswer answer = proxy.ask(generation(sides));
        QVERIFY2(answer.body.contains("Bad key ***"), answer.body.constData());
        QVERIFY2(!(answer.head + answer.body).contains(ProxyFixture::key), answer.body.constData());
    }
    QVERIFY(!proxy.page("/stats").contains(ProxyFixture::key));
    QVERIFY(!proxy.page("/health").contains(ProxyFixture::key));
}

QTEST_GUILESS_MAIN(ProxyFaultsTest)
#include "tst_proxyfaults.moc"
