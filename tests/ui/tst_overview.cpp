#include "ui/OverviewPage.h"
#include "ui/Switch.h"
#include "ui/UiWorld.h"

#include <QLabel>
#include <QLocale>
#include <QSignalSpy>

using namespace dragoman;

namespace {

Error portTaken()
{
    return { ErrorKind::Unavailable, "Cannot listen on 127.0.0.1:9999: in use." };
}

ProviderHealth down(std::string name)
{
    ProviderHealth health;
    health.provider = std::move(name);
    health.state = HealthState::Unhealthy;
    health.lastError = "The provider is overloaded.";
    return health;
}

void press(const QWidget& page, const char* name)
{
    QAbstractButton* const button = buttonNamed(page, QString::fromUtf8(name));
    QVERIFY2(button, name);
    QTest::mouseClick(button, Qt::LeftButton);
}

} // namespace

class OverviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void switchTurnsEndpointOff();
    void switchStaysWhenSavingFails();
    void spaceKeyTurnsTheSwitch();
    void takenPortIsExplainedAndReplaced();
    void takenPortIsTriedAgain();
    void runningRequestsAreShown();
    void unhealthyProviderIsTriedAgain();
    void withoutProviderTheDemoIsNamed();
    void noticeIsDismissed();
    void firstRunStreamsTheAnswer();
    void firstRunShowsTheError();
    void firstRunIsClosedForGood();
    void totalsNameTheirTime();
};

void OverviewTest::switchTurnsEndpointOff()
{
    UiWorld world;
    OverviewPage page(world.parts);
    page.show();
    press(page, "Endpoint openai");
    QVERIFY(!world.backend.configuration().endpoints.front().enabled);
    QVERIFY(!buttonNamed(page, QStringLiteral("Endpoint openai"))->isChecked());
    press(page, "Endpoint openai");
    QVERIFY(world.backend.configuration().endpoints.front().enabled);
}

void OverviewTest::switchStaysWhenSavingFails()
{
    UiWorld world;
    world.backend.refuseSaves(Error{ ErrorKind::Unavailable, "The disk is full." });
    OverviewPage page(world.parts);
    page.show();
    press(page, "Endpoint openai");
    QVERIFY(buttonNamed(page, QStringLiteral("Endpoint openai"))->isChecked());
    QVERIFY(visibleText(page).contains(QStringLiteral("The disk is full.")));
}

void OverviewTest::spaceKeyTurnsTheSwitch()
{
    UiWorld world;
    OverviewPage page(world.parts);
    page.show();
    QAbstractButton* const button = buttonNamed(page, QStringLiteral("Endpoint anthropic"));
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QVERIFY(!world.backend.configuration().endpoints.back().enabled);
}

void OverviewTest::takenPortIsExplainedAndReplaced()
{
    UiWorld world;
    OverviewPage page(world.parts);
    page.show();
    world.backend.setProblem("openai", portTaken(), 10'000);
    QVERIFY(visibleText(page).contains(QStringLiteral("Port 9999 is used by another program.")));
    press(page, "Use port 10000");
    QCOMPARE(world.backend.configuration().endpoints.front().port, 10'000);
}

void OverviewTest::takenPortIsTriedAgain()
{
    UiWorld world;
    OverviewPage page(world.parts);
    page.show();
    world.backend.setProblem("openai", portTaken());
    press(page, "Try again");
    QCOMPARE(world.backend.retries(), 1);
    world.backend.setProblem("openai", {});
    QVERIFY(!buttonNamed(page, QStringLiteral("Try again")));
}

void OverviewTest::runningRequestsAreShown()
{
    UiWorld world;
    OverviewPage page(world.parts);
    page.show();
    world.backend.setRunning("anthropic", 3);
    QVERIFY(visibleText(page).contains(QStringLiteral("3 running")));
    world.backend.setRunning("anthropic", 0);
    QVERIFY(!visibleText(page).contains(QStringLiteral("running")));
}

void OverviewTest::unhealthyProviderIsTriedAgain()
{
    UiWorld world;
    Configuration configuration = world.backend.configuration();
    configuration.providers = { someProvider("one") };
    world.backend.setConfiguration(configuration);
    OverviewPage page(world.parts);
    page.show();
    world.backend.setHealth({ down("one") });
    QVERIFY(visibleText(page).contains(QStringLiteral("Does not answer: The provider is overloaded.")));
    press(page, "Try one again now");
    QCOMPARE(world.backend.forgiven(), std::vector<std::string>{ "one" });
}

void OverviewTest::withoutProviderTheDemoIsNamed()
{
    UiWorld world;
    OverviewPage page(world.parts);
    page.show();
    QVERIFY(visibleText(page).contains(QStringLiteral("the built-in demo answers every request")));
    Configuration configuration = world.backend.configuration();
    configuration.providers = { someProvider("one") };
    world.backend.setConfiguration(configuration);
    QVERIFY(!visibleText(page).contains(QStringLiteral("the built-in demo answers every request")));
    QVERIFY(visibleText(page).contains(QStringLiteral("Not asked yet")));
}

void OverviewTest::noticeIsDismissed()
{
    UiWorld world;
    OverviewPage page(world.parts);
    page.show();
    world.backend.addNotice({ Notice::Kind::LastGoodConfiguration, QStringLiteral("/tmp/broken.json") });
    QTRY_VERIFY(visibleText(page).contains(QStringLiteral("/tmp/broken.json")));
    press(page, "Understood");
    QVERIFY(world.backend.notices().empty());
    QVERIFY(!visibleText(page).contains(QStringLiteral("/tmp/broken.json")));
}

void OverviewTest::firstRunStreamsTheAnswer()
{
    UiWorld world;
    world.backend.setSampleAnswer({ QStringLiteral("Hello "), QStringLiteral("you") });
    OverviewPage page(world.parts);
    page.show();
    press(page, "Try it now");
    QTRY_VERIFY(visibleText(page).contains(QStringLiteral("Hello you")));
    QTRY_VERIFY(visibleText(page).contains(QStringLiteral("It works")));
    QCOMPARE(world.backend.samples().front().endpoint, std::string("openai"));
    QVERIFY(buttonNamed(page, QStringLiteral("Try it again")));
}

void OverviewTest::firstRunShowsTheError()
{
    UiWorld world;
    world.backend.setSampleAnswer({}, Error{ ErrorKind::BadGateway, "The provider refuses the key." });
    OverviewPage page(world.parts);
    page.show();
    press(page, "Try it now");
    QTRY_VERIFY(visibleText(page).contains(QStringLiteral("The provider refuses the key.")));
}

void OverviewTest::firstRunIsClosedForGood()
{
    UiWorld world;
    OverviewPage page(world.parts);
    page.show();
    press(page, "Close the welcome");
    QVERIFY(!buttonNamed(page, QStringLiteral("Try it now")));
    OverviewPage next(world.parts);
    next.show();
    QVERIFY(!buttonNamed(next, QStringLiteral("Try it now")));
}

void OverviewTest::totalsNameTheirTime()
{
    UiWorld world;
    OverviewPage page(world.parts);
    page.show();
    RequestTotals totals{ 2, 0, 1000, 200 };
    world.backend.setTotals(totals);
    QVERIFY(visibleText(page).contains(QStringLiteral("Tokens since the start: 1,200")));
    totals.isToday = true;
    world.backend.setTotals(totals);
    QVERIFY(visibleText(page).contains(QStringLiteral("Tokens today: 1,200")));
}

QTEST_MAIN(OverviewTest)
#include "tst_overview.moc"
