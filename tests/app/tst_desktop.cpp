#include "app/Program.h"
#include "app/StartAtLogin.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace dragoman;

namespace {

// The real tray application, without a screen.
class Desktop
{
public:
    Desktop()
    {
        m_environment = bareEnvironment(m_home.path());
        m_environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_home.path());
        QFile::setPermissions(m_home.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        m_environment.insert(QStringLiteral("DRAGOMAN_CONFIG"), configuration());
        m_environment.insert(QStringLiteral("DRAGOMAN_DATA_DIR"), m_home.path());
        QFile file(configuration());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"version":1,"endpoints":[{"name":"local","protocol":"anthropic","host":"127.0.0.1",)"
                   R"("port":0,"enabled":true,"access":"open"}],"providers":[]})");
    }
    ~Desktop()
    {
        m_program.kill();
        m_program.waitForFinished();
    }

    QString configuration() const { return m_home.filePath(QStringLiteral("config.json")); }
    QProcessEnvironment environment(bool hasDisplay = true) const
    {
        QProcessEnvironment environment = m_environment;
        if (hasDisplay)
            environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        return environment;
    }
    void start(const QStringList& arguments = {})
    {
        m_program.setProcessEnvironment(environment());
        m_program.start(QStringLiteral(DRAGOMAN_PROGRAM), arguments);
        QVERIFY(m_program.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_home.filePath(QStringLiteral("instance.lock"))), 20'000);
    }
    ProgramRun run(const QStringList& arguments) const { return runProgram(arguments, environment()); }
    // Whether the running copy was asked to end, now or before: it may not listen yet when it is asked first.
    bool wasAskedToQuit()
    {
        m_wasAsked = m_wasAsked || run({ QStringLiteral("--quit") }).exitCode == 0;
        return m_wasAsked;
    }
    bool isRunning() const { return m_program.state() == QProcess::Running; }
    QProcess& program() { return m_program; }

private:
    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    QProcess m_program;
    bool m_wasAsked = false;
};

} // namespace

class DesktopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quitEndsTheRunningCopy();
    void quitWithoutARunningCopySaysSo();
    void secondStartEndsAtOnce();
    void crashedCopyDoesNotBlockTheNext();
    void terminationEndsIt();
    void withoutDisplayTheHelpIsShown();
    void headlessCommandsNeedNoPlatform();
    void autostartFileIsWritten();
    void autostartQuotesTheProgram_data();
    void autostartQuotesTheProgram();
    void launchAgentEscapesTheProgram();
};

void DesktopTest::quitEndsTheRunningCopy()
{
    Desktop desktop;
    desktop.start({ QStringLiteral("--hidden") });
    QTRY_VERIFY_WITH_TIMEOUT(desktop.wasAskedToQuit(), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(!desktop.isRunning(), 20'000);
    QCOMPARE(desktop.program().exitCode(), 0);
}

void DesktopTest::quitWithoutARunningCopySaysSo()
{
    const Desktop desktop;
    const ProgramRun run = desktop.run({ QStringLiteral("--quit") });
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.err.contains("not running"));
}

void DesktopTest::secondStartEndsAtOnce()
{
    Desktop desktop;
    desktop.start({ QStringLiteral("--hidden") });
    QTRY_COMPARE_WITH_TIMEOUT(desktop.run({}).exitCode, 0, 30'000);
    QVERIFY(desktop.isRunning());
}

void DesktopTest::crashedCopyDoesNotBlockTheNext()
{
    Desktop desktop;
    desktop.start();
    desktop.program().kill();
    desktop.program().waitForFinished();
    desktop.start();
    QTRY_VERIFY_WITH_TIMEOUT(desktop.wasAskedToQuit(), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(!desktop.isRunning(), 20'000);
}

void DesktopTest::terminationEndsIt()
{
    Desktop desktop;
    desktop.start();
    QTRY_COMPARE_WITH_TIMEOUT(desktop.run({}).exitCode, 0, 30'000); // it answers, so it hears signals, too
    desktop.program().terminate();
    QTRY_VERIFY_WITH_TIMEOUT(!desktop.isRunning(), 20'000);
    QCOMPARE(desktop.program().exitStatus(), QProcess::NormalExit);
}

void DesktopTest::withoutDisplayTheHelpIsShown()
{
    const Desktop desktop;
    const ProgramRun run = runProgram({}, desktop.environment(false));
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.contains("Usage"));
}

void DesktopTest::headlessCommandsNeedNoPlatform()
{
    const Desktop desktop;
    QProcessEnvironment environment = desktop.environment(false);
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("there-is-none"));
    QCOMPARE(runProgram({ QStringLiteral("check") }, environment).exitCode, 0);
    QCOMPARE(runProgram({ QStringLiteral("--version") }, environment).exitCode, 0);
}

void DesktopTest::autostartFileIsWritten()
{
#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
    QSKIP("the autostart file is for Linux desktops");
#endif
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    StartAtLogin login(QStringLiteral("/opt/dragoman"));
    QVERIFY(!login.isOn());
    QVERIFY(login.set(true));
    QVERIFY(login.isOn());
    QFile file(home.filePath(QStringLiteral("autostart/dragoman.desktop")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), autostartText(QStringLiteral("/opt/dragoman")));
    QVERIFY(login.set(false));
    QVERIFY(!login.isOn());
    QVERIFY(!file.exists());
    QVERIFY(login.set(false)); // what is off already
}

void DesktopTest::autostartQuotesTheProgram_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("plain") << "/opt/dragoman" << QByteArray(R"(Exec="/opt/dragoman" --hidden)");
    QTest::newRow("blank") << "/opt/my tools/d" << QByteArray(R"(Exec="/opt/my tools/d" --hidden)");
    QTest::newRow("dollar") << "/opt/$x" << QByteArray(R"(Exec="/opt/\\$x" --hidden)");
    QTest::newRow("percent") << "/opt/100%" << QByteArray(R"(Exec="/opt/100%%" --hidden)");
    QTest::newRow("backslash") << R"(/opt/a\b)" << QByteArray(R"(Exec="/opt/a\\\\b" --hidden)");
}

void DesktopTest::autostartQuotesTheProgram()
{
    QFETCH(QString, program);
    QFETCH(QByteArray, line);
    QVERIFY2(autostartText(program).contains('\n' + line + '\n'), autostartText(program).constData());
}

void DesktopTest::launchAgentEscapesTheProgram()
{
    QVERIFY(launchAgentText(QStringLiteral("/a & b")).contains("<string>/a &amp; b</string>"));
}

QTEST_GUILESS_MAIN(DesktopTest)
#include "tst_desktop.moc"
