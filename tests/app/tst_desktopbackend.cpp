#include "app/DesktopBackend.h"
#include "config/ConfigurationEdit.h"
#include "config/ConfigurationWriter.h"
#include "support/FakeUpstream.h"

#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace dragoman;

namespace {

// Two endpoints on free ports.
QByteArray freePorts()
{
    return R"({"version":1,"endpoints":[
        {"name":"openai","protocol":"openai-chat","host":"127.0.0.1","port":0,"enabled":true},
        {"name":"anthropic","protocol":"anthropic","host":"127.0.0.1","port":0,"enabled":true}],
        "providers":[]})";
}

class Place
{
public:
    explicit Place(const QByteArray& configuration = freePorts())
    {
        if (!configuration.isEmpty())
            write(fileName(), configuration);
    }
    QString fileName() const { return m_folder.filePath(QStringLiteral("config.json")); }
    QString folder() const { return m_folder.path(); }
    static void write(const QString& name, const QByteArray& text)
    {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    std::unique_ptr<DesktopBackend> start() const
    {
        auto backend = std::make_unique<DesktopBackend>(
            openDesktopConfiguration(fileName()), folder(), Secret("a-token-for-this-test"));
        backend->start();
        return backend;
    }

private:
    QTemporaryDir m_folder;
};

SampleRequest sample(const std::string& endpoint)
{
    return { endpoint, "demo-echo", "Good morning" };
}

} // namespace

// The program behind the windows, with a real proxy and real files.
class DesktopBackendTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstStartWritesTwoEndpoints();
    void brokenFileIsKeptAside();
    void brokenFileWithoutAGoodOneStartsAnew();
    void sampleStreamsThroughAnEndpoint();
    void sampleNeedsAListeningEndpoint();
    void switchedOffEndpointClosesItsPort();
    void takenPortLeavesTheOtherEndpoint();
    void editByHandIsAnnounced();
    void brokenEditBecomesANotice();
    void renewedTokenIsInForce();
    void refusedRequestIsAnnounced_data();
    void refusedRequestIsAnnounced();
    void clientIsSetUpWithTheRealPort();
    void todayIsRememberedAcrossStarts();
    void requestIsSentAgain();
    void bundleNamesNoToken();
    void newVersionsAreLookedForWhereTheFileSays();
};

namespace {

// Asks once and waits until the journal has it.
StoredRequest askedOnce(DesktopBackend& backend)
{
    QSignalSpy written(&backend.requestLog(), &RequestLog::rowsAdded);
    backend.sendSample(
        sample("openai"), &backend, [](const QString&) {}, [](const Result<void>&) {});
    if (!written.wait(20'000))
        QTest::qFail("nothing was written into the journal", __FILE__, __LINE__);
    Result<StoredRequest> request;
    bool isAnswered = false;
    backend.requestLog().ask<Result<StoredRequest>>([](JournalReader& reader) { return reader.request(1); },
        &backend,
        [&](const Result<StoredRequest>& answer) {
            request = answer;
            isAnswered = true;
        });
    if (!QTest::qWaitFor([&] { return isAnswered; }, 20'000) || !request)
        QTest::qFail("the journal cannot be read", __FILE__, __LINE__);
    return request.value_or(StoredRequest{});
}

void keepBodies(DesktopBackend& backend)
{
    Configuration changed = backend.configuration();
    changed.log.bodies = LogBodies::All;
    QSignalSpy inForce(&backend, &Backend::keysChanged);
    QVERIFY(backend.save(changed, backend.revision()));
    QTRY_VERIFY(!inForce.empty());
}

} // namespace

void DesktopBackendTest::firstStartWritesTwoEndpoints()
{
    const Place place{ QByteArray() };
    const DesktopConfiguration desktop = openDesktopConfiguration(place.fileName());
    QVERIFY(desktop.notices.empty());
    QVERIFY(QFile::exists(place.fileName()));
    QCOMPARE(findEndpoint(desktop.configuration, "openai")->port, 9999);
    QCOMPARE(findEndpoint(desktop.configuration, "anthropic")->port, 9998);
    QVERIFY(desktop.configuration.providers.empty());
}

void DesktopBackendTest::brokenFileIsKeptAside()
{
    const Place place;
    (void)openDesktopConfiguration(place.fileName()); // keeps it as the last good one
    Place::write(place.fileName(), "{ broken");
    const DesktopConfiguration desktop = openDesktopConfiguration(place.fileName());
    QCOMPARE(desktop.notices.size(), std::size_t(1));
    QCOMPARE(desktop.notices.front().kind, Notice::Kind::LastGoodConfiguration);
    QFile aside(desktop.notices.front().text);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), QByteArray("{ broken"));
    QCOMPARE(findEndpoint(desktop.configuration, "openai")->port, 0);
    QVERIFY(openDesktopConfiguration(place.fileName()).notices.empty()); // the file is good again
}

void DesktopBackendTest::brokenFileWithoutAGoodOneStartsAnew()
{
    const Place place("nothing of use");
    const DesktopConfiguration desktop = openDesktopConfiguration(place.fileName());
    QCOMPARE(desktop.notices.size(), std::size_t(1));
    QCOMPARE(findEndpoint(desktop.configuration, "openai")->port, 9999);
}

void DesktopBackendTest::sampleStreamsThroughAnEndpoint()
{
    const Place place;
    const std::unique_ptr<DesktopBackend> backend = place.start();
    QSignalSpy finished(backend.get(), &Backend::requestFinished);
    QString answer;
    std::optional<Result<void>> result;
    backend->sendSample(
        sample("openai"), this, [&](const QString& text) { answer += text; },
        [&](const Result<void>& given) { result = given; });
    QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), 20'000);
    QVERIFY2(*result, result->has_value() ? "" : result->error().message.c_str());
    QVERIFY2(answer.contains(QStringLiteral("Good morning")), qPrintable(answer));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
    QCOMPARE(backend->totals().requests, std::uint64_t(1));
    QCOMPARE(backend->runningRequests(), 0);
}

void DesktopBackendTest::sampleNeedsAListeningEndpoint()
{
    const Place place;
    const std::unique_ptr<DesktopBackend> backend = place.start();
    std::optional<Result<void>> result;
    backend->sendSample(
        sample("gone"), this, [](const QString&) {}, [&](const Result<void>& given) { result = given; });
    QTRY_VERIFY(result.has_value());
    QVERIFY(!*result);
}

void DesktopBackendTest::switchedOffEndpointClosesItsPort()
{
    const Place place;
    const std::unique_ptr<DesktopBackend> backend = place.start();
    QVERIFY(backend->endpoints().front().port != 0);
    QVERIFY(backend->setEndpointEnabled("openai", false));
    QCOMPARE(backend->endpoints().front().port, 0); // at once
    QVERIFY(backend->setEndpointEnabled("openai", true));
    QVERIFY(backend->endpoints().front().port != 0);
}

void DesktopBackendTest::takenPortLeavesTheOtherEndpoint()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const Place place;
    Configuration configuration = readConfiguration(freePorts().toStdString()).configuration;
    configuration.endpoints.front().port = other.serverPort();
    Place::write(place.fileName(), QByteArray::fromStdString(writeConfiguration(configuration)));
    const std::unique_ptr<DesktopBackend> backend = place.start();
    const EndpointState state = backend->endpoints().front();
    QVERIFY(state.problem);
    QVERIFY(state.freePort > other.serverPort());
    QVERIFY(backend->endpoints().back().port != 0);
#ifdef Q_OS_LINUX
    QVERIFY2(!state.portOwner.isEmpty(), "the kernel says who has the port");
#endif
    other.close();
    backend->retryEndpoints();
    QCOMPARE(backend->endpoints().front().port, configuration.endpoints.front().port);
}

void DesktopBackendTest::editByHandIsAnnounced()
{
    const Place place;
    const std::unique_ptr<DesktopBackend> backend = place.start();
    QSignalSpy changed(backend.get(), &Backend::configurationChanged);
    QTRY_VERIFY(!changed.isEmpty()); // the keys of the start
    Place::write(place.fileName(), freePorts().replace("\"openai\"", "\"renamed\""));
    QTRY_COMPARE_WITH_TIMEOUT(backend->endpoints().front().name, std::string("renamed"), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(backend->endpoints().front().port != 0, 20'000);
}

void DesktopBackendTest::brokenEditBecomesANotice()
{
    const Place place;
    const std::unique_ptr<DesktopBackend> backend = place.start();
    Place::write(place.fileName(), R"({"version":1,"provider":[]})");
    QTRY_COMPARE_WITH_TIMEOUT(backend->notices().size(), std::size_t(1), 20'000);
    QVERIFY(backend->notices().front().text.contains(QStringLiteral("provider")));
    QVERIFY(backend->endpoints().front().port != 0);
    Place::write(place.fileName(), freePorts());
    QTRY_VERIFY_WITH_TIMEOUT(backend->notices().empty(), 20'000);
}

void DesktopBackendTest::renewedTokenIsInForce()
{
    const Place place;
    const std::unique_ptr<DesktopBackend> backend = place.start();
    QSignalSpy changed(backend.get(), &Backend::tokenChanged);
    QVERIFY(backend->renewToken());
    QCOMPARE(changed.size(), 1);
    QVERIFY(!backend->token().equals("a-token-for-this-test"));
    std::optional<Result<void>> result;
    backend->sendSample(
        sample("openai"), this, [](const QString&) {}, [&](const Result<void>& given) { result = given; });
    QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), 20'000);
    QVERIFY(*result);
}

void DesktopBackendTest::refusedRequestIsAnnounced_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("status");
    QTest::newRow("wrong token") << QByteArray("/v1/messages") << QByteArray("wrong-token") << 401;
    QTest::newRow("no such path") << QByteArray("/v9/nothing?a=b") << QByteArray("a-token-for-this-test")
                                  << 404;
}

void DesktopBackendTest::refusedRequestIsAnnounced()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, key);
    QFETCH(int, status);
    const Place place;
    const std::unique_ptr<DesktopBackend> backend = place.start();
    std::vector<RefusedRequest> refused;
    connect(backend.get(), &Backend::requestRefused, this,
        [&](const RefusedRequest& request) { refused.push_back(request); });
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, backend->endpoints().back().port);
    client.write("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: claude-cli/2 "
        + QByteArray(400, 'x') + "\r\nx-api-key: " + key
        + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), std::size_t(1), 20'000);
    const RefusedRequest& request = refused.front();
    QCOMPARE(request.status, status);
    QCOMPARE(request.endpoint, std::string("anthropic"));
    QCOMPARE(request.method, std::string("POST"));
    QCOMPARE(QByteArray::fromStdString(request.path), path.split('?').first());
    QVERIFY(request.client.starts_with("claude-cli/2") && request.client.size() <= 200);
    QVERIFY(request.error.find(key.toStdString()) == std::string::npos);
    QCOMPARE(backend->totals().requests, std::uint64_t(0));
}

void DesktopBackendTest::clientIsSetUpWithTheRealPort()
{
    const Place place;
    qputenv("HOME", place.folder().toLocal8Bit());
    const std::unique_ptr<DesktopBackend> backend = place.start();
    QSignalSpy changed(backend.get(), &Backend::clientsChanged);
    const Result<SetupPlan> plan = backend->planSetUp({ "claude-code" });
    QVERIFY2(plan, plan ? "" : plan.error().message.c_str());
    QVERIFY(backend->applySetUp("claude-code", *plan));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(backend->clientStates().front().status.state, SetupState::SetUp);
    QFile file(place.folder() + QStringLiteral("/.claude/settings.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray address = "127.0.0.1:" + QByteArray::number(backend->endpoints().back().port);
    QVERIFY(file.readAll().contains(address));
    QVERIFY(backend->renewToken());
    QCOMPARE(backend->clientStates().front().status.state, SetupState::Drifted);
}

void DesktopBackendTest::todayIsRememberedAcrossStarts()
{
    const Place place;
    askedOnce(*place.start());
    const std::unique_ptr<DesktopBackend> backend = place.start();
    QTRY_COMPARE_WITH_TIMEOUT(backend->totals().requests, std::uint64_t(1), 20'000);
    QVERIFY(backend->totals().isToday);
    QVERIFY(backend->totals().outputTokens > 0);
}

void DesktopBackendTest::requestIsSentAgain()
{
    const Place place;
    const std::unique_ptr<DesktopBackend> backend = place.start();
    keepBodies(*backend);
    const StoredRequest request = askedOnce(*backend);
    QVERIFY(request.record.captured);
    std::optional<Result<CapturedMessage>> answer;
    backend->replay(request.record, {}, this, [&](const Result<CapturedMessage>& given) { answer = given; });
    QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 20'000);
    QVERIFY(*answer);
    QCOMPARE((*answer)->start, std::string("200"));
    QVERIFY((*answer)->body.find("Good") != std::string::npos);
}

void DesktopBackendTest::bundleNamesNoToken()
{
    const Place place;
    const std::unique_ptr<DesktopBackend> backend = place.start();
    keepBodies(*backend);
    (void)askedOnce(*backend);
    std::optional<Result<std::string>> archive;
    backend->supportBundle(1, this, [&](const Result<std::string>& given) { archive = given; });
    QTRY_VERIFY_WITH_TIMEOUT(archive.has_value(), 20'000);
    QVERIFY(*archive);
    QVERIFY((*archive)->starts_with("PK"));
    QVERIFY((*archive)->find("a-token-for-this-test") == std::string::npos);
}

// The whole way with a good signature is tried in tst_updatecheck and tst_checkupdatecommand.
void DesktopBackendTest::newVersionsAreLookedForWhereTheFileSays()
{
    FakeUpstream server;
    server.enqueue(ScriptedAnswer::json(200, "{}"));
    const Place place;
    const std::unique_ptr<DesktopBackend> backend = place.start();
    QCOMPARE(backend->updateState().obstacle, UpdateObstacle::NoKey);
    Configuration changed = backend->configuration();
    changed.updates
        = { true, server.url("/release"), QByteArray(32, 'k').toBase64().toStdString(), "none", {} };
    const QSignalSpy spy(backend.get(), &Backend::updateChanged);
    QVERIFY(backend->save(changed, backend->revision()));
    QCOMPARE(backend->updateState().obstacle, UpdateObstacle::None);
    QVERIFY(!backend->updateState().isChecking);
    backend->checkForUpdate();
    QTRY_VERIFY(!backend->updateState().error.empty());
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().header("user-agent"), QByteArray("dragoman/" DRAGOMAN_VERSION));
    QVERIFY(spy.size() >= 3); // followed, looking, done
}

QTEST_GUILESS_MAIN(DesktopBackendTest)
#include "tst_desktopbackend.moc"
