#include "app/Program.h"
#include "base/Json.h"
#include "support/FakeUpstream.h"
#include "support/LocalAuthority.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dragoman;

namespace {

// Runs a program to its end; what it printed, or nothing when it failed.
QByteArray outputOf(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(30'000) || process.exitCode() != 0)
        return {};
    return process.readAllStandardOutput();
}

} // namespace

// The whole way: signed by the tool that signs releases, served over TLS, read by the real program. The
// server lives in this process, so the program is awaited by its events.
class CheckUpdateCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsOfANewVersion();
    void tellsThatThereIsNone();
    void writesJson();
    void refusesAnotherKey();
    void saysThatItCannotLook_data();
    void saysThatItCannotLook();
    void keysAreNotOverwritten();

private:
    QString path(const char* name) const { return m_home.filePath(QString::fromLatin1(name)); }
    QByteArray makeKey(const QString& file) const;
    void publish(const char* version, const QString& key);
    void configure(const QByteArray& updates) const;
    ProgramRun run(const QStringList& arguments = {}) const;

    LocalAuthority m_authority;
    QTemporaryDir m_home;
    const QString m_tool{ QStringLiteral(TEST_DATA_DIR "/../packaging/distribution/sign-release") };
    std::unique_ptr<FakeUpstream> m_server;
    QByteArray m_public;
};

void CheckUpdateCommandTest::initTestCase()
{
    QVERIFY2(m_authority.isUsable(), qPrintable(m_authority.error()));
    m_server
        = std::make_unique<FakeUpstream>(m_authority.serverConfiguration(LocalAuthority::Certificate::Valid));
    m_public = makeKey(path("release.pem"));
    QCOMPARE(m_public.size(), 44);
    configure("\"address\":\"" + QByteArray::fromStdString(m_server->url("/release")) + "\",\"key\":\""
        + m_public + "\",\"proxy\":\"none\",\"caFile\":\"" + QByteArray::fromStdString(m_authority.caFile())
        + '"');
    QFile file(path("dragoman-9.9.9.zip"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("a package");
}

QByteArray CheckUpdateCommandTest::makeKey(const QString& file) const
{
    const QByteArray line = outputOf(m_tool, { QStringLiteral("--new-key"), file }).trimmed();
    return line.mid(line.indexOf('=') + 1);
}

void CheckUpdateCommandTest::configure(const QByteArray& updates) const
{
    QFile file(path("config.json"));
    if (file.open(QIODevice::WriteOnly))
        file.write("{\"version\":1,\"updates\":{" + updates + "}}");
}

void CheckUpdateCommandTest::publish(const char* version, const QString& key)
{
    outputOf(m_tool,
        { QStringLiteral("--key"), key, QStringLiteral("--version"), QString::fromLatin1(version),
            QStringLiteral("--notes"), QStringLiteral("https://notes.example/"), QStringLiteral("--out"),
            path("release"), path("dragoman-9.9.9.zip") });
    QFile file(path("release"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_server->enqueue(ScriptedAnswer::json(200, file.readAll()));
}

ProgramRun CheckUpdateCommandTest::run(const QStringList& arguments) const
{
    QProcess program;
    program.setProcessEnvironment(bareEnvironment(m_home.path()));
    program.start(QStringLiteral(DRAGOMAN_PROGRAM),
        QStringList{ QStringLiteral("check-update"), QStringLiteral("--config"), path("config.json"),
            QStringLiteral("--data-dir"), path("data") }
            + arguments);
    if (!QTest::qWaitFor([&program] { return program.state() == QProcess::NotRunning; }, 60'000))
        return {};
    return { program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError() };
}

void CheckUpdateCommandTest::tellsOfANewVersion()
{
    publish("9.9.9", path("release.pem"));
    const ProgramRun run = this->run();
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QVERIFY2(run.out.startsWith("Dragoman 9.9.9 is there"), run.out.constData());
    QVERIFY(run.out.contains("https://notes.example/"));
}

void CheckUpdateCommandTest::tellsThatThereIsNone()
{
    publish(DRAGOMAN_VERSION, path("release.pem"));
    const ProgramRun run = this->run();
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QCOMPARE(run.out, QByteArray("Dragoman " DRAGOMAN_VERSION " is the newest version.\n"));
}

void CheckUpdateCommandTest::writesJson()
{
    publish("9.9.9", path("release.pem"));
    const ProgramRun run = this->run({ QStringLiteral("--json") });
    QVERIFY2(run.exitCode == 0, run.err.constData());
    JsonDocument document;
    QVERIFY(document.parse(run.out.toStdString()));
    const JsonValue root = document.root();
    QCOMPARE(root["version"].decoded(), DRAGOMAN_VERSION);
    QCOMPARE(root["newest"].decoded(), "9.9.9");
    QVERIFY(root["isNewer"].boolOr(false));
    QCOMPARE(root["files"].at(0)["name"].decoded(), "dragoman-9.9.9.zip");
    QCOMPARE(root["files"].at(0)["size"].integer().value_or(0), 9);
    QCOMPARE(root["files"].at(0)["sha256"].decoded(),
        QCryptographicHash::hash("a package", QCryptographicHash::Sha256).toHex().toStdString());
}

void CheckUpdateCommandTest::refusesAnotherKey()
{
    QVERIFY(!makeKey(path("other.pem")).isEmpty());
    publish("9.9.9", path("other.pem"));
    const ProgramRun run = this->run();
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains("is not signed with the release key"), run.err.constData());
    QCOMPARE(run.out, QByteArray());
}

void CheckUpdateCommandTest::saysThatItCannotLook_data()
{
    QTest::addColumn<QByteArray>("updates");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("no key") << QByteArray("\"address\":\"https://u.example/\"")
                            << QByteArray("no release key");
    QTest::newRow("no address") << "\"key\":\"" + m_public + '"' << QByteArray("no address");
    QTest::newRow("a bad address") << QByteArray("\"address\":\"ftp://u.example/\"")
                                   << QByteArray("updates.address");
}

void CheckUpdateCommandTest::saysThatItCannotLook()
{
    QFETCH(const QByteArray, updates);
    QFETCH(const QByteArray, words);
    configure(updates);
    const ProgramRun run = this->run();
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains(words), run.err.constData());
}

void CheckUpdateCommandTest::keysAreNotOverwritten()
{
    QVERIFY(makeKey(path("release.pem")).isEmpty());
}

QTEST_GUILESS_MAIN(CheckUpdateCommandTest)
#include "tst_checkupdatecommand.moc"
