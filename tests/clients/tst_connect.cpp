#include "clients/LoopbackPrograms.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

namespace dragoman {

namespace {

constexpr int programMilliseconds = 180'000;

int freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

QJsonObject endpoint(const char* name, const char* protocol, int port)
{
    return { { QStringLiteral("name"), QLatin1String(name) },
        { QStringLiteral("protocol"), QLatin1String(protocol) },
        { QStringLiteral("host"), QStringLiteral("127.0.0.1") }, { QStringLiteral("port"), port },
        { QStringLiteral("access"), QStringLiteral("token") } };
}

struct Run
{
    int exitCode = -1;
    QByteArray out{};
    QByteArray err{};
};

} // namespace

// What Dragoman tells people to do, done: its snippets are run and its set-up is used, by the real clients,
// against the demo provider.
class TestConnect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void snippetGetsAnAnswer_data();
    void snippetGetsAnAnswer();
    void claudeCodeWorksWithTheSettingsWeWrote();

private:
    QProcessEnvironment environment() const;
    QString path(const char* name) const { return m_home.filePath(QLatin1String(name)); }
    bool writeFile(const QString& name, const QByteArray& text) const;
    Run run(const QString& program, const QStringList& arguments, const QProcessEnvironment& variables) const;
    Run dragoman(const QStringList& words) const;

    QTemporaryDir m_home;
    QProcess m_server;
};

QProcessEnvironment TestConnect::environment() const
{
    QProcessEnvironment variables;
    variables.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
    variables.insert(QStringLiteral("HOME"), m_home.path());
    variables.insert(QStringLiteral("NO_PROXY"), QStringLiteral("127.0.0.1,localhost"));
    variables.insert(QStringLiteral("DRAGOMAN_CONFIG"), path("config.json"));
    variables.insert(QStringLiteral("DRAGOMAN_DATA_DIR"), path("data"));
    return variables;
}

bool TestConnect::writeFile(const QString& name, const QByteArray& text) const
{
    QFile file(name);
    return QDir().mkpath(QFileInfo(name).absolutePath()) && file.open(QIODevice::WriteOnly)
        && file.write(text) == text.size();
}

Run TestConnect::run(
    const QString& program, const QStringList& arguments, const QProcessEnvironment& variables) const
{
    QProcess process;
    process.setProcessEnvironment(variables);
    process.setWorkingDirectory(m_home.path());
    process.start(program, arguments);
    process.closeWriteChannel();
    if (!process.waitForFinished(programMilliseconds))
        return {};
    return { process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError() };
}

Run TestConnect::dragoman(const QStringList& words) const
{
    return run(QStringLiteral(DRAGOMAN_BINARY), words, environment());
}

// Fixed ports, as a client's settings need them.
void TestConnect::initTestCase()
{
    const QJsonObject configuration{ { QStringLiteral("version"), 1 },
        { QStringLiteral("endpoints"),
            QJsonArray{ endpoint("openai", "openai-chat", freePort()),
                endpoint("anthropic", "anthropic", freePort()) } },
        { QStringLiteral("providers"), QJsonArray() } };
    QVERIFY(writeFile(path("config.json"), QJsonDocument(configuration).toJson()));
    QVERIFY(QFile::link(clientFile(QStringLiteral("node_modules")), path("node_modules")));
    m_server.setProcessEnvironment(environment());
    m_server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_server.start(QStringLiteral(DRAGOMAN_BINARY),
        { QStringLiteral("serve"), QStringLiteral("--demo"), QStringLiteral("--port-file"),
            path("ports.json") });
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path("ports.json")), 20'000);
}

void TestConnect::cleanupTestCase()
{
    m_server.terminate();
    if (!m_server.waitForFinished(5'000))
        m_server.kill();
    m_server.waitForFinished(5'000);
}

void TestConnect::snippetGetsAnAnswer_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("file");
    const QString python = QStringLiteral(TEST_PYTHON);
    QTest::newRow("openai-python") << python << "snippet.py";
    QTest::newRow("anthropic-python") << python << "snippet.py";
    QTest::newRow("openai-typescript") << "node"
                                       << "snippet.mjs";
    QTest::newRow("anthropic-typescript") << "node"
                                          << "snippet.mjs";
    QTest::newRow("curl-openai") << "bash"
                                 << "snippet.sh";
    QTest::newRow("curl-anthropic") << "bash"
                                    << "snippet.sh";
}

void TestConnect::snippetGetsAnAnswer()
{
    QFETCH(QString, program);
    QFETCH(QString, file);
    const Run snippet = dragoman({ QStringLiteral("snippet"), QLatin1String(QTest::currentDataTag()) });
    QVERIFY2(snippet.exitCode == 0, snippet.err.constData());
    QVERIFY(writeFile(m_home.filePath(file), snippet.out));
    const Run done = run(program, { file }, environment());
    QVERIFY2(done.exitCode == 0, done.err.constData());
    QVERIFY2(done.out.contains("Hello"), (done.out + done.err).constData()); // the demo model echoes
}

void TestConnect::claudeCodeWorksWithTheSettingsWeWrote()
{
    const QByteArray before = "{\n  \"includeCoAuthoredBy\": false\n}\n";
    const QString settings = path(".claude/settings.json");
    QVERIFY(writeFile(settings, before));
    const Run done
        = dragoman({ QStringLiteral("setup"), QStringLiteral("claude-code"), QStringLiteral("--yes") });
    QVERIFY2(done.exitCode == 0, done.err.constData());

    QProcessEnvironment variables = environment();
    variables.insert(QStringLiteral("SETTINGS_HOME"), m_home.path());
    variables.insert(QStringLiteral("WORKDIR"), m_home.path());
    variables.insert(QStringLiteral("PROMPT"), QStringLiteral("Say brilliant-pebble."));
    const Run answered
        = run(QStringLiteral("node"), { clientFile(QStringLiteral("claude_code.mjs")) }, variables);
    const QJsonObject outcome = QJsonDocument::fromJson(answered.out).object();
    QVERIFY2(
        !outcome.value(QLatin1String("isError")).toBool(true), (answered.out + answered.err).constData());
    QVERIFY2(outcome.value(QLatin1String("result")).toString().contains(QLatin1String("brilliant-pebble")),
        answered.out.constData());

    const Run undone = dragoman({ QStringLiteral("setup"), QStringLiteral("claude-code"),
        QStringLiteral("--undo"), QStringLiteral("--yes") });
    QVERIFY2(undone.exitCode == 0, undone.err.constData());
    QFile file(settings);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), before);
}

} // namespace dragoman

QTEST_GUILESS_MAIN(dragoman::TestConnect)
#include "tst_connect.moc"
