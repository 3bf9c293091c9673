#include "app/Program.h"
#include "support/PrivateDesktop.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dragoman;

namespace {

constexpr int patience = 20'000; // milliseconds

// The real program on a real desktop.
class TrayWorld
{
public:
    TrayWorld()
    {
        QFile file(configuration());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"version":1,"endpoints":[{"name":"local","protocol":"anthropic","host":"127.0.0.1",)"
                   R"("port":0,"enabled":true,"access":"open"}],"providers":[]})");
    }
    ~TrayWorld()
    {
        m_program.kill();
        m_program.waitForFinished();
    }

    PrivateDesktop& desktop() { return m_desktop; }
    QProcess& program() { return m_program; }
    QString configuration() const { return m_home.filePath(QStringLiteral("config.json")); }
    QByteArray savedConfiguration() const
    {
        QFile file(configuration());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void start(const QStringList& arguments)
    {
        QProcessEnvironment environment = bareEnvironment(m_home.path());
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_home.path());
        environment.insert(QStringLiteral("DRAGOMAN_CONFIG"), configuration());
        environment.insert(QStringLiteral("DRAGOMAN_DATA_DIR"), m_home.path());
        m_desktop.addTo(environment);
        m_program.setProcessEnvironment(environment);
        m_program.start(QStringLiteral(DRAGOMAN_PROGRAM), arguments);
        QVERIFY(m_program.waitForStarted());
    }
    void startInTray()
    {
        QCOMPARE(m_desktop.startTray(), QString());
        start({ QStringLiteral("--hidden") });
        QTRY_VERIFY_WITH_TIMEOUT(!m_desktop.tray().isEmpty(), patience);
    }
    void clickTray(int button) { m_desktop.click(m_desktop.tray().center(), button); }
    bool hasMenu() const { return m_desktop.hasMenu(QStringLiteral("Dragoman")); }

private:
    QTemporaryDir m_home;
    PrivateDesktop m_desktop;
    QProcess m_program;
};

constexpr int leftButton = 1;
constexpr int rightButton = 3;

} // namespace

class DesktopTrayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leftClickOpensTheWindow();
    void closedWindowStaysInTheTray();
    void menuSwitchesAnEndpoint();
    void menuQuits();
    void trayMayComeLater();
    void withoutTrayTheWindowIsMinimised();
};

void DesktopTrayTest::leftClickOpensTheWindow()
{
    TrayWorld world;
    QCOMPARE(world.desktop().start(), QString());
    world.startInTray();
    QVERIFY(world.desktop().windows().isEmpty());
    world.clickTray(leftButton);
    QTRY_COMPARE_WITH_TIMEOUT(world.desktop().windows().size(), 1, patience);
}

void DesktopTrayTest::closedWindowStaysInTheTray()
{
    TrayWorld world;
    QCOMPARE(world.desktop().start(), QString());
    world.startInTray();
    world.clickTray(leftButton);
    QTRY_COMPARE_WITH_TIMEOUT(world.desktop().windows().size(), 1, patience);
    world.desktop().press(QStringLiteral("alt+F4"));
    QTRY_VERIFY_WITH_TIMEOUT(world.desktop().windows().isEmpty(), patience);
    QCOMPARE(world.program().state(), QProcess::Running);
    world.clickTray(leftButton);
    QTRY_COMPARE_WITH_TIMEOUT(world.desktop().windows().size(), 1, patience);
}

void DesktopTrayTest::menuSwitchesAnEndpoint()
{
    TrayWorld world;
    QCOMPARE(world.desktop().start(), QString());
    world.startInTray();
    world.clickTray(rightButton);
    QTRY_VERIFY_WITH_TIMEOUT(world.hasMenu(), patience);
    world.desktop().press(QStringLiteral("Down"));
    world.desktop().press(QStringLiteral("Return"));
    QTRY_VERIFY_WITH_TIMEOUT(world.savedConfiguration().contains("\"enabled\": false"), patience);
}

void DesktopTrayTest::menuQuits()
{
    TrayWorld world;
    QCOMPARE(world.desktop().start(), QString());
    world.startInTray();
    world.clickTray(rightButton);
    QTRY_VERIFY_WITH_TIMEOUT(world.hasMenu(), patience);
    world.desktop().press(QStringLiteral("Up"));
    world.desktop().press(QStringLiteral("Return"));
    QTRY_COMPARE_WITH_TIMEOUT(world.program().state(), QProcess::NotRunning, patience);
    QCOMPARE(world.program().exitCode(), 0);
}

// At login the desktop may start us before its tray.
void DesktopTrayTest::trayMayComeLater()
{
    TrayWorld world;
    QCOMPARE(world.desktop().start(), QString());
    world.start({ QStringLiteral("--hidden") });
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(world.configuration() + QStringLiteral(".last-good")), patience);
    QCOMPARE(world.desktop().startTray(), QString());
    QTRY_VERIFY_WITH_TIMEOUT(!world.desktop().tray().isEmpty(), patience);
    world.clickTray(leftButton);
    QTRY_COMPARE_WITH_TIMEOUT(world.desktop().windows().size(), 1, patience);
}

void DesktopTrayTest::withoutTrayTheWindowIsMinimised()
{
    TrayWorld world;
    QCOMPARE(world.desktop().start(), QString());
    world.start({});
    QTRY_COMPARE_WITH_TIMEOUT(world.desktop().windows().size(), 1, patience);
    world.desktop().press(QStringLiteral("alt+F4"));
    const QString window = world.desktop().windows().constFirst();
    QTRY_VERIFY_WITH_TIMEOUT(world.desktop().isMinimised(window), patience);
    QCOMPARE(world.program().state(), QProcess::Running);
}

QTEST_GUILESS_MAIN(DesktopTrayTest)
#include "tst_desktoptray.moc"
