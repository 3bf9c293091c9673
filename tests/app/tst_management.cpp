#include "app/Serving.h"
#include "server/ProxyFixture.h"

#include <QDir>
#include <QFileInfo>

using namespace dragoman;

namespace {

const QByteArray managed = R"(,"management":{"enabled":true,"port":0})";

QByteArray configurationWith(const QByteArray& provider, const QByteArray& management = managed)
{
    return R"({"version":1,"endpoints":[{"name":"local","access":"open"}],"providers":[)" + provider + "]"
        + management + "}";
}

// A `dragoman serve` with the management API, and a client of that.
struct Managed : Serving
{
    explicit Managed(const QByteArray& configuration)
    {
        writeRaw(configuration);
        start();
    }
    ClientAnswer request(const QByteArray& method, const QByteArray& path, const QByteArray& body = {},
        const QByteArray& lines = {}) const
    {
        RawClient client(managementPort());
        client.send(method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\nx-api-key: " + token()
            + "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size())
            + "\r\n" + lines + "\r\n" + body);
        const bool came = QTest::qWaitFor([&] { return readAnswer(client.received()).isComplete; }, 20'000);
        return came ? readAnswer(client.received()) : ClientAnswer();
    }
    QByteArray ifMatch() const
    {
        return "If-Match: " + request("GET", "/api/config").header("etag") + "\r\n";
    }
};

// A stream that stops in the middle until trigger("go").
ScriptedAnswer interruptedStream()
{
    ScriptedAnswer answer = unfinishedStream(Protocol::Anthropic).await("go");
    for (const QByteArray& event : goodEvents(Protocol::Anthropic).mid(3))
        answer.send(ScriptedAnswer::chunk(event + "\n\n"));
    return answer.send(ScriptedAnswer::chunk({}));
}

QByteArray first(QByteArray provider)
{
    return provider.replace("\"protocol\"", "\"priority\":0,\"protocol\"");
}

} // namespace

class ManagementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changeLeavesStreamsAlone();
    void fileIsReplacedAsAWhole();
    void editByHandComesFirst();
    void followsItsOwnConfiguration();
    void offByDefault();
};

void ManagementTest::changeLeavesStreamsAlone()
{
    FakeUpstream one;
    FakeUpstream two;
    one.enqueue(interruptedStream());
    two.setStandingAnswer(saying("from two"));
    Managed serving(configurationWith(provider("one", one)));
    RawClient stream(serving.port());
    stream.send(generation({ Protocol::Anthropic, Protocol::Anthropic, true }));
    QTRY_VERIFY_WITH_TIMEOUT(stream.received().contains("Hello "), 20'000);
    const ClientAnswer added
        = serving.request("POST", "/api/providers", first(provider("two", two)), serving.ifMatch());
    QVERIFY2(added.status == 201, added.head + added.body);
    QVERIFY(serving.ask().contains("from two"));
    QCOMPARE(serving.request("DELETE", "/api/providers/one", {}, serving.ifMatch()).status, 204);
    one.trigger("go");
    QTRY_VERIFY_WITH_TIMEOUT(readAnswer(stream.received()).isComplete, 20'000);
    const QByteArray body = readAnswer(stream.received()).body;
    QVERIFY2(hasNormalEnd(Protocol::Anthropic, body) && body.count("there.") == 1, body);
}

void ManagementTest::fileIsReplacedAsAWhole()
{
    FakeUpstream one;
    FakeUpstream two;
    Managed serving(configurationWith(provider("one", one)));
    const ClientAnswer added
        = serving.request("POST", "/api/providers", provider("two", two), serving.ifMatch());
    QCOMPARE(added.status, 201);
    QVERIFY(serving.configurationText().contains(two.url("").c_str()));
    const QFileInfo file(serving.configuration());
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    const QStringList left = file.dir().entryList({ QStringLiteral("config.json*") }, QDir::Files);
    QCOMPARE(left, (QStringList{ QStringLiteral("config.json"), QStringLiteral("config.json.last-good") }));
    const ProgramRun check
        = runProgram({ QStringLiteral("check"), QStringLiteral("--config"), serving.configuration() },
            bareEnvironment(file.absolutePath()));
    QVERIFY2(check.exitCode == 0, check.out + check.err);
}

void ManagementTest::editByHandComesFirst()
{
    FakeUpstream one;
    FakeUpstream two;
    two.setStandingAnswer(saying("from two"));
    Managed serving(configurationWith(provider("one", one)));
    const QByteArray tag = serving.ifMatch();
    const QByteArray edited = configurationWith(provider("two", two));
    serving.writeRaw(edited);
    QCOMPARE(serving.request("DELETE", "/api/providers/one", {}, tag).status, 412);
    QCOMPARE(serving.configurationText(), edited);
    QTRY_VERIFY_WITH_TIMEOUT(serving.ask().contains("from two"), 20'000);
    QCOMPARE(serving.request("DELETE", "/api/providers/two", {}, tag).status, 412);
    const QByteArray renamed = provider("three", two);
    QCOMPARE(serving.request("PUT", "/api/providers/two", renamed, serving.ifMatch()).status, 200);
}

void ManagementTest::followsItsOwnConfiguration()
{
    FakeUpstream one;
    Managed serving(configurationWith(provider("one", one)));
    const QByteArray off = configurationWith(provider("one", one), {});
    QCOMPARE(serving.request("PUT", "/api/config", off, serving.ifMatch()).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(serving.managementPort(), quint16(0), 20'000);
    QVERIFY(serving.port() != 0);
    serving.writeRaw(configurationWith(provider("one", one)));
    QTRY_VERIFY_WITH_TIMEOUT(serving.managementPort() != 0, 20'000);
    QCOMPARE(serving.request("GET", "/api/health").status, 200);
}

void ManagementTest::offByDefault()
{
    FakeUpstream one;
    const Managed serving(configurationWith(provider("one", one), {}));
    QCOMPARE(serving.managementPort(), quint16(0));
}

QTEST_GUILESS_MAIN(ManagementTest)
#include "tst_management.moc"
