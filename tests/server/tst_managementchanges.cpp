#include "server/ManagementFixture.h"

#include <QTest>

using namespace dragoman;

namespace {

const QByteArray spare = R"({"name":"spare","baseUrl":"https://better.example"})";

QByteArray withSecrets()
{
    return ManagementFixture::usualConfiguration(
        R"(,{"name":"secret","baseUrl":"https://s.example","keys":["keychain:mine"],)"
        R"("headers":{"authorization":"hidden-one","x-extra":"value"},)"
        R"("body":{"api_key":"hidden-two","tier":"auto"},"proxy":"http://me:hidden-three@127.0.0.1:1"})");
}

bool accepts(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    return socket.waitForConnected(5000);
}

QByteArray withManagement(const QByteArray& management)
{
    return ManagementFixture::usualConfiguration().replace(
        R"("management":{"enabled":true,"port":0})", "\"management\":" + management);
}

// A provider that listens, and the API in front of it.
struct ProviderTrial
{
    FakeUpstream upstream;
    ManagementFixture api{ ManagementFixture::usualConfiguration(
        R"(,{"name":"tried","proxy":"none","keys":["env:TRIED_KEY"],"baseUrl":")"
        + QByteArray::fromStdString(upstream.url("")) + "\"}") };
};

} // namespace

class ManagementChangesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TRIED_KEY", "test-key-of-the-tried-provider"); }
    void secretsAreNeverShown_data();
    void secretsAreNeverShown();
    void secretsSurviveAnEdit();
    void answerWaitsUntilInForce();
    void clientLeavesWhileItWaits();
    void whatCannotListenIsTold();
    void oneOfTwoChangesWins();
    void editByHandIsNotOverwritten();
    void reportOfATest();
    void testEndsWithItsClient();
    void movesToAnotherPort();
    void closes();
    void takenPortIsTold();
};

void ManagementChangesTest::secretsAreNeverShown_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("hasReference");
    QTest::newRow("list") << QByteArray("/api/providers") << true;
    QTest::newRow("provider") << QByteArray("/api/providers/secret") << true;
    QTest::newRow("configuration") << QByteArray("/api/config") << true;
    QTest::newRow("health") << QByteArray("/api/health") << false;
}

void ManagementChangesTest::secretsAreNeverShown()
{
    QFETCH(QByteArray, path);
    QFETCH(bool, hasReference);
    ManagementFixture api(withSecrets());
    const ClientAnswer answer = api.get(path);
    QCOMPARE(answer.status, 200);
    QVERIFY2(!answer.body.contains("hidden"), answer.body);
    QVERIFY(!(answer.head + answer.body).contains(ManagementFixture::token));
    QCOMPARE(answer.body.contains("keychain:mine"), hasReference);
}

void ManagementChangesTest::secretsSurviveAnEdit()
{
    ManagementFixture api(withSecrets());
    const QByteArray shown = api.get("/api/providers/secret").body;
    QCOMPARE(
        api.change("PUT", "/api/providers/secret", QByteArray(shown).replace("\"secret\"", "\"renamed\""))
            .status,
        200);
    QCOMPARE(api.change("PUT", "/api/config", api.get("/api/config").body).status, 200);
    const ProviderConfig& provider = api.host.configuration().providers.back();
    QCOMPARE(provider.name, "renamed");
    QCOMPARE(provider.headers.front().second, "hidden-one");
    QVERIFY(provider.body.find("hidden-two") != std::string::npos);
    QCOMPARE(provider.proxy, "http://me:hidden-three@127.0.0.1:1");
}

void ManagementChangesTest::answerWaitsUntilInForce()
{
    ManagementFixture api;
    api.host.appliesAtOnce = false;
    RawClient client(api.port());
    client.send(ManagementFixture::request("PUT", "/api/providers/spare", spare, api.ifMatch()));
    QTRY_VERIFY(api.fileText().contains("better.example"));
    QCOMPARE(api.get("/api/health").status, 200); // the event loop goes round
    QVERIFY(client.received().isEmpty());
    api.server.applied({});
    QTRY_COMPARE(readAnswer(client.received()).status, 200);
}

void ManagementChangesTest::clientLeavesWhileItWaits()
{
    ManagementFixture api;
    api.host.appliesAtOnce = false;
    const QByteArray change = ManagementFixture::request("PUT", "/api/providers/spare", spare, api.ifMatch());
    auto client = std::make_unique<RawClient>(api.port());
    client->send(change);
    QTRY_VERIFY(api.fileText().contains("better.example"));
    client->leave(RawClient::Leave::Hard);
    QCOMPARE(api.get("/api/health").status, 200);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    api.server.applied({});
    QVERIFY(api.get("/api/providers/spare").body.contains("better.example"));
}

void ManagementChangesTest::whatCannotListenIsTold()
{
    ManagementFixture api;
    api.host.state.problems.push_back({ "main", { ErrorKind::Unavailable, "Taken.", {}, {} } });
    const QByteArray expected = R"({"problems":[{"endpoint":"main","message":"Taken."}]})";
    QCOMPARE(api.change("PUT", "/api/providers/spare", spare).body, expected);
    const ClientAnswer removed = api.change("DELETE", "/api/providers/spare");
    QCOMPARE(removed.status, 200);
    QCOMPARE(removed.body, expected);
}

void ManagementChangesTest::oneOfTwoChangesWins()
{
    ManagementFixture api;
    const QByteArray change = ManagementFixture::request("PUT", "/api/providers/spare", spare, api.ifMatch());
    RawClient one(api.port());
    RawClient two(api.port());
    one.send(change);
    two.send(QByteArray(change).replace("better", "bettor"));
    QTRY_VERIFY(readAnswer(one.received()).isComplete && readAnswer(two.received()).isComplete);
    const int first = readAnswer(one.received()).status;
    const int second = readAnswer(two.received()).status;
    QVERIFY(qMin(first, second) == 200 && qMax(first, second) == 412);
    QCOMPARE(api.fileText().contains("better"), first == 200);
}

void ManagementChangesTest::editByHandIsNotOverwritten()
{
    ManagementFixture api;
    const QByteArray edited
        = ManagementFixture::usualConfiguration().replace("spare.example", "hand.example");
    const QByteArray tag = api.ifMatch();
    api.writeFile(edited); // nobody has noticed yet
    for (const QByteArray& lines : { tag, QByteArray("If-Match: *\r\n") })
        QCOMPARE(
            api.send(ManagementFixture::request("PUT", "/api/providers/spare", spare, lines)).status, 412);
    QCOMPARE(api.fileText(), edited);
}

void ManagementChangesTest::reportOfATest()
{
    ProviderTrial trial;
    trial.upstream.setStandingAnswer(
        ScriptedAnswer::json(401, R"({"error":{"message":"bad key test-key-of-the-tried-provider"}})"));
    const ClientAnswer answer
        = trial.api.change("POST", "/api/providers/tried/test", R"({"model":"my-model"})");
    QCOMPARE(answer.status, 200);
    QVERIFY2(answer.body.contains(R"("provider":"tried")"), answer.body);
    QVERIFY2(answer.body.contains(R"("verdict":"refused")"), answer.body);
    QVERIFY2(answer.body.contains(R"("reference":"env:TRIED_KEY")"), answer.body);
    QVERIFY2(answer.body.contains(R"("model":"my-model")"), answer.body);
    QVERIFY2(!answer.body.contains("test-key"), answer.body);
}

void ManagementChangesTest::testEndsWithItsClient()
{
    ProviderTrial trial;
    trial.upstream.setStandingAnswer(ScriptedAnswer().stall());
    RawClient client(trial.api.port());
    client.send(ManagementFixture::request("POST", "/api/providers/tried/test"));
    QTRY_COMPARE(trial.upstream.requests().size(), 1);
    client.leave(RawClient::Leave::Hard);
    QTRY_VERIFY(!trial.upstream.isOpen(0));
}

void ManagementChangesTest::movesToAnotherPort()
{
    ManagementFixture api;
    const quint16 before = api.port();
    QTcpServer probe; // finds a free port
    QVERIFY(probe.listen(QHostAddress::LocalHost));
    const quint16 after = probe.serverPort();
    probe.close();
    const QByteArray moved = withManagement(R"({"enabled":true,"port":)" + QByteArray::number(after) + "}");
    QCOMPARE(api.change("PUT", "/api/config", moved).status, 200);
    QCOMPARE(api.port(), after);
    QVERIFY(!accepts(before));
    QCOMPARE(api.get("/api/health").status, 200);
}

void ManagementChangesTest::closes()
{
    ManagementFixture api;
    const quint16 before = api.port();
    QCOMPARE(api.change("PUT", "/api/config", withManagement("{}")).status, 200);
    QVERIFY(!api.server.listening());
    QVERIFY(!accepts(before));
}

void ManagementChangesTest::takenPortIsTold()
{
    ManagementFixture api;
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const QByteArray port = QByteArray::number(taken.serverPort());
    const ClientAnswer answer
        = api.change("PUT", "/api/config", withManagement(R"({"enabled":true,"port":)" + port + "}"));
    QCOMPARE(answer.status, 200);
    QVERIFY2(answer.body.contains(R"("endpoint":"management")") && answer.body.contains(port), answer.body);
}

QTEST_GUILESS_MAIN(ManagementChangesTest)
#include "tst_managementchanges.moc"
