#include "app/Program.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace dragoman;

namespace {

constexpr const char* configuration = R"({ "version": 1, "endpoints": [
      { "name": "one", "protocol": "openai-chat", "host": "127.0.0.1", "port": 4001, "access": "open" },
      { "name": "two", "protocol": "anthropic", "host": "127.0.0.1", "port": 4002, "access": "token" },
      { "name": "other", "protocol": "anthropic", "host": "::1", "port": 4003, "access": "client-key" },
      { "name": "free", "protocol": "anthropic", "host": "127.0.0.1", "port": 0, "access": "open" },
      { "name": "off", "protocol": "anthropic", "host": "127.0.0.1", "port": 4004, "enabled": false }
    ], "providers": [] })";

constexpr const char* ofOpenCode
    = R"({"provider":{"dragoman":{"options":{"baseURL":"http://127.0.0.1:5/v1"}}}})";

} // namespace

// `dragoman snippet` and `dragoman setup`, run in a home of their own.
class TestClientCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsClients();
    void snippetUsesEndpointModelAndSystem();
    void refuses_data();
    void refuses();
    void setsUpAndUndoes();
    void asksFirst();
    void namesTheLineOfAFaultyFile();
    void tellsHowClientsStand();

private:
    ProgramRun run(const QStringList& words) const;
    bool write(const QString& name, const QByteArray& text) const;
    QByteArray read(const QString& name) const;
    QString settings() const { return QStringLiteral(".claude/settings.json"); }

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestClientCommands::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(write(QStringLiteral("config.json"), configuration));
}

bool TestClientCommands::write(const QString& name, const QByteArray& text) const
{
    QFile file(m_home->filePath(name));
    return QDir().mkpath(QFileInfo(file).absolutePath()) && file.open(QIODevice::WriteOnly)
        && file.write(text) == text.size();
}

QByteArray TestClientCommands::read(const QString& name) const
{
    QFile file(m_home->filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}

ProgramRun TestClientCommands::run(const QStringList& words) const
{
    QProcessEnvironment environment = bareEnvironment(m_home->path());
    environment.insert(QStringLiteral("DRAGOMAN_TOKEN"), QStringLiteral("token-of-dragoman"));
    environment.insert(QStringLiteral("DRAGOMAN_CONFIG"), m_home->filePath(QStringLiteral("config.json")));
    environment.insert(QStringLiteral("DRAGOMAN_DATA_DIR"), m_home->filePath(QStringLiteral("data")));
    return runProgram(words, environment);
}

void TestClientCommands::listsClients()
{
    const ProgramRun listed = run({ QStringLiteral("snippet") });
    QCOMPARE(listed.exitCode, 0);
    for (const char* client : { "claude-code ", "cherry-studio ", "curl-anthropic ", "Open WebUI\n" })
        QVERIFY2(listed.out.contains(client), listed.out.constData());
}

void TestClientCommands::snippetUsesEndpointModelAndSystem()
{
    const ProgramRun own = run({ QStringLiteral("snippet"), QStringLiteral("claude-code") });
    const QJsonObject env = QJsonDocument::fromJson(own.out).object()[QLatin1String("env")].toObject();
    QCOMPARE(env[QLatin1String("ANTHROPIC_BASE_URL")].toString(), QStringLiteral("http://127.0.0.1:4002"));
    QCOMPARE(env[QLatin1String("ANTHROPIC_AUTH_TOKEN")].toString(), QStringLiteral("token-of-dragoman"));
    QVERIFY2(own.err.contains("# Put this into "), own.err.constData());
    const ProgramRun other = run({ QStringLiteral("snippet"), QStringLiteral("curl-openai"),
        QStringLiteral("--endpoint"), QStringLiteral("other"), QStringLiteral("--model"),
        QStringLiteral("m-1"), QStringLiteral("--os"), QStringLiteral("windows") });
    QVERIFY2(
        other.out.contains("Invoke-RestMethod -Method Post -Uri 'http://[::1]:4003/v1/chat/completions'"),
        other.out.constData());
    QVERIFY(other.out.contains("YOUR-PROVIDER-KEY") && other.out.contains("\"m-1\""));
    QVERIFY(!other.out.contains("token-of-dragoman"));
}

void TestClientCommands::refuses_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("unknownClient") << "snippet odd" << QByteArray("there is no snippet for 'odd'");
    QTest::newRow("unknownSetup") << "setup curl-openai"
                                  << QByteArray("there is no set-up for 'curl-openai'");
    QTest::newRow("unknownEndpoint") << "snippet cline --endpoint odd"
                                     << QByteArray("there is no endpoint 'odd'");
    QTest::newRow("endpointOff") << "snippet cline --endpoint off" << QByteArray("'off' is not enabled");
    QTest::newRow("anyPort") << "setup claude-code --endpoint free --yes"
                             << QByteArray("takes any free port");
    QTest::newRow("unknownSystem") << "snippet cline --os beos"
                                   << QByteArray("--os must be linux, macos or windows");
    QTest::newRow("nothingToUndo") << "setup zed --undo --yes"
                                   << QByteArray("Zed was not set up by Dragoman.");
    QTest::newRow("twoClients") << "setup zed opencode" << QByteArray("setup takes one client");
}

void TestClientCommands::refuses()
{
    QFETCH(QString, words);
    QFETCH(QByteArray, reason);
    const ProgramRun refused = run(words.split(QLatin1Char(' ')));
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains(reason), refused.err.constData());
}

void TestClientCommands::setsUpAndUndoes()
{
    const QByteArray before = "{\n  \"theme\": \"dark\" // mine\n}\n";
    QVERIFY(write(settings(), before));
    const ProgramRun done
        = run({ QStringLiteral("setup"), QStringLiteral("claude-code"), QStringLiteral("--yes") });
    QVERIFY2(done.exitCode == 0, done.err.constData());
    QVERIFY2(
        done.out.contains("+    \"ANTHROPIC_BASE_URL\": \"http://127.0.0.1:4002\""), done.out.constData());
    QVERIFY2(
        done.out.contains("Written to ") && done.out.contains("The file as it was: "), done.out.constData());
    QVERIFY(!done.out.contains("token-of-dragoman"));
    QVERIFY(read(settings()).contains("\"ANTHROPIC_AUTH_TOKEN\": \"token-of-dragoman\""));
    const ProgramRun again = run({ QStringLiteral("setup"), QStringLiteral("claude-code") });
    QVERIFY2(again.exitCode == 0 && again.out.contains("has to change"), again.out.constData());
    const ProgramRun undone = run({ QStringLiteral("setup"), QStringLiteral("claude-code"),
        QStringLiteral("--undo"), QStringLiteral("--yes") });
    QVERIFY2(undone.exitCode == 0, undone.err.constData());
    QVERIFY(!undone.out.contains("token-of-dragoman"));
    QCOMPARE(read(settings()), before);
}

void TestClientCommands::asksFirst()
{
    QVERIFY(write(settings(), "{}"));
    const ProgramRun asked = run({ QStringLiteral("setup"), QStringLiteral("claude-code") });
    QCOMPARE(asked.exitCode, 1);
    QVERIFY2(asked.err.contains("say --yes"), asked.err.constData());
    QVERIFY(asked.out.contains("+++ "));
    QCOMPARE(read(settings()), QByteArray("{}"));
}

void TestClientCommands::namesTheLineOfAFaultyFile()
{
    QVERIFY(write(settings(), "{\n  \"a\": 1\n  \"b\": 2\n}"));
    const ProgramRun refused
        = run({ QStringLiteral("setup"), QStringLiteral("claude-code"), QStringLiteral("--yes") });
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("settings.json': ") && refused.err.contains("line 3, column 3"),
        refused.err.constData());
}

void TestClientCommands::tellsHowClientsStand()
{
    QVERIFY(write(settings(), "{}"));
    QVERIFY(write(QStringLiteral(".config/zed/settings.json"), "{"));
    QVERIFY(write(QStringLiteral(".config/opencode/opencode.json"), ofOpenCode));
    const ProgramRun listed = run({ QStringLiteral("setup") });
    QCOMPARE(listed.exitCode, 0);
    for (const char* line : { "settings.json: not set up\n", "config.yaml: not found\n",
             "zed/settings.json: its settings cannot be read\n", "points at a port that no endpoint has\n" })
        QVERIFY2(listed.out.contains(line), listed.out.constData());
}

QTEST_GUILESS_MAIN(TestClientCommands)
#include "tst_clientcommands.moc"
