#include "base/Json.h"
#include "config/ConfigurationEdit.h"
#include "server/ManagementFixture.h"

#include <QTest>

using namespace dragoman;

namespace {

const QByteArray entry = R"({"name":"new","baseUrl":"https://new.example","keys":["env:NEW_KEY"]})";
const QByteArray encodedName = "%E9%80%9A%E8%AF%91%20a%2Fb";

// What `error` in an answer says under that name.
QByteArray errorMember(const ClientAnswer& answer, const char* name)
{
    JsonDocument document;
    if (!document.parse(answer.body.toStdString()))
        return "no JSON";
    return QByteArray::fromStdString(document.root()["error"][name].decoded());
}

QByteArray nested(int levels)
{
    return QByteArray("{\"a\":").repeated(levels) + "1" + QByteArray("}").repeated(levels);
}

} // namespace

class ManagementServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void routes_data();
    void routes();
    void wrongMethodNamesTheRightOnes();
    void headHasNoBody();
    void access_data();
    void access();
    void allowedOriginMayRead();
    void preconditions_data();
    void preconditions();
    void hostileBodies_data();
    void hostileBodies();
    void everyProblemIsListed();
    void providerIsAdded();
    void providerIsRenamed();
    void providerIsRemoved();
    void configurationIsReplaced();
    void listHoldsHealth();
    void forgiveReachesTheHost();
    void metricsArePlainText();
    void metricsNeedTheToken();
    void environmentCannotBeChanged();
};

void ManagementServiceTest::routes_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const auto row
        = [](const QByteArray& method, const QByteArray& path, int status, const QByteArray& body = {}) {
              QTest::addRow("%s %s %d", method.constData(), path.constData(), status)
                  << method << path << body << status;
          };
    row("GET", "/api/providers", 200);
    row("GET", "/api/providers?x=y", 200);
    row("HEAD", "/api/providers", 200);
    row("POST", "/api/providers", 201, entry);
    row("POST", "/api/providers", 409, R"({"name":"spare","baseUrl":"https://x.example"})");
    row("PUT", "/api/providers", 405, entry);
    row("DELETE", "/api/providers", 405);
    row("GET", "/api/providers/", 404);
    row("GET", "/api/providers/spare", 200);
    row("GET", "/api/providers/" + encodedName, 200);
    row("GET", "/api/providers/none", 404);
    row("GET", "/api/providers/a/b", 404);
    row("GET", "/api/providers/%00", 400);
    row("GET", "/api/providers/%4", 400);
    row("GET", "/api/providers/%FF", 404);
    row("PUT", "/api/providers/spare", 200, entry);
    row("PUT", "/api/providers/" + encodedName, 200, entry);
    row("PUT", "/api/providers/spare", 409, R"({"name":"needed","baseUrl":"https://x.example"})");
    row("PUT", "/api/providers/none", 404, entry);
    row("DELETE", "/api/providers/spare", 204);
    row("DELETE", "/api/providers/needed", 409);
    row("DELETE", "/api/providers/none", 404);
    row("POST", "/api/providers/spare", 405, entry);
    row("PATCH", "/api/providers/spare", 405, entry);
    row("GET", "/api/providers/spare/test", 405);
    row("POST", "/api/providers/none/test", 404);
    row("POST", "/api/providers/spare/test", 400, R"({"model":1})");
    row("POST", "/api/providers/spare/test", 400, R"({"odd":"x"})");
    row("POST", "/api/providers/spare/test", 400, "[]");
    row("POST", "/api/providers/spare/forgive", 200);
    row("POST", "/api/providers/none/forgive", 404);
    row("GET", "/api/health", 200);
    row("GET", "/api/health/spare", 200);
    row("GET", "/api/health/none", 404);
    row("POST", "/api/health", 405, "{}");
    row("GET", "/api/config", 200);
    row("PUT", "/api/config", 200, ManagementFixture::usualConfiguration());
    row("DELETE", "/api/config", 405);
    row("HEAD", "/metrics", 200);
    row("POST", "/metrics", 405, "{}");
    row("GET", "/", 404);
    row("GET", "/api", 404);
    row("POST", "/v1/messages", 404, "{}");
    row("OPTIONS", "/api/config", 204);
}

void ManagementServiceTest::routes()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    ManagementFixture api;
    const QByteArray before = api.fileText();
    const ClientAnswer answer = api.change(method, path, body);
    QVERIFY2(answer.status == status, answer.head + answer.body);
    QCOMPARE(errorMember(answer, "message").isEmpty(), status < 400 && !answer.body.isEmpty());
    const bool changes = status < 300 && (method == "PUT" || method == "DELETE" || status == 201);
    QCOMPARE(api.fileText() != before, changes);
}

void ManagementServiceTest::wrongMethodNamesTheRightOnes()
{
    ManagementFixture api;
    QCOMPARE(api.change("PATCH", "/api/providers/x", "{}").header("allow"), "GET, HEAD, PUT, DELETE");
    QCOMPARE(api.get("/api/providers/x/test").header("allow"), "POST");
    QCOMPARE(api.change("PATCH", "/api/config", "{}").header("allow"), "GET, HEAD, PUT");
}

void ManagementServiceTest::headHasNoBody()
{
    ManagementFixture api;
    const ClientAnswer answer = api.send(ManagementFixture::request("HEAD", "/api/config"));
    QCOMPARE(answer.header("etag"), api.get("/api/config").header("etag"));
    QVERIFY(answer.header("content-length").toInt() > 0);
    QVERIFY(answer.body.isEmpty());
}

void ManagementServiceTest::access_data()
{
    QTest::addColumn<QByteArray>("part"); // of a good request
    QTest::addColumn<QByteArray>("instead");
    QTest::addColumn<int>("status");
    const QByteArray authorization = QByteArray("Authorization: Bearer ") + ManagementFixture::token + "\r\n";
    const QByteArray host = "Host: localhost";
    QTest::newRow("noToken") << authorization << QByteArray() << 401;
    QTest::newRow("wrongToken") << authorization << QByteArray("Authorization: Bearer test-wrong\r\n") << 401;
    QTest::newRow("emptyToken") << authorization << QByteArray("Authorization: Bearer \r\n") << 401;
    QTest::newRow("prefix") << QByteArray(ManagementFixture::token)
                            << QByteArray(ManagementFixture::token).chopped(1) << 401;
    QTest::newRow("apiKey") << authorization << "x-api-key: " + QByteArray(ManagementFixture::token) + "\r\n"
                            << 200;
    QTest::newRow("rebinding") << host << QByteArray("Host: attacker.test") << 403;
    QTest::newRow("likeLoopback") << host << QByteArray("Host: 127.0.0.1.attacker.test") << 403;
    QTest::newRow("origin") << host << host + "\r\nOrigin: https://attacker.test" << 403;
    QTest::newRow("localOrigin") << host << host + "\r\nOrigin: http://localhost" << 403;
    QTest::newRow("nullOrigin") << host << host + "\r\nOrigin: null" << 403;
    QTest::newRow("crossSite") << host << host + "\r\nSec-Fetch-Site: cross-site" << 403;
    QTest::newRow("form") << QByteArray("application/json") << QByteArray("application/x-www-form-urlencoded")
                          << 415;
    QTest::newRow("text") << QByteArray("application/json") << QByteArray("text/plain") << 415;
}

void ManagementServiceTest::access()
{
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, instead);
    QFETCH(int, status);
    ManagementFixture api;
    const QByteArray before = api.fileText();
    const QByteArray good = ManagementFixture::request("PUT", "/api/providers/spare", entry, api.ifMatch());
    QVERIFY(good.contains(part));
    const ClientAnswer answer = api.send(QByteArray(good).replace(part, instead));
    QVERIFY2(answer.status == status, answer.head + answer.body);
    QVERIFY(answer.header("access-control-allow-origin").isNull());
    QCOMPARE(api.fileText() == before, status != 200);
    QCOMPARE(errorMember(answer, "message").isEmpty(), status == 200);
}

void ManagementServiceTest::allowedOriginMayRead()
{
    QByteArray configuration = ManagementFixture::usualConfiguration();
    configuration.replace(
        "\"management\"", R"("server":{"allowedOrigins":["https://mine.test"]},"management")");
    ManagementFixture api(configuration);
    const QByteArray origin = "Origin: https://mine.test\r\n";
    const ClientAnswer answer = api.send(ManagementFixture::request("GET", "/api/config", {}, origin));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("access-control-allow-origin"), "https://mine.test");
    QCOMPARE(answer.header("access-control-expose-headers"), "ETag, Location");
    const QByteArray preflight = "OPTIONS /api/config HTTP/1.1\r\nHost: localhost\r\n" + origin + "\r\n";
    QCOMPARE(api.send(preflight).header("access-control-allow-methods"), "GET, HEAD, PUT, OPTIONS");
    QCOMPARE(api.send(QByteArray(preflight).replace("mine", "other")).status, 403);
}

void ManagementServiceTest::preconditions_data()
{
    QTest::addColumn<QByteArray>("lines"); // TAG stands for the right tag
    QTest::addColumn<int>("status");
    QTest::newRow("none") << QByteArray() << 428;
    QTest::newRow("right") << QByteArray("If-Match: TAG\r\n") << 200;
    QTest::newRow("any") << QByteArray("If-Match: *\r\n") << 200;
    QTest::newRow("inAList") << QByteArray("If-Match: \"x\" , TAG\r\n") << 200;
    QTest::newRow("wrong") << QByteArray("If-Match: \"0123\"\r\n") << 412;
    QTest::newRow("weak") << QByteArray("If-Match: W/TAG\r\n") << 412;
    QTest::newRow("empty") << QByteArray("If-Match: \r\n") << 412;
    QTest::newRow("noTag") << QByteArray("If-Match: \"\"\r\n") << 412;
    QTest::newRow("commas") << QByteArray("If-Match: ,, ,\r\n") << 412;
}

void ManagementServiceTest::preconditions()
{
    QFETCH(QByteArray, lines);
    QFETCH(int, status);
    ManagementFixture api;
    const QByteArray before = api.fileText();
    lines.replace("TAG", api.get("/api/providers/spare").header("etag"));
    const ClientAnswer answer
        = api.send(ManagementFixture::request("PUT", "/api/providers/spare", entry, lines));
    QVERIFY2(answer.status == status, answer.head + answer.body);
    QCOMPARE(api.fileText() == before, status != 200);
    if (status == 200)
        QCOMPARE(answer.header("etag"), api.get("/api/config").header("etag"));
}

void ManagementServiceTest::hostileBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("path");
    const auto row = [](const char* name, const QByteArray& body, const char* path, int status = 400) {
        QTest::newRow(name) << body << status << QByteArray(path);
    };
    const QByteArray start = R"({"name":"x","baseUrl":"https://x.example",)";
    row("empty", "", "");
    row("noJson", "{", "");
    row("list", "[]", "providers[3]");
    row("text", "\"x\"", "providers[3]");
    row("badUtf8", "{\"name\":\"\xff\"}", "");
    row("deep", nested(100'000), "");
    row("deepAddition", start + "\"body\":" + nested(255) + "}", "");
    row("nameMissing", R"({"baseUrl":"https://x.example"})", "providers[3].name");
    row("unknownMember", start + R"("odd":1})", "providers[3].odd");
    row("twice", start + R"("name":"y"})", "providers[3].name");
    row("literalKey", start + R"("keys":["sk-test-0123456789abcdefghij"]})", "providers[3].keys[0]");
    row("noSecretsFile", start + R"("keys":["file:x"]})", "providers[3].keys");
    row("headerInjection", start + R"("headers":{"a":"b\r\nc: d"}})", "providers[3].headers.a");
    row("remark", start + R"("headers":{"a":"REMOVED: looked like a secret"}})", "providers[3].headers.a");
    row("tooLarge", QByteArray(qsizetype{ 5 } * 1024 * 1024, ' ') + entry, "", 413);
}

void ManagementServiceTest::hostileBodies()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, path);
    ManagementFixture api;
    const QByteArray before = api.fileText();
    const ClientAnswer answer = api.change("POST", "/api/providers", body);
    QVERIFY2(answer.status == status, answer.head + answer.body);
    QCOMPARE(errorMember(answer, "path"), path);
    QVERIFY(!errorMember(answer, "message").isEmpty());
    QVERIFY(!answer.body.contains("sk-test"));
    QCOMPARE(api.fileText(), before);
    QCOMPARE(api.change("POST", "/api/providers", entry).status, 201); // it still serves
}

void ManagementServiceTest::everyProblemIsListed()
{
    ManagementFixture api;
    const QByteArray broken
        = R"({"version":1,"providers":[{"name":"x","baseUrl":"ftp://x","odd":1}],"log":[]})";
    const ClientAnswer answer = api.change("PUT", "/api/config", broken);
    QCOMPARE(answer.status, 400);
    JsonDocument document;
    QVERIFY(document.parse(answer.body.toStdString()));
    QByteArray paths;
    for (const JsonValue problem : document.root()["error"]["problems"])
        paths += QByteArray::fromStdString(problem["path"].decoded()) + ' ';
    QCOMPARE(paths, "providers[0].baseUrl providers[0].odd log ");
    QCOMPARE(errorMember(answer, "path"), "providers[0].baseUrl");
}

void ManagementServiceTest::providerIsAdded()
{
    ManagementFixture api;
    const ClientAnswer added
        = api.change("POST", "/api/providers", R"({"name":"新 1/2","baseUrl":"https://new.example"})");
    QCOMPARE(added.status, 201);
    QCOMPARE(added.header("location"), "/api/providers/%E6%96%B0%201%2F2");
    QCOMPARE(added.body, R"({"problems":[]})");
    const ClientAnswer shown = api.get(added.header("location"));
    QVERIFY2(shown.body.contains("https://new.example"), shown.body);
    QCOMPARE(shown.header("etag"), added.header("etag"));
    QCOMPARE(api.host.configuration().providers.back().name, "新 1/2");
}

void ManagementServiceTest::providerIsRenamed()
{
    ManagementFixture api;
    QCOMPARE(api.change("PUT", "/api/providers/needed", entry).status, 200);
    QCOMPARE(api.get("/api/providers/needed").status, 404);
    QCOMPARE(api.get("/api/providers/new").status, 200);
    QCOMPARE(api.host.configuration().endpoints.front().providers, std::vector<std::string>{ "new" });
}

void ManagementServiceTest::providerIsRemoved()
{
    ManagementFixture api;
    const ClientAnswer removed = api.change("DELETE", "/api/providers/" + encodedName);
    QCOMPARE(removed.status, 204);
    QVERIFY(removed.body.isEmpty());
    QCOMPARE(api.host.configuration().providers.size(), 2U);
}

void ManagementServiceTest::configurationIsReplaced()
{
    ManagementFixture api;
    QByteArray text = api.get("/api/config").body;
    text.replace("https://spare.example", "https://better.example");
    QCOMPARE(api.change("PUT", "/api/config", text).status, 200);
    QCOMPARE(api.get("/api/config").body, text);
    QVERIFY(api.get("/api/providers/spare").body.contains("https://better.example"));
}

void ManagementServiceTest::listHoldsHealth()
{
    ManagementFixture api;
    JsonDocument document;
    QVERIFY(document.parse(api.get("/api/providers").body.toStdString()));
    const JsonValue last = document.root()["providers"].at(2);
    QCOMPARE(last["name"].decoded(), "通译 a/b");
    QCOMPARE(last["baseUrl"].decoded(), "https://other.example");
    QCOMPARE(last["health"]["state"].decoded(), "unknown");
    QVERIFY(document.parse(api.get("/api/health").body.toStdString()));
    QCOMPARE(document.root()["providers"].size(), 3U);
    QVERIFY(document.parse(api.get("/api/health/" + encodedName).body.toStdString()));
    QCOMPARE(document.root()["name"].decoded(), "通译 a/b");
}

void ManagementServiceTest::forgiveReachesTheHost()
{
    ManagementFixture api;
    QCOMPARE(api.change("POST", "/api/providers/spare/forgive").status, 200);
    QCOMPARE(api.host.forgiven, std::vector<std::string>{ "spare" });
}

void ManagementServiceTest::environmentCannotBeChanged()
{
    ManagementFixture api;
    api.host.isEditable = false;
    const ClientAnswer shown = api.get("/api/config");
    QCOMPARE(shown.status, 200);
    QVERIFY(shown.header("etag").isNull());
    const ClientAnswer answer = api.send(ManagementFixture::request("POST", "/api/providers", entry));
    QCOMPARE(answer.status, 409);
    QCOMPARE(errorMember(answer, "message"), "Nothing can be changed.");
}

void ManagementServiceTest::metricsArePlainText()
{
    const ManagementFixture api;
    const ClientAnswer answer = api.get("/metrics");
    QCOMPARE(answer.body, QByteArray("a_metric 1\n"));
    QCOMPARE(answer.header("content-type"), QByteArray("text/plain; version=0.0.4; charset=utf-8"));
}

void ManagementServiceTest::metricsNeedTheToken()
{
    const ManagementFixture api;
    QCOMPARE(api.send("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 401);
    const QByteArray foreign
        = ManagementFixture::request("GET", "/metrics", {}, "Origin: https://attacker.test\r\n");
    QCOMPARE(api.send(foreign).status, 403);
}

QTEST_GUILESS_MAIN(ManagementServiceTest)
#include "tst_managementservice.moc"
