#include "ui/TrayIcon.h"
#include "ui/UiWorld.h"

#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>

using namespace dragoman;

namespace {

QAction* actionIn(const QMenu& menu, const QString& text)
{
    const QList<QAction*> actions = menu.actions();
    for (QAction* action : actions) {
        if (action->text().contains(text))
            return action;
        if (action->menu()) {
            if (QAction* inner = actionIn(*action->menu(), text))
                return inner;
        }
    }
    return nullptr;
}

QAction* find(TrayIcon& tray, const char* text)
{
    QCoreApplication::processEvents(); // the menu is built anew later
    return actionIn(tray.menu(), QString::fromUtf8(text));
}

Configuration withProviders(const FakeBackend& backend)
{
    Configuration configuration = backend.configuration();
    configuration.providers = { someProvider("one"), someProvider("two") };
    return configuration;
}

} // namespace

class TrayIconTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endpointIsSwitched();
    void allAreStoppedAndStarted();
    void providerIsPinned();
    void copies_data();
    void copies();
    void stoppedEndpointIsNotCopied();
    void lastErrorIsCopied();
    void windowsAreAskedFor();
    void stateIsShown_data();
    void stateIsShown();
    void refusedChangeIsNotShownAsMade();
};

void TrayIconTest::endpointIsSwitched()
{
    UiWorld world;
    TrayIcon tray(world.backend);
    QVERIFY(find(tray, "openai  ·  9999")->isChecked());
    find(tray, "openai")->trigger();
    QVERIFY(!world.backend.configuration().endpoints.front().enabled);
    QVERIFY(!find(tray, "openai")->isChecked());
}

void TrayIconTest::allAreStoppedAndStarted()
{
    UiWorld world;
    TrayIcon tray(world.backend);
    find(tray, "Stop all")->trigger();
    QVERIFY(!world.backend.configuration().endpoints.back().enabled);
    QTRY_COMPARE(tray.icon().toolTip(), QStringLiteral("Dragoman: Stopped"));
    find(tray, "Start all")->trigger();
    QVERIFY(world.backend.configuration().endpoints.back().enabled);
}

void TrayIconTest::providerIsPinned()
{
    UiWorld world;
    TrayIcon tray(world.backend);
    QVERIFY(!find(tray, "Automatic"));
    world.backend.setConfiguration(withProviders(world.backend));
    QVERIFY(find(tray, "Automatic")->isChecked());
    find(tray, "two")->trigger();
    QCOMPARE(world.backend.configuration().routing.pinned, std::string("two"));
    QVERIFY(find(tray, "two")->isChecked());
    find(tray, "Automatic")->trigger();
    QVERIFY(world.backend.configuration().routing.pinned.empty());
}

void TrayIconTest::copies_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("copied");
    QTest::newRow("OpenAI") << "OpenAI base URL"
                            << "http://127.0.0.1:9999/v1";
    QTest::newRow("Anthropic") << "Anthropic base URL"
                               << "http://127.0.0.1:9998";
    QTest::newRow("token") << "Access token"
                           << "dragoman-test-token-0";
}

void TrayIconTest::copies()
{
    QFETCH(QString, action);
    UiWorld world;
    TrayIcon tray(world.backend);
    find(tray, action.toUtf8())->trigger();
    QTEST(QApplication::clipboard()->text(), "copied");
}

void TrayIconTest::stoppedEndpointIsNotCopied()
{
    UiWorld world;
    TrayIcon tray(world.backend);
    QVERIFY(world.backend.setEndpointEnabled("openai", false));
    QVERIFY(!find(tray, "OpenAI base URL")->isEnabled());
}

void TrayIconTest::lastErrorIsCopied()
{
    UiWorld world;
    TrayIcon tray(world.backend);
    QVERIFY(!find(tray, "Quit")->text().isEmpty());
    world.backend.setLastError(
        FailedRequest{ QDateTime::currentDateTime(), "openai", "one", "It failed. " + std::string(90, 'x') });
    QAction* const action = find(tray, "Copy the last error: It failed.");
    QVERIFY(action && action->isVisible());
    QVERIFY(action->text().size() < 100);
    action->trigger();
    QCOMPARE(QApplication::clipboard()->text().size(), 101);
}

void TrayIconTest::windowsAreAskedFor()
{
    UiWorld world;
    TrayIcon tray(world.backend);
    QSignalSpy open(&tray, &TrayIcon::openRequested);
    QSignalSpy settings(&tray, &TrayIcon::settingsRequested);
    QSignalSpy quit(&tray, &TrayIcon::quitRequested);
    find(tray, "Open Dragoman")->trigger();
    find(tray, "Settings…")->trigger();
    find(tray, "Quit")->trigger();
    Q_EMIT tray.icon().activated(QSystemTrayIcon::Trigger);
    QCOMPARE(open.size(), 2);
    QCOMPARE(settings.size(), 1);
    QCOMPARE(quit.size(), 1);
}

void TrayIconTest::stateIsShown_data()
{
    QTest::addColumn<int>("running");
    QTest::addColumn<bool>("hasProblem");
    QTest::addColumn<HealthState>("health");
    QTest::addColumn<QString>("line");
    QTest::newRow("idle") << 0 << false << HealthState::Healthy << "Ready";
    QTest::newRow("working") << 2 << false << HealthState::Healthy << "2 request(s) running";
    QTest::newRow("port taken") << 2 << true << HealthState::Healthy << "1 endpoint(s) cannot listen";
    QTest::newRow("provider down") << 0 << false << HealthState::Unhealthy << "No provider answers";
}

void TrayIconTest::stateIsShown()
{
    QFETCH(int, running);
    QFETCH(bool, hasProblem);
    QFETCH(HealthState, health);
    QFETCH(QString, line);
    UiWorld world;
    world.backend.setConfiguration(withProviders(world.backend));
    TrayIcon tray(world.backend);
    world.backend.setRunning("openai", running);
    if (hasProblem)
        world.backend.setProblem("anthropic", Error{ ErrorKind::Unavailable, "Taken." });
    world.backend.setHealth({ { "one", health }, { "two", health } });
    QCOMPARE(tray.icon().toolTip(), QStringLiteral("Dragoman: ") + line);
    QCOMPARE(tray.menu().actions().front()->text(), line);
}

void TrayIconTest::refusedChangeIsNotShownAsMade()
{
    UiWorld world;
    world.backend.refuseSaves(Error{ ErrorKind::Unavailable, "The disk is full." });
    TrayIcon tray(world.backend);
    find(tray, "openai")->trigger();
    QVERIFY(find(tray, "openai")->isChecked());
}

QTEST_MAIN(TrayIconTest)
#include "tst_trayicon.moc"
