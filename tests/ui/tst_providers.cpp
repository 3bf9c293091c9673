#include "ui/ProviderWorld.h"
#include "ui/WindowChecks.h"
#include "ui/providers/DragHandle.h"

#include <QApplication>
#include <QSignalSpy>

using namespace dragoman;

namespace {

using Names = std::vector<std::string>;

ProviderHealth down(std::string name)
{
    ProviderHealth health;
    health.provider = std::move(name);
    health.state = HealthState::Unhealthy;
    health.lastError = "The provider is overloaded.";
    return health;
}

void change(FakeBackend& backend, const char* name, const std::function<void(ProviderConfig&)>& change)
{
    Configuration configuration = backend.configuration();
    for (ProviderConfig& provider : configuration.providers) {
        if (provider.name == name)
            change(provider);
    }
    backend.setConfiguration(configuration);
}

} // namespace

// The list of the providers.
class ProvidersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutProviderTheWayOnIsShown();
    void conditionIsSaid_data();
    void conditionIsSaid();
    void switchTurnsProviderOff();
    void refusedSwitchIsExplained();
    void failingProviderIsTriedAgain();
    void orderChangesByKey_data();
    void orderChangesByKey();
    void orderChangesByMouse();
    void orderFollowsThePriority();
    void focusStaysWithTheMovedOne();
    void deletedProviderComesBack();
    void deletedProviderComesBackAfterAnotherChange();
    void keysOfADeletedProviderAreForgottenLater();
    void keyOfTwoProvidersIsKept();
    void neededProviderStays();
    void pinIsMarked();
};

void ProvidersTest::withoutProviderTheWayOnIsShown()
{
    const ProviderWorld world;
    QVERIFY(world.shows("No provider yet"));
    QVERIFY(buttonNamed(*world.page, QStringLiteral("Add a provider")));
    QVERIFY(buttonNamed(*world.page, QStringLiteral("Import…")));
    QVERIFY(!buttonNamed(*world.page, QStringLiteral("Export…"))->isEnabled());
}

void ProvidersTest::conditionIsSaid_data()
{
    using Change = std::function<void(FakeBackend&)>;
    QTest::addColumn<Change>("arrange");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* rule, const Change& arrange, const char* said) {
        QTest::newRow(rule) << arrange << QString::fromUtf8(said);
    };
    row(
        "healthy",
        [](FakeBackend& backend) {
            backend.setHealth({ { "one", HealthState::Healthy } });
        },
        "Works");
    row(
        "failing", [](FakeBackend& backend) { backend.setHealth({ down("one") }); },
        "Does not answer: The provider is overloaded.");
    row(
        "off",
        [](FakeBackend& backend) { change(backend, "one", [](ProviderConfig& p) { p.enabled = false; }); },
        "Switched off");
    row(
        "no key",
        [](FakeBackend& backend) { change(backend, "one", [](ProviderConfig& p) { p.keys.clear(); }); },
        "It has no key yet");
    row(
        "no key needed on this computer",
        [](FakeBackend& backend) {
            change(backend, "one", [](ProviderConfig& p) {
                p.keys.clear();
                p.baseUrl = "http://localhost:11434";
            });
        },
        "localhost:11434 · no key needed");
    row(
        "a key that is gone",
        [](FakeBackend& backend) {
            change(backend, "one", [](ProviderConfig& p) { p.keys[0].name = "gone"; });
        },
        "The key is not there any more");
    row(
        "one key of two is gone",
        [](FakeBackend& backend) {
            change(backend, "one", [](ProviderConfig& p) {
                p.keys.push_back({ KeyReference::Kind::Environment, "NOT_SET" });
            });
        },
        "1 key(s) cannot be used: The environment variable is not set");
    row(
        "keychain locked", [](FakeBackend& backend) { backend.setKeychainState(SecretState::Locked); },
        "The keychain is locked. Unlock it");
    row(
        "keychain denied", [](FakeBackend& backend) { backend.setKeychainState(SecretState::Denied); },
        "The keychain refuses this program");
    row(
        "no keychain", [](FakeBackend& backend) { backend.setKeychainState(SecretState::Missing); },
        "There is no keychain on this computer");
}

void ProvidersTest::conditionIsSaid()
{
    QFETCH(std::function<void(FakeBackend&)>, arrange);
    QFETCH(QString, said);
    ProviderWorld world({ "one", "two" });
    arrange(world.backend);
    QVERIFY2(world.shows(said.toUtf8().constData()), qPrintable(visibleText(*world.page)));
}

void ProvidersTest::switchTurnsProviderOff()
{
    const ProviderWorld world({ "one" });
    QVERIFY(world.press("Provider one"));
    QVERIFY(!world.provider("one")->enabled);
    QVERIFY(world.press("Provider one"));
    QVERIFY(world.provider("one")->enabled);
}

void ProvidersTest::refusedSwitchIsExplained()
{
    ProviderWorld world({ "one" });
    world.backend.refuseSaves(Error{ ErrorKind::Unavailable, "The disk is full." });
    QVERIFY(world.press("Provider one"));
    QVERIFY(buttonNamed(*world.page, QStringLiteral("Provider one"))->isChecked());
    QVERIFY(world.shows("The disk is full."));
}

void ProvidersTest::failingProviderIsTriedAgain()
{
    ProviderWorld world({ "one", "two" });
    QVERIFY(!world.press("Try two again now"));
    world.backend.setHealth({ down("two") });
    QVERIFY(world.press("Try two again now"));
    QCOMPARE(world.backend.forgiven(), Names{ "two" });
}

void ProvidersTest::orderChangesByKey_data()
{
    QTest::addColumn<QString>("control");
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<Names>("order");
    const int alt = int(Qt::AltModifier);
    const QString handle = QStringLiteral("Move two (Alt+Up, Alt+Down)");
    QTest::newRow("Alt+Up on the handle")
        << handle << int(Qt::Key_Up) << alt << Names{ "two", "one", "three" };
    QTest::newRow("Alt+Down on a button")
        << "Test two" << int(Qt::Key_Down) << alt << Names{ "one", "three", "two" };
    QTest::newRow("arrow on the handle")
        << handle << int(Qt::Key_Down) << 0 << Names{ "one", "three", "two" };
    QTest::newRow("the first cannot rise")
        << "Test one" << int(Qt::Key_Up) << alt << Names{ "one", "two", "three" };
    QTest::newRow("the last cannot sink")
        << "Test three" << int(Qt::Key_Down) << alt << Names{ "one", "two", "three" };
}

void ProvidersTest::orderChangesByKey()
{
    QFETCH(QString, control);
    QFETCH(int, key);
    QFETCH(int, modifiers);
    QFETCH(Names, order);
    const ProviderWorld world({ "one", "two", "three" });
    QVERIFY(QTest::qWaitForWindowActive(world.page.get()));
    QAbstractButton* const button = buttonNamed(*world.page, control);
    QVERIFY(button);
    button->setFocus();
    QTest::keyClick(button, Qt::Key(key), Qt::KeyboardModifiers(modifiers));
    QCOMPARE(world.order(), order);
}

void ProvidersTest::orderChangesByMouse()
{
    const ProviderWorld world({ "one", "two", "three" });
    QVERIFY(QTest::qWaitForWindowExposed(world.page.get()));
    const auto handle = [&](const char* name) {
        return buttonNamed(
            *world.page, QStringLiteral("Move %1 (Alt+Up, Alt+Down)").arg(QLatin1String(name)));
    };
    QAbstractButton* const grip = handle("one");
    QTest::mousePress(grip, Qt::LeftButton);
    for (int step = 0; step < 3; ++step) {
        const QWidget* const last = handle("three")->parentWidget()->parentWidget();
        const QPoint below = last->mapToGlobal(QPoint(10, last->height() - 2));
        QTest::mouseMove(grip, grip->mapFromGlobal(below));
        QCoreApplication::processEvents();
    }
    QCOMPARE(world.order(), (Names{ "one", "two", "three" })); // only when it is let go
    QTest::mouseRelease(grip, Qt::LeftButton);
    QCOMPARE(world.order(), (Names{ "two", "three", "one" }));
}

void ProvidersTest::orderFollowsThePriority()
{
    ProviderWorld world({ "one", "two" });
    change(world.backend, "one", [](ProviderConfig& provider) { provider.priority = 7; });
    QVERIFY(QTest::qWaitForWindowActive(world.page.get()));
    QVERIFY(world.press("Move one (Alt+Up, Alt+Down)"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Up);
    QCOMPARE(world.order(), (Names{ "one", "two" }));
    QCOMPARE(world.provider("one")->priority, 1);
    QCOMPARE(world.provider("two")->priority, 7);
}

void ProvidersTest::focusStaysWithTheMovedOne()
{
    const ProviderWorld world({ "one", "two", "three" });
    QVERIFY(QTest::qWaitForWindowActive(world.page.get()));
    QVERIFY(world.press("Move one (Alt+Up, Alt+Down)"));
    QWidget* const handle = QApplication::focusWidget();
    QTest::keyClick(handle, Qt::Key_Down);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget(), handle);
    QCOMPARE(world.order(), (Names{ "two", "three", "one" }));
}

void ProvidersTest::deletedProviderComesBack()
{
    ProviderWorld world({ "one", "two", "three" });
    QVERIFY(world.backend.pinProvider("two"));
    const Configuration before = world.backend.configuration();
    QVERIFY(world.press("Delete two"));
    QCOMPARE(world.order(), (Names{ "one", "three" }));
    QVERIFY(world.shows("“two” was deleted."));
    QVERIFY(world.press("Undo"));
    QCOMPARE(world.backend.configuration(), before);
    QVERIFY(world.backend.storedKey("two"));
    QVERIFY(!world.shows("was deleted"));
}

void ProvidersTest::deletedProviderComesBackAfterAnotherChange()
{
    ProviderWorld world({ "one", "two", "three" });
    QVERIFY(world.press("Delete two"));
    QVERIFY(world.press("Provider three"));
    QVERIFY(world.press("Undo"));
    QCOMPARE(world.order(), (Names{ "one", "two", "three" }));
    QVERIFY(!world.provider("three")->enabled);
}

void ProvidersTest::keysOfADeletedProviderAreForgottenLater()
{
    const ProviderWorld world({ "one", "two" });
    QVERIFY(world.press("Delete two"));
    QVERIFY(world.backend.storedKey("two"));
    QVERIFY(world.press("Close, and forget its keys"));
    QVERIFY(!world.backend.storedKey("two"));
    QVERIFY(world.backend.storedKey("one"));
}

void ProvidersTest::keyOfTwoProvidersIsKept()
{
    ProviderWorld world({ "one", "two" });
    change(world.backend, "two", [](ProviderConfig& provider) { provider.keys[0].name = "one"; });
    QVERIFY(world.press("Delete one"));
    QVERIFY(world.press("Close, and forget its keys"));
    QVERIFY(world.backend.storedKey("one"));
}

void ProvidersTest::neededProviderStays()
{
    ProviderWorld world({ "one", "two" });
    Configuration configuration = world.backend.configuration();
    configuration.endpoints[0].providers = { "one" };
    world.backend.setConfiguration(configuration);
    QVERIFY(world.press("Delete one"));
    QVERIFY(world.shows("uses only the provider 'one'"));
    QCOMPARE(world.order(), (Names{ "one", "two" }));
}

void ProvidersTest::pinIsMarked()
{
    ProviderWorld world({ "one", "two" });
    QVERIFY(!world.shows("Pinned"));
    QVERIFY(world.backend.pinProvider("two"));
    QVERIFY(world.shows("Pinned"));
}

QTEST_MAIN(ProvidersTest)
#include "tst_providers.moc"
