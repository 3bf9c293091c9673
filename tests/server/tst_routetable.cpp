#include "server/RouteTable.h"

#include <QTest>

using namespace dragoman;

namespace {

RequestHead head(const char* method, const QByteArray& path, HeaderList headers = {})
{
    RequestHead head;
    head.method = method;
    head.path = head.target = path.toStdString();
    head.headers = std::move(headers);
    return head;
}

} // namespace

class TestRouteTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void routes_data();
    void routes();
    void modelIds_data();
    void modelIds();
    void modelShapeFollowsHeaders();
    void unknownPaths_data();
    void unknownPaths();
    void wrongMethods_data();
    void wrongMethods();
};

void TestRouteTable::routes_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("operation");
    const auto row = [](const char* rule, const char* method, const char* path, Operation operation) {
        QTest::newRow(rule) << QByteArray(method) << QByteArray(path) << int(operation);
    };
    row("messages", "POST", "/v1/messages", Operation::Generate);
    row("messagesWithoutVersion", "POST", "/messages", Operation::Generate);
    row("messagesWithVersionTwice", "POST", "/v1/v1/messages", Operation::Generate);
    row("messagesWithSlash", "POST", "/v1/messages/", Operation::Generate);
    row("countTokens", "POST", "/v1/messages/count_tokens", Operation::CountTokens);
    row("chat", "POST", "/v1/chat/completions", Operation::Generate);
    row("chatWithoutVersion", "POST", "/chat/completions", Operation::Generate);
    row("models", "GET", "/v1/models", Operation::ListModels);
    row("modelsWithoutVersion", "GET", "/models", Operation::ListModels);
    row("model", "GET", "/v1/models/x", Operation::GetModel);
    row("health", "GET", "/health", Operation::Health);
    row("healthHead", "HEAD", "/health", Operation::Health);
    row("stats", "GET", "/stats", Operation::Statistics);
    row("root", "GET", "/", Operation::Information);
    row("rootHead", "HEAD", "/", Operation::Information);
    row("rootWithVersion", "GET", "/v1", Operation::Information);
}

void TestRouteTable::routes()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(int, operation);
    const Result<Route> route = findRoute(head(method.constData(), path), Protocol::OpenAiChat);
    QVERIFY(route);
    QCOMPARE(int(route->operation), operation);
}

void TestRouteTable::modelIds_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("plain") << QByteArray("/v1/models/gpt-4o") << QByteArray("gpt-4o");
    QTest::newRow("slash") << QByteArray("/v1/models/vendor/model") << QByteArray("vendor/model");
    QTest::newRow("escapedSlash") << QByteArray("/v1/models/vendor%2Fmodel") << QByteArray("vendor/model");
    QTest::newRow("colon") << QByteArray("/models/vendor/model:free") << QByteArray("vendor/model:free");
}

void TestRouteTable::modelIds()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, id);
    const Result<Route> route = findRoute(head("GET", path), Protocol::OpenAiChat);
    QVERIFY(route);
    QCOMPARE(QByteArray::fromStdString(route->modelId), id);
}

void TestRouteTable::modelShapeFollowsHeaders()
{
    const auto protocol = [](HeaderList headers, Protocol fallback) {
        return findRoute(head("GET", "/v1/models", std::move(headers)), fallback)->protocol;
    };
    QCOMPARE(protocol({}, Protocol::OpenAiChat), Protocol::OpenAiChat);
    QCOMPARE(protocol({}, Protocol::Anthropic), Protocol::Anthropic);
    QCOMPARE(protocol({ { "x-api-key", "k" } }, Protocol::OpenAiChat), Protocol::Anthropic);
    QCOMPARE(protocol({ { "anthropic-version", "2023-06-01" } }, Protocol::OpenAiChat), Protocol::Anthropic);
    QCOMPARE(protocol({ { "Authorization", "Bearer k" } }, Protocol::Anthropic), Protocol::OpenAiChat);
    QCOMPARE(protocol({ { "Authorization", "Bearer k" }, { "anthropic-version", "2023-06-01" } },
                 Protocol::OpenAiChat),
        Protocol::Anthropic);
}

void TestRouteTable::unknownPaths_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("embeddings") << QByteArray("/v1/embeddings");
    QTest::newRow("batches") << QByteArray("/v1/messages/batches");
    QTest::newRow("dots") << QByteArray("/v1/../messages");
    QTest::newRow("versionGlued") << QByteArray("/v1messages");
    QTest::newRow("brokenEscape") << QByteArray("/v1/models/%zz");
    QTest::newRow("emptyModel") << QByteArray("/v1/nothing/");
}

void TestRouteTable::unknownPaths()
{
    QFETCH(QByteArray, path);
    QVERIFY(!findRoute(head("GET", path), Protocol::OpenAiChat));
}

void TestRouteTable::wrongMethods_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("getMessages") << QByteArray("GET") << QByteArray("/v1/messages");
    QTest::newRow("postModels") << QByteArray("POST") << QByteArray("/v1/models");
    QTest::newRow("deleteModel") << QByteArray("DELETE") << QByteArray("/v1/models/x");
    QTest::newRow("partOfMethod") << QByteArray("HEA") << QByteArray("/");
}

void TestRouteTable::wrongMethods()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    const Result<Route> route = findRoute(head(method.constData(), path), Protocol::OpenAiChat);
    QVERIFY(!route);
    QCOMPARE(route.error().kind, ErrorKind::MethodNotAllowed);
}

QTEST_GUILESS_MAIN(TestRouteTable)
#include "tst_routetable.moc"
