#include "server/RecordingProxy.h"

#include <QTest>

#include <array>

using namespace dragoman;

namespace {

constexpr std::array<Protocol, 2> protocols{ Protocol::Anthropic, Protocol::OpenAiChat };

// Everything a provider can say with the key in it. "%" stands for the key.
QList<QByteArray> answersWithTheKey(Protocol provider)
{
    const QByteArray error = provider == Protocol::Anthropic
        ? R"({"type":"error","error":{"type":"authentication_error","message":"Bad key %"}})"
        : R"({"error":{"message":"Bad key %","type":"auth","code":"%","param":"%"}})";
    const auto whole = [](int status, const QByteArray& lines, const QByteArray& body) {
        return ScriptedAnswer::head(status, lines + "connection: close\r\n") + body;
    };
    const QByteArray json = "content-type: application/json\r\n";
    const QByteArray stream = "content-type: text/event-stream\r\n";
    return { whole(401, json, error), whole(500, "content-type: text/plain\r\n", "Bad key %"),
        whole(502, "content-type: text/html\r\n", "<html><title>Bad key %</title></html>"),
        whole(429, json + "retry-after: %\r\nrequest-id: %\r\nx-key: %\r\n", error), whole(200, json, error),
        whole(200, stream, "data: " + error + "\n\n"),
        whole(200, "content-type: text/html\r\n", "<title>%</title>"),
        whole(307, "location: http://elsewhere.test/%\r\n", ""),
        whole(200, stream, goodEvents(provider)[0] + "\n\ndata: " + error + "\n\n"),
        whole(200, json + "x-key: %\r\n", goodBody(provider)), "HTTP/1.1 200 Fine %\r\nbroken %\r\n\r\n" };
}

} // namespace

// Plants keys wherever they may come from and looks for them in every byte that leaves.
class SecretLeaksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingLeaves_data();
    void nothingLeaves();
    void modelListStaysClean();
    void tokenStaysHere();
};

void SecretLeaksTest::nothingLeaves_data()
{
    QTest::addColumn<Sides>("sides");
    QTest::addColumn<QByteArray>("bytes");
    for (const Protocol client : protocols) {
        for (const Protocol provider : protocols) {
            for (const bool stream : { true, false }) {
                int number = 0;
                for (const QByteArray& bytes : answersWithTheKey(provider))
                    QTest::addRow("%d%d%d answer %d", int(client), int(provider), int(stream), number++)
                        << Sides{ client, provider, stream } << bytes;
            }
        }
    }
}

void SecretLeaksTest::nothingLeaves()
{
    QFETCH(Sides, sides);
    QFETCH(QByteArray, bytes);
    RecordingProxy proxy(sides.provider);
    proxy.start();
    const ScriptedAnswer script = ScriptedAnswer().send(bytes.replace("%", ProxyFixture::key)).close();
    proxy.upstream.enqueue(script);
    RawClient client(proxy.port());
    client.send(generation(sides));
    QTRY_VERIFY(readAnswer(client.received()).isComplete);
    QVERIFY2(!client.received().contains(ProxyFixture::key), client.received().constData());
    QVERIFY(proxy.upstream.requests().first().head.contains(ProxyFixture::key));
    QTRY_COMPARE(proxy.records.size(), std::size_t{ 1 });
    const QByteArray record = allTexts(proxy.records.front());
    QVERIFY2(!record.contains(ProxyFixture::key), record.constData());
    QVERIFY2(record.contains("***"), record.constData());
    for (const char* path : { "/stats", "/health", "/", "/nothing" }) {
        const QByteArray page = proxy.page(path);
        QVERIFY2(!page.contains(ProxyFixture::key), page.constData());
    }
}

void SecretLeaksTest::modelListStaysClean()
{
    ProxyFixture proxy(Protocol::OpenAiChat);
    proxy.start();
    const QByteArray key = ProxyFixture::key;
    proxy.upstream.enqueue(
        ScriptedAnswer::json(401, R"({"error":{"message":"Bad )" + key + R"(","code":")" + key + "\"}}"));
    const ClientAnswer answer = proxy.ask(get("/v1/models"));
    QCOMPARE(answer.status, 401);
    QVERIFY2(!(answer.head + answer.body).contains(key), answer.body.constData());
}

void SecretLeaksTest::tokenStaysHere()
{
    const Sides sides{ Protocol::Anthropic, Protocol::Anthropic, false };
    ProxyFixture proxy(sides.provider);
    proxy.endpoint().access = AccessMode::Token;
    proxy.start();
    proxy.upstream.enqueue(goodAnswer(sides));
    const QByteArray token = ProxyFixture::token;
    const ClientAnswer answer = proxy.ask(post("/v1/messages", generationBody(sides.client, false),
        "x-api-key: " + token + "\r\nAuthorization: Bearer " + token + "\r\n"));
    QCOMPARE(answer.status, 200);
    QVERIFY(!(answer.head + answer.body).contains(token));
    const ReceivedRequest& request = proxy.upstream.requests().first();
    QVERIFY2(!(request.head + request.body).contains(token), request.head.constData());
}

QTEST_GUILESS_MAIN(SecretLeaksTest)
#include "tst_secretleaks.moc"
