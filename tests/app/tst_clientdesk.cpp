#include "app/ClientDesk.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dragoman;

namespace {

EndpointConfig endpoint(const char* name, Protocol protocol, std::uint16_t port)
{
    EndpointConfig config;
    config.name = name;
    config.protocol = protocol;
    config.port = port;
    return config;
}

// A home of its own, and two endpoints.
class Home
{
public:
    Home()
    {
        program.configuration.endpoints = { endpoint("openai", Protocol::OpenAiChat, 9999),
            endpoint("anthropic", Protocol::Anthropic, 9998) };
        program.token = Secret("token-of-this-test");
    }
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    void write(const char* name, const QByteArray& text) const
    {
        QFile file(path(name));
        QVERIFY(QDir().mkpath(QFileInfo(file).path()) && file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    QByteArray read(const char* name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
    }
    ClientDesk desk() const
    {
        return { ClientPlaces{ ClientSystem::Linux, m_folder.path(), path(".config"), {} }, path("data") };
    }
    ClientState state(const char* client) const
    {
        for (ClientState& state : desk().states(program)) {
            if (state.client == client)
                return state;
        }
        return {};
    }
    SetupState stateOf(const char* client) const { return state(client).status.state; }
    Result<QString> setUp(const SetUpRequest& request) const
    {
        return desk().plan(request, program).and_then([&](const SetupPlan& plan) {
            return desk().apply(request.client, plan);
        });
    }
    Result<QString> undo(const char* client) const
    {
        return desk().planUndo(client).and_then(
            [&](const SetupPlan& plan) { return desk().apply(client, plan); });
    }

    ClientDesk::Program program;

private:
    QTemporaryDir m_folder;
};

} // namespace

// Setting clients up for the windows, with real files.
class ClientDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyClientIsSetUpAndUndone_data();
    void everyClientIsSetUpAndUndone();
    void planHidesSecrets();
    void codexIsNotListedWhileItIsNotServed();
    void modelOfTheSetUpIsNoDrift();
    void otherEndpointIsNoDrift();
    void formerChoiceIsKeptByARepair();
    void newTokenIsADrift();
    void changedValueIsADrift();
    void closedPortIsDead();
    void faultyFileIsRefusedWithItsPlace();
    void fileThatChangedMeanwhileIsRefused();
    void clientKeyEndpointIsRefused();
    void withoutEndpointNothingIsPlanned();
    void memoryHasNoToken();
};

void ClientDeskTest::everyClientIsSetUpAndUndone_data()
{
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("Claude Code") << QByteArray("claude-code") << QByteArray(".claude/settings.json")
                                 << QByteArray("{\n  \"theme\": \"dark\"\n}\n")
                                 << QByteArray("\"http://127.0.0.1:9998\"");
    QTest::newRow("OpenCode") << QByteArray("opencode") << QByteArray(".config/opencode/opencode.json")
                              << QByteArray("{ // mine\n  \"autoupdate\": true,\n}\n")
                              << QByteArray("http://127.0.0.1:9999/v1");
    QTest::newRow("Continue") << QByteArray("continue") << QByteArray(".continue/config.yaml")
                              << QByteArray("name: Mine # my own\nversion: 1.0.0\nschema: v1\n")
                              << QByteArray("http://127.0.0.1:9999/v1");
    QTest::newRow("Zed") << QByteArray("zed") << QByteArray(".config/zed/settings.json")
                         << QByteArray("{\n  // mine\n  \"vim_mode\": true\n}\n")
                         << QByteArray("http://127.0.0.1:9999/v1");
}

void ClientDeskTest::everyClientIsSetUpAndUndone()
{
    QFETCH(QByteArray, client);
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, address);
    const Home home;
    QCOMPARE(home.stateOf(client), SetupState::NotInstalled);
    home.write(file, before);
    QCOMPARE(home.stateOf(client), SetupState::Untouched);
    const Result<QString> backup = home.setUp({ client.toStdString() });
    QVERIFY2(backup, backup ? "" : backup.error().message.c_str());
    QFile kept(*backup);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), before);
    QVERIFY2(home.read(file).contains(address), home.read(file).constData());
    QCOMPARE(home.stateOf(client), SetupState::SetUp);
    QVERIFY(home.state(client).isOurs);
    const Result<QString> undone = home.undo(client);
    QVERIFY2(undone, undone ? "" : undone.error().message.c_str());
    QCOMPARE(home.read(file), before);
    QCOMPARE(home.stateOf(client), SetupState::Untouched);
    QVERIFY(!home.state(client).isOurs);
}

void ClientDeskTest::planHidesSecrets()
{
    const Home home;
    home.write(".claude/settings.json", R"({"env":{"OTHER_API_KEY":"sk-of-somebody-else"}})");
    const Result<SetupPlan> plan = home.desk().plan({ "claude-code" }, home.program);
    QVERIFY(plan);
    QVERIFY(plan->diff.find("http://127.0.0.1:9998") != std::string::npos);
    QVERIFY(plan->diff.find("token-of-this-test") == std::string::npos);
    QVERIFY(plan->diff.find("sk-of-somebody-else") == std::string::npos);
    QVERIFY(plan->diff.find("***") != std::string::npos);
}

void ClientDeskTest::codexIsNotListedWhileItIsNotServed()
{
    const Home home;
    QCOMPARE(home.state("codex").client, std::string());
    QCOMPARE(home.desk().states(home.program).size(), std::size_t(4));
}

void ClientDeskTest::modelOfTheSetUpIsNoDrift()
{
    const Home home;
    QVERIFY(home.setUp({ "opencode", {}, "my-model" }));
    QCOMPARE(home.stateOf("opencode"), SetupState::SetUp);
    QCOMPARE(home.state("opencode").model, std::string("my-model"));
}

void ClientDeskTest::otherEndpointIsNoDrift()
{
    Home home;
    home.program.configuration.endpoints.push_back(endpoint("second", Protocol::Anthropic, 9000));
    QVERIFY(home.setUp({ "claude-code", "second" }));
    QCOMPARE(home.stateOf("claude-code"), SetupState::SetUp);
    QCOMPARE(home.state("claude-code").endpoint, std::string("second"));
    QVERIFY(home.read(".claude/settings.json").contains("http://127.0.0.1:9000"));
}

void ClientDeskTest::formerChoiceIsKeptByARepair()
{
    Home home;
    home.program.configuration.endpoints.push_back(endpoint("second", Protocol::OpenAiChat, 9000));
    QVERIFY(home.setUp({ "opencode", "second", "my-model" }));
    home.program.token = Secret("another-token-now");
    QVERIFY(home.setUp({ "opencode" }));
    const QByteArray text = home.read(".config/opencode/opencode.json");
    QVERIFY2(text.contains("9000") && text.contains("my-model") && text.contains("another-token-now"),
        text.constData());
}

void ClientDeskTest::newTokenIsADrift()
{
    Home home;
    QVERIFY(home.setUp({ "claude-code" }));
    home.program.token = Secret("another-token-now");
    QCOMPARE(home.stateOf("claude-code"), SetupState::Drifted);
    QCOMPARE(home.state("claude-code").status.detail, std::string("env.ANTHROPIC_AUTH_TOKEN"));
    QVERIFY(home.setUp({ "claude-code" }));
    QCOMPARE(home.stateOf("claude-code"), SetupState::SetUp);
    QVERIFY(home.undo("claude-code"));
    QCOMPARE(home.read(".claude/settings.json"), QByteArray("(no file)"));
}

void ClientDeskTest::changedValueIsADrift()
{
    const Home home;
    QVERIFY(home.setUp({ "claude-code" }));
    QByteArray text = home.read(".claude/settings.json");
    home.write(".claude/settings.json", text.replace("http://127.0.0.1:9998", "https://elsewhere.example"));
    QCOMPARE(home.stateOf("claude-code"), SetupState::Drifted);
}

void ClientDeskTest::closedPortIsDead()
{
    Home home;
    QVERIFY(home.setUp({ "claude-code" }));
    home.program.configuration.endpoints.back().port = 9990;
    QCOMPARE(home.stateOf("claude-code"), SetupState::DeadPort);
    QCOMPARE(home.state("claude-code").status.detail, std::string("http://127.0.0.1:9998"));
    QVERIFY(home.setUp({ "claude-code" }));
    QCOMPARE(home.stateOf("claude-code"), SetupState::SetUp);
    home.program.configuration.endpoints.clear();
    QCOMPARE(home.stateOf("claude-code"), SetupState::DeadPort);
}

void ClientDeskTest::faultyFileIsRefusedWithItsPlace()
{
    const Home home;
    home.write(".claude/settings.json", "{\n  \"a\": 1\n  \"b\": 2\n}");
    QCOMPARE(home.stateOf("claude-code"), SetupState::Broken);
    const Result<SetupPlan> plan = home.desk().plan({ "claude-code" }, home.program);
    QVERIFY(!plan);
    QVERIFY2(
        plan.error().message.find("line 3, column 3") != std::string::npos, plan.error().message.c_str());
}

void ClientDeskTest::fileThatChangedMeanwhileIsRefused()
{
    const Home home;
    home.write(".claude/settings.json", "{}");
    const Result<SetupPlan> plan = home.desk().plan({ "claude-code" }, home.program);
    QVERIFY(plan);
    home.write(".claude/settings.json", R"({"mine":true})");
    const Result<QString> applied = home.desk().apply("claude-code", *plan);
    QVERIFY(!applied);
    QCOMPARE(applied.error().kind, ErrorKind::Conflict);
    QCOMPARE(home.read(".claude/settings.json"), QByteArray(R"({"mine":true})"));
}

void ClientDeskTest::clientKeyEndpointIsRefused()
{
    Home home;
    home.program.configuration.endpoints.back().access = AccessMode::ClientKey;
    const Result<SetupPlan> plan = home.desk().plan({ "claude-code" }, home.program);
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, ErrorKind::Conflict);
}

void ClientDeskTest::withoutEndpointNothingIsPlanned()
{
    Home home;
    for (EndpointConfig& config : home.program.configuration.endpoints)
        config.enabled = false;
    const Result<SetupPlan> plan = home.desk().plan({ "claude-code" }, home.program);
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, ErrorKind::NotFound);
}

void ClientDeskTest::memoryHasNoToken()
{
    const Home home;
    QVERIFY(home.setUp({ "claude-code" }));
    const QByteArray memory = home.read("data/clients/claude-code.json");
    QVERIFY(memory.contains("http://127.0.0.1:9998"));
    QVERIFY(!memory.contains("token-of-this-test"));
}

QTEST_GUILESS_MAIN(ClientDeskTest)
#include "tst_clientdesk.moc"
