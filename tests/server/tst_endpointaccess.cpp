#include "server/ProxyFixture.h"

#include <QTest>

using namespace dragoman;

namespace {

const Sides whole{ Protocol::Anthropic, Protocol::Anthropic, false };

ClientAnswer askWith(ProxyFixture& proxy, const QByteArray& lines, const Sides& sides = whole)
{
    proxy.upstream.enqueue(goodAnswer(sides));
    return proxy.ask(post(generationPath(sides.client), generationBody(sides.client, sides.stream), lines));
}

} // namespace

class EndpointAccessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void token_data();
    void token();
    void clientKeysTakeTurns_data();
    void clientKeysTakeTurns();
    void clientKeyIsNeeded();
    void openUsesTheStoredKey();
    void foreignPages_data();
    void foreignPages();
    void refusedBeforeItsBody();
    void listedOriginMayRead();
    void preflight();
    void missingKeyIsNamed();
    void exposedEndpointNeedsAToken();
};

void EndpointAccessTest::token_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<int>("status");
    const QByteArray token = ProxyFixture::token;
    QTest::newRow("authorization") << "Authorization: Bearer " + token + "\r\n" << 200;
    QTest::newRow("apiKey") << "x-api-key: " + token + "\r\n" << 200;
    QTest::newRow("none") << QByteArray() << 401;
    QTest::newRow("wrong") << QByteArray("x-api-key: test-key-wrong\r\n") << 401;
    QTest::newRow("prefix") << "x-api-key: " + token.chopped(1) + "\r\n" << 401;
    QTest::newRow("empty") << QByteArray("Authorization: Bearer \r\n") << 401;
}

void EndpointAccessTest::token()
{
    QFETCH(QByteArray, lines);
    QFETCH(int, status);
    ProxyFixture proxy(whole.provider);
    proxy.endpoint().access = AccessMode::Token;
    proxy.start();
    QCOMPARE(askWith(proxy, lines).status, status);
    QCOMPARE(proxy.upstream.requests().size(), status == 200 ? 1 : 0);
    if (status != 200)
        return;
    const ReceivedRequest& request = proxy.upstream.requests().first();
    QVERIFY2(!request.head.contains(ProxyFixture::token), request.head.constData());
    QCOMPARE(request.header("x-api-key"), QByteArray(ProxyFixture::key));
    QVERIFY(request.header("authorization").isNull());
}

void EndpointAccessTest::clientKeysTakeTurns_data()
{
    QTest::addColumn<Sides>("sides");
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    const Sides translated{ Protocol::Anthropic, Protocol::OpenAiChat, false };
    const Sides back{ Protocol::OpenAiChat, Protocol::Anthropic, false };
    QTest::newRow("sameHeader") << whole << QByteArray("x-api-key: ") << QByteArray("x-api-key")
                                << QByteArray();
    QTest::newRow("bearerStays") << whole << QByteArray("Authorization: Bearer ")
                                 << QByteArray("authorization") << QByteArray("Bearer ");
    QTest::newRow("toChat") << translated << QByteArray("x-api-key: ") << QByteArray("authorization")
                            << QByteArray("Bearer ");
    QTest::newRow("toAnthropic") << back << QByteArray("Authorization: Bearer ") << QByteArray("x-api-key")
                                 << QByteArray();
}

void EndpointAccessTest::clientKeysTakeTurns()
{
    QFETCH(Sides, sides);
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    ProxyFixture proxy(sides.provider);
    proxy.endpoint().access = AccessMode::ClientKey;
    proxy.start();
    QList<QByteArray> seen;
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(askWith(proxy, start + "test-key-one, test-key-two\r\n", sides).status, 200);
        seen.append(proxy.upstream.requests().last().header(header));
        QVERIFY(!proxy.upstream.requests().last().head.contains(ProxyFixture::key));
    }
    const QList<QByteArray> expected{ value + "test-key-one", value + "test-key-two",
        value + "test-key-one" };
    QCOMPARE(seen, expected);
}

void EndpointAccessTest::clientKeyIsNeeded()
{
    ProxyFixture proxy(whole.provider);
    proxy.endpoint().access = AccessMode::ClientKey;
    proxy.start();
    QCOMPARE(askWith(proxy, {}).status, 401);
    QVERIFY(proxy.upstream.requests().isEmpty());
}

void EndpointAccessTest::openUsesTheStoredKey()
{
    ProxyFixture proxy(whole.provider);
    proxy.start();
    QCOMPARE(askWith(proxy, "x-api-key: test-key-ignored\r\n").status, 200);
    QCOMPARE(proxy.upstream.requests().first().header("x-api-key"), QByteArray(ProxyFixture::key));
}

void EndpointAccessTest::foreignPages_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("lines");
    QTest::newRow("rebinding") << QByteArray("attacker.test") << QByteArray();
    QTest::newRow("rebindingWithPort") << QByteArray("attacker.test:80") << QByteArray();
    QTest::newRow("likeLoopback") << QByteArray("127.0.0.1.attacker.test") << QByteArray();
    QTest::newRow("everyAddress") << QByteArray("0.0.0.0") << QByteArray();
    QTest::newRow("origin") << QByteArray("localhost") << QByteArray("Origin: https://attacker.test\r\n");
    QTest::newRow("nullOrigin") << QByteArray("localhost") << QByteArray("Origin: null\r\n");
    QTest::newRow("localOrigin") << QByteArray("localhost") << QByteArray("Origin: http://localhost\r\n");
    QTest::newRow("crossSite") << QByteArray("localhost") << QByteArray("Sec-Fetch-Site: cross-site\r\n");
}

void EndpointAccessTest::foreignPages()
{
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, lines);
    ProxyFixture proxy(whole.provider);
    proxy.start();
    const QByteArray request = post("/v1/messages", generationBody(whole.client, false), lines);
    const ClientAnswer answer = proxy.ask(QByteArray(request).replace("Host: localhost", "Host: " + host));
    QCOMPARE(answer.status, 403);
    QVERIFY(answer.header("access-control-allow-origin").isNull());
    QVERIFY(proxy.upstream.requests().isEmpty());
}

void EndpointAccessTest::refusedBeforeItsBody()
{
    ProxyFixture proxy(whole.provider);
    proxy.start();
    const ClientAnswer answer = proxy.ask("POST /v1/messages HTTP/1.1\r\nHost: localhost\r\n"
                                          "Origin: https://attacker.test\r\nContent-Length: 1000\r\n\r\n");
    QCOMPARE(answer.status, 403);
}

void EndpointAccessTest::listedOriginMayRead()
{
    const QByteArray origin = "Origin: https://mine.test\r\n";
    ProxyFixture proxy(whole.provider);
    proxy.setup.configuration.server.allowedOrigins = { "https://mine.test" };
    proxy.start();
    const ClientAnswer answer = askWith(proxy, origin);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("access-control-allow-origin"), QByteArray("https://mine.test"));
    QCOMPARE(answer.header("vary"), QByteArray("Origin"));
    QVERIFY(proxy.upstream.requests().first().header("origin").isNull());
    const ClientAnswer error = proxy.ask(get("/nothing", origin));
    QCOMPARE(error.header("access-control-allow-origin"), QByteArray("https://mine.test"));
}

void EndpointAccessTest::preflight()
{
    ProxyFixture proxy(whole.provider);
    proxy.endpoint().access = AccessMode::Token;
    proxy.setup.configuration.server.allowedOrigins = { "https://mine.test" };
    proxy.start();
    const QByteArray start = "OPTIONS /v1/messages HTTP/1.1\r\nHost: localhost\r\n"
                             "Access-Control-Request-Headers: x-api-key\r\nOrigin: https://";
    const ClientAnswer mine = proxy.ask(start + "mine.test\r\n\r\n");
    QCOMPARE(mine.status, 204);
    QCOMPARE(mine.header("access-control-allow-headers"), QByteArray("x-api-key"));
    QCOMPARE(mine.header("access-control-allow-methods"), QByteArray("POST, OPTIONS"));
    QCOMPARE(proxy.ask(start + "attacker.test\r\n\r\n").status, 403);
}

void EndpointAccessTest::missingKeyIsNamed()
{
    ProxyFixture proxy(whole.provider);
    proxy.setup.keys = KeyRing();
    proxy.start();
    const ClientAnswer answer = askWith(proxy, {});
    QCOMPARE(answer.status, 503);
    QVERIFY2(answer.body.contains("SCRIPTED_KEY"), answer.body.constData());
}

void EndpointAccessTest::exposedEndpointNeedsAToken()
{
    ProxyFixture open(whole.provider);
    open.endpoint().host = "0.0.0.0";
    QVERIFY(!open.server.start(open.setup));
    ProxyFixture guessable(whole.provider);
    guessable.endpoint().host = "0.0.0.0";
    guessable.endpoint().access = AccessMode::Token;
    guessable.setup.token = Secret("short");
    QVERIFY(!guessable.server.start(guessable.setup));
}

QTEST_GUILESS_MAIN(EndpointAccessTest)
#include "tst_endpointaccess.moc"
