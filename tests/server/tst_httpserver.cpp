#include "server/HttpListener.h"
#include "server/ProxyFixture.h"

#include <QTest>

using namespace dragoman;

namespace {

const Sides whole{ Protocol::Anthropic, Protocol::Anthropic, false };

QByteArray statusLine(const ClientAnswer& answer)
{
    return answer.head.left(answer.head.indexOf('\r'));
}

QByteArray chunkedPost(const QList<QByteArray>& pieces)
{
    QByteArray bytes = "POST /v1/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                       "Transfer-Encoding: chunked\r\n\r\n";
    for (const QByteArray& piece : pieces)
        bytes += ScriptedAnswer::chunk(piece);
    return bytes + ScriptedAnswer::chunk({});
}

// Answers every request with its path.
class EchoService : public HttpService
{
public:
    std::optional<HttpAnswer> admit(const RequestHead&) override { return {}; }
    std::unique_ptr<HttpTask> begin(IncomingRequest request, ResponseChannel& channel) override
    {
        channel.answer({ { 200, {} }, request.head.path });
        return {};
    }
    HttpAnswer refuse(const Error& error, const RequestHead&) const override
    {
        return { { 400, {} }, error.message };
    }
};

} // namespace

class HttpServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheConnection();
    void answersPipelinedRequestsInOrder();
    void expectContinue();
    void headHasNoBody();
    void requestBodies_data();
    void requestBodies();
    void brokenCodings_data();
    void brokenCodings();
    void refusals_data();
    void refusals();
    void refusesALargeBodyEarly();
    void unknownPathInTheClientsShape_data();
    void unknownPathInTheClientsShape();
    void wrongMethodNamesTheRightOnes();
    void optionsNamesTheMethods();
    void http10ClosesTheConnection();
    void connectionCloseIsObeyed();
    void tooManyConnections();
};

void HttpServerTest::keepsTheConnection()
{
    ProxyFixture proxy(whole.provider);
    proxy.start();
    RawClient client(proxy.port());
    for (int i = 0; i < 3; ++i) {
        proxy.upstream.enqueue(goodAnswer(whole));
        client.forgetReceived();
        client.send(generation(whole));
        QTRY_VERIFY(readAnswer(client.received()).isComplete);
        QCOMPARE(readAnswer(client.received()).body, goodBody(whole.provider));
    }
    QVERIFY(!client.isClosed());
    QCOMPARE(proxy.upstream.connectionCount(), 1); // the provider's connection is kept, too
}

void HttpServerTest::answersPipelinedRequestsInOrder()
{
    ProxyFixture proxy(whole.provider);
    proxy.start();
    proxy.upstream.enqueue(ScriptedAnswer().await("go").send(goodAnswer(whole).steps().first().bytes));
    RawClient client(proxy.port());
    client.send(generation(whole) + get("/health") + get("/stats"));
    QTRY_COMPARE(proxy.upstream.requests().size(), 1);
    QVERIFY(client.received().isEmpty());
    proxy.upstream.trigger("go");
    QTRY_VERIFY(client.received().contains("\"uptimeSeconds\"") && client.received().contains("\"running\""));
    const ClientAnswer first = readAnswer(client.received());
    const ClientAnswer second = readAnswer(client.received().mid(first.size));
    QCOMPARE(first.body, goodBody(whole.provider));
    QVERIFY2(second.body.startsWith(R"({"status":"ok")"), second.body.constData());
    QTRY_VERIFY(client.received().mid(first.size + second.size).startsWith("HTTP/1.1 200"));
}

void HttpServerTest::expectContinue()
{
    ProxyFixture proxy(whole.provider);
    proxy.start();
    proxy.upstream.enqueue(goodAnswer(whole));
    const QByteArray body = generationBody(whole.client, false);
    const QByteArray request = post("/v1/messages", body, "Expect: 100-continue\r\n");
    RawClient client(proxy.port());
    client.send(request.chopped(body.size()));
    QTRY_COMPARE(client.received(), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    client.forgetReceived();
    client.send(body);
    QTRY_COMPARE(readAnswer(client.received()).body, goodBody(whole.provider));
}

void HttpServerTest::headHasNoBody()
{
    ProxyFixture proxy(whole.provider);
    proxy.start();
    RawClient client(proxy.port());
    client.send("HEAD /health HTTP/1.1\r\nHost: localhost\r\n\r\n" + get("/health"));
    QTRY_VERIFY(client.received().contains("\"status\":\"ok\""));
    const ClientAnswer head = readAnswer(client.received(), AnswerTo::Head);
    QCOMPARE(head.status, 200);
    QVERIFY(head.header("content-length").toInt() > 0);
    QVERIFY(client.received().mid(head.size).startsWith("HTTP/1.1 200"));
}

void HttpServerTest::requestBodies_data()
{
    QTest::addColumn<QByteArray>("request");
    const QByteArray body = generationBody(whole.client, false);
    const QByteArray gzip = QByteArray::fromHex(
        "1f8b0800000000000203258cc109803010047bd9b7827e53813d8848d055c42407b9084248ef1ef89c1d762aa2ec0c705089"
        "ec7fe810fdbb16b999146e1c860e5a327d843b7c509aa7aa3f6976aec81268814799edba492a4cc586e9425bda079aad8571"
        "62000000");
    QTest::newRow("length") << post("/v1/messages", body);
    QTest::newRow("oneChunk") << chunkedPost({ body });
    QTest::newRow("chunks") << chunkedPost({ body.left(10), body.mid(10, 1), body.mid(11) });
    QTest::newRow("gzip") << post("/v1/messages", gzip, "Content-Encoding: gzip\r\n");
    QTest::newRow("deflate") << post("/v1/messages", qCompress(body).mid(4), "Content-Encoding: deflate\r\n");
    QTest::newRow("identity") << post("/v1/messages", body, "Content-Encoding: identity\r\n");
    QTest::newRow("charset")
        << post("/v1/messages", body).replace("application/json", "application/json; charset=utf-8");
}

void HttpServerTest::requestBodies()
{
    QFETCH(QByteArray, request);
    ProxyFixture proxy(whole.provider);
    proxy.start();
    proxy.upstream.enqueue(goodAnswer(whole));
    const ClientAnswer answer = proxy.ask(request);
    QVERIFY2(answer.status == 200, answer.body.constData());
    QCOMPARE(proxy.upstream.requests().first().body, generationBody(whole.client, false));
    QVERIFY(proxy.upstream.requests().first().header("content-encoding").isNull());
}

void HttpServerTest::brokenCodings_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray bomb = qCompress(QByteArray(qsizetype{ 80 } * 1024 * 1024, ' ')).mid(4);
    QTest::newRow("noGzip") << post("/v1/messages", "{}", "Content-Encoding: gzip\r\n") << 400;
    QTest::newRow("cutDeflate") << post("/v1/messages",
        qCompress(QByteArray("{\"model\":1}")).mid(4).chopped(8), "Content-Encoding: deflate\r\n")
                                << 400;
    QTest::newRow("unknown") << post("/v1/messages", "{}", "Content-Encoding: br\r\n") << 415;
    QTest::newRow("bomb") << post("/v1/messages", bomb, "Content-Encoding: deflate\r\n") << 413;
}

void HttpServerTest::brokenCodings()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    ProxyFixture proxy(whole.provider);
    proxy.start();
    QCOMPARE(proxy.ask(request).status, status);
    QVERIFY(proxy.upstream.requests().isEmpty());
}

void HttpServerTest::refusals_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray start = "POST /v1/messages HTTP/1.1\r\nHost: localhost\r\n";
    QTest::newRow("noHttp") << QByteArray("\x16\x03\x01 something\r\n\r\n") << 400;
    QTest::newRow("lengthAndChunks") << start + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"
                                     << 400;
    QTest::newRow("twoLengths") << start + "Content-Length: 3\r\nContent-Length: 4\r\n\r\n" << 400;
    QTest::newRow("spaceBeforeColon") << start + "Content-Length : 3\r\n\r\n" << 400;
    QTest::newRow("badChunk") << start + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" << 400;
    QTest::newRow("largeHead") << start + "X-Large: " + QByteArray(70'000, 'x') + "\r\n\r\n" << 431;
    QTest::newRow("manyHeaders") << start + QByteArray("X-One: 1\r\n").repeated(150) + "\r\n" << 431;
    QTest::newRow("textBody") << start + "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}" << 415;
    QTest::newRow("formBody") << start
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 2\r\n\r\n{}"
                              << 415;
}

// The request is answered and the connection closed: what follows cannot be trusted.
void HttpServerTest::refusals()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    ProxyFixture proxy(whole.provider);
    proxy.start();
    RawClient client(proxy.port());
    client.send(request + get("/health"));
    QTRY_VERIFY(client.isClosed());
    const ClientAnswer answer = readAnswer(client.received());
    QCOMPARE(answer.status, status);
    QVERIFY(answer.isComplete);
    QVERIFY(answer.body.contains("\"error\""));
    QCOMPARE(answer.header("connection"), QByteArray("close"));
    QCOMPARE(client.received().size(), answer.size);
    QVERIFY(proxy.upstream.requests().isEmpty());
}

void HttpServerTest::refusesALargeBodyEarly()
{
    ProxyFixture proxy(whole.provider);
    proxy.setup.configuration.server.bodyMegabytes = 1;
    proxy.start();
    const QByteArray start
        = "POST /v1/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    QCOMPARE(proxy.ask(start + "Content-Length: 1048577\r\n\r\n").status, 413);
    QCOMPARE(proxy.ask(start + "Expect: 100-continue\r\nContent-Length: 1048577\r\n\r\n").status, 413);
    const ClientAnswer chunked = proxy.ask(
        start + "Transfer-Encoding: chunked\r\n\r\n" + ScriptedAnswer::chunk(QByteArray(1'048'577, ' ')));
    QCOMPARE(chunked.status, 413);
    QVERIFY(chunked.body.contains("request_too_large"));
}

void HttpServerTest::unknownPathInTheClientsShape_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("start");
    const QByteArray anthropic = R"({"type":"error","error":{"type":"not_found_error")";
    const QByteArray chat = R"({"error":{)";
    QTest::newRow("anthropicPath") << post("/v1/messages/batches", "{}") << anthropic;
    QTest::newRow("anthropicHeader") << get("/v1/nothing", "anthropic-version: 2023-06-01\r\n") << anthropic;
    QTest::newRow("chat") << post("/v1/embeddings", "{}", "Authorization: Bearer x\r\n") << chat;
}

void HttpServerTest::unknownPathInTheClientsShape()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, start);
    ProxyFixture proxy(whole.provider);
    proxy.start();
    const ClientAnswer answer = proxy.ask(request);
    QCOMPARE(answer.status, 404);
    QVERIFY2(answer.body.startsWith(start), answer.body.constData());
}

void HttpServerTest::wrongMethodNamesTheRightOnes()
{
    ProxyFixture proxy(whole.provider);
    proxy.start();
    const ClientAnswer messages = proxy.ask(get("/v1/messages"));
    QCOMPARE(messages.status, 405);
    QCOMPARE(messages.header("allow"), QByteArray("POST"));
    const ClientAnswer models = proxy.ask(post("/v1/models", "{}"));
    QCOMPARE(models.status, 405);
    QCOMPARE(models.header("allow"), QByteArray("GET, HEAD"));
}

void HttpServerTest::optionsNamesTheMethods()
{
    ProxyFixture proxy(whole.provider);
    proxy.start();
    const ClientAnswer answer = proxy.ask("OPTIONS /v1/messages HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QCOMPARE(answer.status, 204);
    QCOMPARE(answer.header("allow"), QByteArray("POST, OPTIONS"));
    QVERIFY(answer.header("access-control-allow-origin").isNull());
}

void HttpServerTest::http10ClosesTheConnection()
{
    const Sides sides;
    ProxyFixture proxy(sides.provider);
    proxy.start();
    proxy.upstream.enqueue(goodAnswer(sides));
    RawClient client(proxy.port());
    client.send(generation(sides).replace("HTTP/1.1", "HTTP/1.0"));
    QTRY_VERIFY(client.isClosed());
    const ClientAnswer answer = readAnswer(client.received());
    QVERIFY2(answer.header("transfer-encoding").isNull(), statusLine(answer).constData());
    QVERIFY2(answer.body.trimmed().endsWith("{\"type\":\"message_stop\"}"), answer.body.constData());
}

void HttpServerTest::connectionCloseIsObeyed()
{
    ProxyFixture proxy(whole.provider);
    proxy.start();
    RawClient client(proxy.port());
    client.send(get("/health", "Connection: close\r\n"));
    QTRY_VERIFY(client.isClosed());
    const ClientAnswer answer = readAnswer(client.received());
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("connection"), QByteArray("close"));
}

void HttpServerTest::tooManyConnections()
{
    EchoService service;
    HttpListener listener(service, {}, 2, nullptr);
    QVERIFY(listener.open({ "127.0.0.1", 0 }));
    RawClient first(listener.serverPort());
    RawClient second(listener.serverPort());
    QTRY_COMPARE(listener.connectionCount(), std::size_t(2));
    RawClient third(listener.serverPort());
    third.send(get("/third"));
    QTRY_VERIFY(third.isClosed());
    QCOMPARE(readAnswer(third.received()).status, 503);
    QCOMPARE(readAnswer(third.received()).header("retry-after"), QByteArray("1"));
    first.leave(RawClient::Leave::Gently);
    QTRY_COMPARE(listener.connectionCount(), std::size_t(1));
    RawClient fourth(listener.serverPort());
    fourth.send(get("/fourth"));
    QTRY_COMPARE(readAnswer(fourth.received()).body, QByteArray("/fourth"));
}

QTEST_GUILESS_MAIN(HttpServerTest)
#include "tst_httpserver.moc"
