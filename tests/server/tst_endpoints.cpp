#include "server/ProxyFixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace dragoman;

Q_DECLARE_METATYPE(dragoman::ScriptedAnswer)

namespace {

const Sides whole{ Protocol::Anthropic, Protocol::Anthropic, false };

QJsonObject json(const QByteArray& body)
{
    return QJsonDocument::fromJson(body).object();
}

QStringList modelIds(const QByteArray& body)
{
    QStringList ids;
    const QJsonArray models = json(body).value(QLatin1String("data")).toArray();
    for (const QJsonValue model : models)
        ids.append(model.toObject().value(QLatin1String("id")).toString());
    return ids;
}

ScriptedAnswer modelList(const QList<QByteArray>& ids)
{
    QList<QByteArray> models;
    for (const QByteArray& id : ids)
        models.append(R"({"id":")" + id + R"(","object":"model","created":1,"owned_by":"x"})");
    return ScriptedAnswer::json(200, R"({"object":"list","data":[)" + models.join(',') + "]}");
}

QByteArray counting(const QByteArray& lines = {})
{
    return post("/v1/messages/count_tokens",
        R"({"model":"some-model","messages":[{"role":"user","content":"Hi there"}]})", lines);
}

} // namespace

class EndpointsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesByteForByte_data();
    void passesByteForByte();
    void passesTheClientsHeaders();
    void passesTheAnswersHeaders();
    void namesProviderAndModel();
    void warnsOfWhatIsLeftOut();
    void configuredHeadersAndBodyWin();
    void badRequests_data();
    void badRequests();
    void countsAtTheProvider();
    void estimatesTokens_data();
    void estimatesTokens();
    void modelsInBothShapes();
    void modelsInPages();
    void modelsAreCached();
    void modelsOfTheConfiguration();
    void modelsOfTwoProviders();
    void oneModel();
    void modelsErrorIsTold();
    void healthFollowsTheTraffic();
    void healthTellsOfTheStop();
    void statisticsCount();
    void informationNamesThePaths();
};

void EndpointsTest::passesByteForByte_data()
{
    QTest::addColumn<Sides>("sides");
    QTest::addColumn<QByteArray>("body");
    const QByteArray odd = R"( { "model" : "some-model", "unknown":{"b":1.00e2,"a":12345678901234567890},)"
                           R"("messages":[{"role":"user","content":"\u00e4\/ <>"}],"max_tokens":9} )";
    QTest::newRow("anthropic") << whole << odd;
    QTest::newRow("chat") << Sides{ Protocol::OpenAiChat, Protocol::OpenAiChat, false } << odd;
}

void EndpointsTest::passesByteForByte()
{
    QFETCH(Sides, sides);
    QFETCH(QByteArray, body);
    ProxyFixture proxy(sides.provider);
    proxy.start();
    const QByteArray reply = "  " + goodBody(sides.provider) + "\n";
    proxy.upstream.enqueue(ScriptedAnswer::json(200, reply));
    const ClientAnswer answer = proxy.ask(post(generationPath(sides.client) + "?beta=true", body));
    QCOMPARE(answer.body, reply);
    QCOMPARE(proxy.upstream.requests().first().body, body);
    QCOMPARE(proxy.upstream.requests().first().target, generationPath(sides.client) + "?beta=true");
}

void EndpointsTest::passesTheClientsHeaders()
{
    ProxyFixture proxy(whole.provider);
    proxy.start();
    proxy.upstream.enqueue(goodAnswer(whole));
    proxy.ask(post("/v1/messages", generationBody(whole.client, false),
        "User-Agent: test-client/1\r\nanthropic-version: 2023-06-01\r\nanthropic-beta: one,two\r\n"
        "X-Custom: kept\r\nConnection: keep-alive, x-hop\r\nX-Hop: gone\r\nCookie: gone=1\r\n"
        "x-dragoman-test: gone\r\nAccept: application/json\r\n"));
    const ReceivedRequest& request = proxy.upstream.requests().first();
    QCOMPARE(request.header("user-agent"), QByteArray("test-client/1"));
    QCOMPARE(request.header("anthropic-beta"), QByteArray("one,two"));
    QCOMPARE(request.header("x-custom"), QByteArray("kept"));
    QVERIFY2(!request.head.contains("gone"), request.head.constData());
    QSet<QByteArray> names;
    for (const auto& [name, value] : request.headers) {
        QVERIFY2(!names.contains(name.toLower()), name.constData());
        names.insert(name.toLower());
    }
}

void EndpointsTest::passesTheAnswersHeaders()
{
    ProxyFixture proxy(whole.provider);
    proxy.start();
    const QByteArray body = goodBody(whole.provider);
    proxy.upstream.enqueue(ScriptedAnswer().send(
        ScriptedAnswer::head(200,
            "content-type: application/json\r\nrequest-id: req_provider\r\nx-limit: 5\r\n"
            "set-cookie: gone=1\r\nconnection: keep-alive\r\ncontent-length: "
                + QByteArray::number(body.size()) + "\r\n")
        + body));
    const ClientAnswer answer = proxy.ask(generation(whole));
    QCOMPARE(answer.header("request-id"), QByteArray("req_provider"));
    QCOMPARE(answer.header("x-limit"), QByteArray("5"));
    QVERIFY(answer.header("set-cookie").isNull());
    for (const char* name : { "content-length:", "content-type:", "request-id:" })
        QCOMPARE(answer.head.toLower().count(name), 1);
}

void EndpointsTest::namesProviderAndModel()
{
    const Sides sides;
    ProxyFixture proxy(sides.provider);
    proxy.provider().models.aliases = { { "some-*", "real-model" } };
    proxy.start();
    proxy.upstream.enqueue(goodAnswer(sides));
    const ClientAnswer answer = proxy.ask(generation(sides));
    QCOMPARE(answer.header("x-dragoman-provider"), QByteArray("scripted"));
    QCOMPARE(answer.header("x-dragoman-model"), QByteArray("real-model"));
    QCOMPARE(answer.header("x-dragoman-attempts"), QByteArray("1"));
    QVERIFY(!answer.header("request-id").isEmpty());
    QCOMPARE(json(proxy.upstream.requests().first().body).value(QLatin1String("model")).toString(),
        QStringLiteral("real-model"));
}

void EndpointsTest::warnsOfWhatIsLeftOut()
{
    const Sides sides{ Protocol::Anthropic, Protocol::OpenAiChat, false };
    ProxyFixture proxy(sides.provider);
    proxy.start();
    proxy.upstream.enqueue(goodAnswer(sides));
    const ClientAnswer answer = proxy.ask(post(
        "/v1/messages", generationBody(sides.client, false).replace("{\"model\"", "{\"top_k\":5,\"model\"")));
    QCOMPARE(answer.status, 200);
    QVERIFY2(answer.header("x-dragoman-warning").contains("top_k"), answer.head.constData());
}

void EndpointsTest::configuredHeadersAndBodyWin()
{
    ProxyFixture proxy(whole.provider);
    proxy.provider().headers = { { "X-Team", "seven" } };
    proxy.provider().body = R"({"service_tier":"flex"})";
    proxy.start();
    proxy.upstream.enqueue(goodAnswer(whole));
    QCOMPARE(proxy.ask(generation(whole)).status, 200);
    const ReceivedRequest& request = proxy.upstream.requests().first();
    QCOMPARE(request.header("x-team"), QByteArray("seven"));
    QVERIFY2(request.body.contains(R"("service_tier":"flex")"), request.body.constData());
}

void EndpointsTest::badRequests_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("noJson") << QByteArray("{\"model\":") << QByteArray();
    QTest::newRow("noObject") << QByteArray("[]") << QByteArray("object");
    QTest::newRow("noModel") << QByteArray("{\"messages\":[]}") << QByteArray("model");
    QTest::newRow("streamIsText") << QByteArray(R"({"model":"m","stream":"yes"})") << QByteArray("stream");
    QTest::newRow("noMessages") << QByteArray(R"({"model":"m","max_tokens":5})") << QByteArray("messages");
    QTest::newRow("deep") << "{\"model\":\"m\",\"messages\":" + QByteArray(5000, '[') << QByteArray();
    QTest::newRow("empty") << QByteArray() << QByteArray();
}

void EndpointsTest::badRequests()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, told);
    ProxyFixture proxy(Protocol::OpenAiChat);
    proxy.start();
    const ClientAnswer answer = proxy.ask(post("/v1/messages", body));
    QCOMPARE(answer.status, 400);
    QVERIFY(answer.body.contains("invalid_request_error"));
    QVERIFY2(answer.body.contains(told), answer.body.constData());
    QVERIFY(proxy.upstream.requests().isEmpty());
}

void EndpointsTest::countsAtTheProvider()
{
    ProxyFixture proxy(Protocol::Anthropic);
    proxy.start();
    proxy.upstream.enqueue(ScriptedAnswer::json(200, R"({"input_tokens":4711})"));
    const ClientAnswer answer = proxy.ask(counting("anthropic-beta: token-counting\r\n"));
    QCOMPARE(answer.body, QByteArray(R"({"input_tokens":4711})"));
    const ReceivedRequest& request = proxy.upstream.requests().first();
    QCOMPARE(request.target, QByteArray("/v1/messages/count_tokens"));
    QCOMPARE(request.header("anthropic-beta"), QByteArray("token-counting"));
}

void EndpointsTest::estimatesTokens_data()
{
    QTest::addColumn<bool>("translated");
    QTest::addColumn<ScriptedAnswer>("answer");
    QTest::newRow("otherProtocol") << true << ScriptedAnswer();
    QTest::newRow("providerCannot") << false << ScriptedAnswer::json(404, "{}");
    QTest::newRow("providerIsCut") << false << ScriptedAnswer().close();
    QTest::newRow("providerSaysNonsense") << false << ScriptedAnswer::json(200, "<html>");
    QTest::newRow("providerHasNoNumber") << false << ScriptedAnswer::json(200, R"({"ok":true})");
}

void EndpointsTest::estimatesTokens()
{
    QFETCH(bool, translated);
    QFETCH(ScriptedAnswer, answer);
    ProxyFixture proxy(translated ? Protocol::OpenAiChat : Protocol::Anthropic);
    proxy.start();
    proxy.upstream.enqueue(answer);
    proxy.upstream.enqueue(answer);
    const ClientAnswer got = proxy.ask(counting());
    QCOMPARE(got.status, 200);
    const int tokens = json(got.body).value(QLatin1String("input_tokens")).toInt();
    QVERIFY2(tokens > 1 && tokens < 50, got.body.constData());
}

void EndpointsTest::modelsInBothShapes()
{
    ProxyFixture proxy(Protocol::OpenAiChat);
    proxy.start();
    proxy.upstream.enqueue(modelList({ "one", "two" }));
    const ClientAnswer chat = proxy.ask(get("/v1/models"));
    QCOMPARE(modelIds(chat.body), QStringList({ QStringLiteral("one"), QStringLiteral("two") }));
    QVERIFY(chat.body.contains("\"object\":\"list\""));
    const ClientAnswer anthropic = proxy.ask(get("/v1/models", "anthropic-version: 2023-06-01\r\n"));
    QCOMPARE(modelIds(anthropic.body), modelIds(chat.body));
    QVERIFY2(anthropic.body.contains("\"has_more\":false"), anthropic.body.constData());
}

void EndpointsTest::modelsInPages()
{
    ProxyFixture proxy(Protocol::OpenAiChat);
    proxy.start();
    proxy.upstream.enqueue(modelList({ "one", "two", "three" }));
    const QByteArray version = "anthropic-version: 2023-06-01\r\n";
    const QByteArray first = proxy.ask(get("/v1/models?limit=2", version)).body;
    QCOMPARE(modelIds(first), QStringList({ QStringLiteral("one"), QStringLiteral("two") }));
    QVERIFY(first.contains("\"has_more\":true"));
    const QByteArray second = proxy.ask(get("/v1/models?limit=2&after_id=two", version)).body;
    QCOMPARE(modelIds(second), QStringList({ QStringLiteral("three") }));
    QVERIFY(second.contains("\"has_more\":false"));
}

void EndpointsTest::modelsAreCached()
{
    ProxyFixture proxy(Protocol::OpenAiChat);
    proxy.start();
    proxy.upstream.enqueue(modelList({ "one" }));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(modelIds(proxy.ask(get("/v1/models")).body), QStringList({ QStringLiteral("one") }));
    QCOMPARE(proxy.upstream.requests().size(), 1);
}

void EndpointsTest::modelsOfTheConfiguration()
{
    ProxyFixture proxy(Protocol::OpenAiChat);
    proxy.provider().models.big = { "large-one" };
    proxy.provider().models.aliases = { { "fast", "small-one" }, { "slow-*", "middle-one" } };
    proxy.start();
    proxy.upstream.enqueue(ScriptedAnswer::json(404, "{}"));
    QCOMPARE(modelIds(proxy.ask(get("/v1/models")).body),
        QStringList({ QStringLiteral("large-one"), QStringLiteral("fast"), QStringLiteral("middle-one") }));
}

void EndpointsTest::modelsOfTwoProviders()
{
    ProxyFixture proxy(Protocol::OpenAiChat);
    FakeUpstream other;
    ProviderConfig second = proxy.provider();
    second.name = "second";
    second.baseUrl = other.url("");
    proxy.setup.configuration.providers.push_back(second);
    proxy.start();
    proxy.upstream.enqueue(modelList({ "one", "both" }));
    other.enqueue(modelList({ "both", "two" }));
    QCOMPARE(modelIds(proxy.ask(get("/v1/models")).body),
        QStringList({ QStringLiteral("one"), QStringLiteral("both"), QStringLiteral("two") }));
}

void EndpointsTest::oneModel()
{
    ProxyFixture proxy(Protocol::OpenAiChat);
    proxy.start();
    proxy.upstream.enqueue(modelList({ "vendor/one" }));
    const ClientAnswer found = proxy.ask(get("/v1/models/vendor/one"));
    QCOMPARE(json(found.body).value(QLatin1String("id")).toString(), QStringLiteral("vendor/one"));
    const ClientAnswer unknown = proxy.ask(get("/v1/models/nothing"));
    QCOMPARE(unknown.status, 404);
    QVERIFY(unknown.body.contains("model_not_found"));
}

void EndpointsTest::modelsErrorIsTold()
{
    ProxyFixture proxy(Protocol::OpenAiChat);
    proxy.start();
    proxy.upstream.enqueue(ScriptedAnswer::json(401, R"({"error":{"message":"Bad key."}})"));
    const ClientAnswer answer = proxy.ask(get("/v1/models"));
    QCOMPARE(answer.status, 401);
    QVERIFY2(answer.body.contains("Bad key."), answer.body.constData());
}

void EndpointsTest::healthFollowsTheTraffic()
{
    ProxyFixture proxy(whole.provider);
    proxy.start();
    QVERIFY(proxy.page("/health").contains("\"state\":\"unknown\""));
    proxy.upstream.enqueue(goodAnswer(whole));
    proxy.ask(generation(whole));
    QTRY_VERIFY(proxy.page("/health").contains("\"state\":\"healthy\""));
    proxy.upstream.enqueue(ScriptedAnswer::json(500, R"({"error":{"message":"Broken."}})"));
    proxy.ask(generation(whole));
    QTRY_VERIFY(proxy.page("/health").contains("\"state\":\"degraded\""));
    QVERIFY(proxy.page("/health").contains("Broken."));
}

void EndpointsTest::healthTellsOfTheStop()
{
    ProxyFixture proxy(whole.provider);
    proxy.start();
    QCOMPARE(proxy.ask(get("/health")).status, 200);
    proxy.server.announceStop();
    const ClientAnswer answer = proxy.ask(get("/health"));
    QCOMPARE(answer.status, 503);
    QVERIFY(answer.body.contains("\"status\":\"leaving\""));
    proxy.upstream.enqueue(goodAnswer(whole));
    QCOMPARE(proxy.ask(generation(whole)).status, 200);
}

void EndpointsTest::statisticsCount()
{
    ProxyFixture proxy(whole.provider);
    proxy.start();
    proxy.upstream.enqueue(goodAnswer(whole));
    proxy.ask(generation(whole));
    proxy.upstream.enqueue(ScriptedAnswer::json(400, "{}"));
    proxy.ask(generation(whole));
    QTRY_COMPARE(json(proxy.page("/stats")).value(QLatin1String("requests")).toInt(), 2);
    const QByteArray page = proxy.page("/stats");
    const QJsonObject stats = json(page);
    QCOMPARE(stats.value(QLatin1String("errors")).toInt(), 1);
    QCOMPARE(stats.value(QLatin1String("inputTokens")).toInt(), 3);
    QCOMPARE(stats.value(QLatin1String("outputTokens")).toInt(), 2);
    QCOMPARE(stats.value(QLatin1String("running")).toInt(), 0);
    QVERIFY2(page.contains("env:SCRIPTED_KEY"), page.constData());
    QVERIFY(!page.contains(ProxyFixture::key));
}

void EndpointsTest::informationNamesThePaths()
{
    ProxyFixture proxy(whole.provider);
    proxy.start();
    const QByteArray page = proxy.page("/");
    QVERIFY2(page.contains("/v1/messages"), page.constData());
    QVERIFY(page.contains("\"name\":\"dragoman\""));
}

QTEST_GUILESS_MAIN(EndpointsTest)
#include "tst_endpoints.moc"
