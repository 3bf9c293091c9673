#include "ui/Language.h"
#include "ui/MainWindow.h"
#include "ui/Notifier.h"
#include "ui/UiWorld.h"
#include "ui/WindowChecks.h"

#include <QApplication>
#include <QCloseEvent>
#include <QSignalSpy>

using namespace dragoman;

namespace {

constexpr QSize narrow{ 480, 640 };

void fill(UiWorld& world)
{
    Configuration configuration = world.backend.configuration();
    configuration.providers = { someProvider("one"), someProvider("two") };
    world.backend.setConfiguration(configuration);
    world.backend.setProblem("openai", Error{ ErrorKind::Unavailable, "Taken." }, 10'000);
    world.backend.addNotice({ Notice::Kind::Keychain, QStringLiteral("Unlock the keychain.") });
    ProviderHealth health{ "two", HealthState::Unhealthy };
    health.lastError = "The provider is overloaded.";
    world.backend.setHealth({ { "one", HealthState::Healthy }, health });
}

} // namespace

// What holds for every window and page.
class WindowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyControlHasAName_data() { rows(); }
    void everyControlHasAName();
    void everyControlIsReachedByTab();
    void noTextIsCut_data() { rows(); }
    void noTextIsCut();
    void closingHidesWhereThereIsATray();
    void closingMinimisesElsewhere();
    void pagesAreChosenByKey();
    void notificationsAreRare();
    void notificationsCanBeTurnedOff();

private:
    static void rows();
};

void WindowsTest::rows()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("page");
    for (const LanguageChoice& choice : languageChoices) {
        for (const PageEntry& entry : pageTable())
            QTest::addRow("%s %s", choice.code, entry.id)
                << QString::fromLatin1(choice.code) << QString::fromLatin1(entry.id);
    }
}

void WindowsTest::everyControlHasAName()
{
    QFETCH(QString, language);
    QFETCH(QString, page);
    UiWorld world;
    world.preferences.setLanguage(language);
    Language languages(world.preferences);
    fill(world);
    MainWindow window(world.parts);
    window.show();
    window.showPage(page);
    QCOMPARE(namelessControl(window), QString());
}

void WindowsTest::everyControlIsReachedByTab()
{
    UiWorld world;
    MainWindow window(world.parts);
    window.show();
    window.showPage(overviewPage);
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QSet<QWidget*> reached;
    for (int i = 0; i < 60; ++i) {
        QTest::keyClick(&window, Qt::Key_Tab);
        reached.insert(QApplication::focusWidget());
    }
    const QList<QAbstractButton*> buttons = window.findChildren<QAbstractButton*>();
    for (QAbstractButton* button : buttons) {
        if (button->isVisible() && button->isEnabled())
            QVERIFY2(reached.contains(button), qPrintable(accessibleName(button)));
    }
}

void WindowsTest::noTextIsCut()
{
    QFETCH(QString, language);
    QFETCH(QString, page);
    UiWorld world;
    world.preferences.setLanguage(language);
    Language languages(world.preferences);
    fill(world);
    MainWindow window(world.parts);
    window.resize(narrow);
    window.show();
    window.showPage(page);
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTRY_COMPARE(cutText(window), QString()); // some pages learn later what they show
}

void WindowsTest::closingHidesWhereThereIsATray()
{
    UiWorld world;
    MainWindow window(world.parts);
    window.show();
    window.close();
    QVERIFY(!window.isVisible());
    window.bringUp();
    QVERIFY(window.isVisible());
}

void WindowsTest::closingMinimisesElsewhere()
{
    UiWorld world;
    MainWindow window(world.parts);
    window.setHasTray(false);
    window.show();
    window.close();
    QVERIFY(window.isMinimized());
}

void WindowsTest::pagesAreChosenByKey()
{
    UiWorld world;
    MainWindow window(world.parts);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(window.currentPage(), QString::fromLatin1(pageTable()[1].id));
}

void WindowsTest::notificationsAreRare()
{
    UiWorld world;
    std::chrono::steady_clock::time_point now{};
    Notifier notifier(world.backend, world.preferences, [&now] { return now; });
    QSignalSpy told(&notifier, &Notifier::notify);
    const Error taken{ ErrorKind::Unavailable, "Taken." };
    world.backend.setProblem("openai", taken);
    world.backend.setProblem("openai", taken);
    QCOMPARE(told.size(), 1);
    world.backend.setProblem("openai", {});
    world.backend.setProblem("openai", taken);
    QCOMPARE(told.size(), 1);
    now += std::chrono::minutes(11);
    world.backend.setProblem("openai", {});
    world.backend.setProblem("openai", taken);
    QCOMPARE(told.size(), 2);
    fill(world);
    QCOMPARE(told.size(), 3); // the provider that is down
}

void WindowsTest::notificationsCanBeTurnedOff()
{
    UiWorld world;
    world.preferences.setNotifies(false);
    Notifier notifier(world.backend, world.preferences, std::chrono::steady_clock::now);
    QSignalSpy told(&notifier, &Notifier::notify);
    fill(world);
    QCOMPARE(told.size(), 0);
}

QTEST_MAIN(WindowsTest)
#include "tst_windows.moc"
