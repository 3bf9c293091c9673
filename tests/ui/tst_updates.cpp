#include "ui/FirstRunCard.h"
#include "ui/OverviewPage.h"
#include "ui/SettingsPage.h"
#include "ui/TrayIcon.h"
#include "ui/UiWorld.h"

#include <QDesktopServices>
#include <QLocale>
#include <QUrl>

using namespace dragoman;

namespace {

UpdateState possible()
{
    UpdateState state;
    state.address = "https://releases.example/newest";
    return state;
}

UpdateState withNewVersion()
{
    UpdateState state = possible();
    state.lastCheck = std::chrono::sys_seconds(std::chrono::seconds(1'795'262'400));
    state.newRelease = NewRelease{ "9.8.7", "2026-11-21", "https://notes.example/9.8.7" };
    return state;
}

void press(const QWidget& page, const char* name)
{
    QAbstractButton* const button = buttonNamed(page, QString::fromUtf8(name));
    QVERIFY2(button, name);
    QTest::mouseClick(button, Qt::LeftButton);
}

bool shows(const QWidget& page, const char* text)
{
    return visibleText(page).contains(QString::fromUtf8(text));
}

} // namespace

class UpdatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void switchIsOffUntilTheUserSaysYes();
    void switchStaysOffWhenSavingFails();
    void lookNow();
    void whatIsKnown_data();
    void whatIsKnown();
    void buildWithoutKeySaysSo_data();
    void buildWithoutKeySaysSo();
    void overviewTellsOfANewVersion();
    void skippedVersionIsGone();
    void menuTellsOfANewVersion();
    void firstRunAsksOnce();
    void firstRunIsSilentWithoutAKey();

public Q_SLOTS:
    void opened(const QUrl& url) { m_opened.append(url); }

private:
    QList<QUrl> m_opened;
};

void UpdatesTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English));
    QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "opened");
}

void UpdatesTest::switchIsOffUntilTheUserSaysYes()
{
    UiWorld world;
    world.backend.setUpdateState(possible());
    SettingsPage page(world.parts);
    page.show();
    QVERIFY(shows(page, "Once a day the program asks releases.example"));
    QVERIFY(!buttonNamed(page, QStringLiteral("Look for new versions"))->isChecked());
    press(page, "Look for new versions");
    QVERIFY(world.backend.configuration().updates.check);
    press(page, "Look for new versions");
    QVERIFY(!world.backend.configuration().updates.check);
}

void UpdatesTest::switchStaysOffWhenSavingFails()
{
    UiWorld world;
    world.backend.setUpdateState(possible());
    world.backend.refuseSaves(Error{ ErrorKind::Unavailable, "The disk is full." });
    SettingsPage page(world.parts);
    page.show();
    press(page, "Look for new versions");
    QVERIFY(!buttonNamed(page, QStringLiteral("Look for new versions"))->isChecked());
    QVERIFY(shows(page, "The disk is full."));
}

void UpdatesTest::lookNow()
{
    UiWorld world;
    world.backend.setUpdateState(possible());
    SettingsPage page(world.parts);
    page.show();
    press(page, "Look now");
    QCOMPARE(world.backend.looks(), 1);
    UpdateState looking = possible();
    looking.isChecking = true;
    world.backend.setUpdateState(looking);
    QVERIFY(!buttonNamed(page, QStringLiteral("Look now"))->isEnabled());
    QVERIFY(shows(page, "Looking…"));
}

void UpdatesTest::whatIsKnown_data()
{
    QTest::addColumn<UpdateState>("state");
    QTest::addColumn<QByteArray>("text");
    UpdateState upToDate = withNewVersion();
    upToDate.newRelease.reset();
    UpdateState failed = upToDate;
    failed.error = "The server does not answer.";
    QTest::newRow("never looked") << possible() << QByteArray("Nobody has looked");
    QTest::newRow("a new version") << withNewVersion() << QByteArray("Version 9.8.7 is there.");
    QTest::newRow("the newest") << upToDate << QByteArray("No newer version was found.");
    QTest::newRow("an error") << failed << QByteArray("The server does not answer.");
}

void UpdatesTest::whatIsKnown()
{
    QFETCH(const UpdateState, state);
    QFETCH(const QByteArray, text);
    UiWorld world;
    SettingsPage page(world.parts);
    page.show();
    world.backend.setUpdateState(state);
    QVERIFY2(shows(page, text), qPrintable(visibleText(page)));
}

void UpdatesTest::buildWithoutKeySaysSo_data()
{
    QTest::addColumn<UpdateObstacle>("obstacle");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no key") << UpdateObstacle::NoKey << QByteArray("it has no key");
    QTest::newRow("a bad key") << UpdateObstacle::BadKey
                               << QByteArray("the key in the configuration is none");
    QTest::newRow("no address") << UpdateObstacle::NoAddress << QByteArray("it has no address");
    QTest::newRow("no library") << UpdateObstacle::NoVerifier << QByteArray("without the library");
}

void UpdatesTest::buildWithoutKeySaysSo()
{
    QFETCH(const UpdateObstacle, obstacle);
    QFETCH(const QByteArray, text);
    UiWorld world;
    UpdateState state;
    state.obstacle = obstacle;
    world.backend.setUpdateState(state);
    SettingsPage page(world.parts);
    page.show();
    QVERIFY2(shows(page, text), qPrintable(visibleText(page)));
    QVERIFY(!buttonNamed(page, QStringLiteral("Look for new versions")));
    QVERIFY(!buttonNamed(page, QStringLiteral("Look now")));
}

void UpdatesTest::overviewTellsOfANewVersion()
{
    UiWorld world;
    OverviewPage page(world.parts);
    page.show();
    QVERIFY(!shows(page, "is there"));
    world.backend.setUpdateState(withNewVersion());
    QVERIFY(shows(page, "Dragoman 9.8.7 is there"));
    m_opened.clear();
    press(page, "What is new");
    QCOMPARE(m_opened, (QList<QUrl>{ QUrl(QStringLiteral("https://notes.example/9.8.7")) }));
}

void UpdatesTest::skippedVersionIsGone()
{
    UiWorld world;
    world.backend.setUpdateState(withNewVersion());
    OverviewPage page(world.parts);
    TrayIcon tray(world.backend);
    page.show();
    press(page, "Skip this version");
    QVERIFY(!shows(page, "9.8.7"));
    for (const QAction* action : tray.menu().actions())
        QVERIFY(!action->isVisible() || !action->text().contains(QStringLiteral("9.8.7")));
}

void UpdatesTest::menuTellsOfANewVersion()
{
    UiWorld world;
    TrayIcon tray(world.backend);
    world.backend.setUpdateState(withNewVersion());
    m_opened.clear();
    for (QAction* action : tray.menu().actions()) {
        if (action->isVisible() && action->text() == QStringLiteral("Version 9.8.7 is there: what is new"))
            action->trigger();
    }
    QCOMPARE(m_opened.size(), 1);
}

void UpdatesTest::firstRunAsksOnce()
{
    UiWorld world;
    world.backend.setUpdateState(possible());
    FirstRunCard card(world.backend, world.preferences);
    card.show();
    QVERIFY(!buttonNamed(card, QStringLiteral("Tell me of new versions"))->isChecked());
    press(card, "Tell me of new versions");
    QVERIFY(world.backend.configuration().updates.check);
    QVERIFY(buttonNamed(card, QStringLiteral("Tell me of new versions"))->isChecked());
}

void UpdatesTest::firstRunIsSilentWithoutAKey()
{
    UiWorld world;
    FirstRunCard card(world.backend, world.preferences);
    card.show();
    QVERIFY(!buttonNamed(card, QStringLiteral("Tell me of new versions")));
}

QTEST_MAIN(UpdatesTest)
#include "tst_updates.moc"
