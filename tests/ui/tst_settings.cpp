#include "ui/Language.h"
#include "ui/MainWindow.h"
#include "ui/SettingsCard.h"
#include "ui/SettingsPage.h"
#include "ui/UiWorld.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>

using namespace dragoman;

namespace {

template <class Widget>
Widget* named(const QWidget& window, const char* name)
{
    const QList<Widget*> all = window.findChildren<Widget*>();
    for (Widget* widget : all) {
        if (widget->accessibleName() == QString::fromUtf8(name))
            return widget;
    }
    return nullptr;
}

void type(QLineEdit* field, const char* text)
{
    QVERIFY(field);
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QString::fromUtf8(text));
}

void choose(QComboBox* box, int index)
{
    QVERIFY(box);
    box->setCurrentIndex(index);
    Q_EMIT box->activated(index);
}

} // namespace

class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numberIsChecked_data();
    void numberIsChecked();
    void refusedSaveIsExplained();
    void accessIsChosen();
    void strategyIsChosen();
    void tokenIsShownOnRequest();
    void tokenIsCopied();
    void tokenIsRenewedAtTheSecondPress();
    void loginItemIsSet();
    void refusedLoginItemIsExplained();
    void languageChangesAtOnce();
    void themeIsForced();
};

void SettingsTest::numberIsChecked_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("a good port") << QByteArray("Port of “openai”") << QByteArray("8080") << true;
    QTest::newRow("no number") << QByteArray("Port of “openai”") << QByteArray("80a") << false;
    QTest::newRow("a port above the highest")
        << QByteArray("Port of “openai”") << QByteArray("65536") << false;
    QTest::newRow("zero") << QByteArray("Port of “openai”") << QByteArray("0") << false;
    QTest::newRow("negative") << QByteArray("Attempts of one request") << QByteArray("-1") << false;
    QTest::newRow("too many attempts") << QByteArray("Attempts of one request") << QByteArray("21") << false;
    QTest::newRow("attempts") << QByteArray("Attempts of one request") << QByteArray("5") << true;
    QTest::newRow("nothing") << QByteArray("Largest request in megabytes") << QByteArray(" ") << false;
}

void SettingsTest::numberIsChecked()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, typed);
    QFETCH(bool, isGood);
    UiWorld world;
    SettingsPage page(world.parts);
    page.show();
    auto* edit = named<QLineEdit>(page, field);
    type(edit, typed);
    QCOMPARE(visibleText(page).contains(QStringLiteral("A whole number from")), !isGood);
    QCOMPARE(world.backend.saves(), 0); // nothing half-way
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(world.backend.saves(), isGood ? 1 : 0);
}

void SettingsTest::refusedSaveIsExplained()
{
    UiWorld world;
    world.backend.refuseSaves(Error{ ErrorKind::Conflict, "Somebody else changed the file." });
    SettingsPage page(world.parts);
    page.show();
    auto* edit = named<QLineEdit>(page, "Port of “openai”");
    type(edit, "8080");
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(visibleText(page).contains(QStringLiteral("Somebody else changed the file.")));
    QCOMPARE(world.backend.configuration().endpoints.front().port, 9999);
}

void SettingsTest::accessIsChosen()
{
    UiWorld world;
    SettingsPage page(world.parts);
    page.show();
    choose(named<QComboBox>(page, "Access to “anthropic”"), int(AccessMode::Open));
    QCOMPARE(world.backend.configuration().endpoints.back().access, AccessMode::Open);
}

void SettingsTest::strategyIsChosen()
{
    UiWorld world;
    SettingsPage page(world.parts);
    page.show();
    choose(named<QComboBox>(page, "Choice of the provider"), int(RouteStrategy::Sticky));
    QCOMPARE(world.backend.configuration().routing.strategy, RouteStrategy::Sticky);
}

void SettingsTest::tokenIsShownOnRequest()
{
    UiWorld world;
    SettingsPage page(world.parts);
    page.show();
    auto* field = named<QLineEdit>(page, "Access token");
    const QString token = QStringLiteral("dragoman-test-token-0");
    QVERIFY(!field->text().contains(token));
    QTest::mouseClick(buttonNamed(page, QStringLiteral("Show")), Qt::LeftButton);
    QCOMPARE(field->text(), token);
    page.hide();
    QVERIFY(!field->text().contains(token));
}

void SettingsTest::tokenIsCopied()
{
    UiWorld world;
    QApplication::clipboard()->clear();
    {
        SettingsPage page(world.parts);
        page.show();
        QTest::mouseClick(buttonNamed(page, QStringLiteral("Copy")), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("dragoman-test-token-0"));
    }
    QCOMPARE(QApplication::clipboard()->text(), QString()); // not left behind
}

void SettingsTest::tokenIsRenewedAtTheSecondPress()
{
    UiWorld world;
    SettingsPage page(world.parts);
    page.show();
    QTest::mouseClick(buttonNamed(page, QStringLiteral("Renew…")), Qt::LeftButton);
    QVERIFY(world.backend.token().equals("dragoman-test-token-0"));
    QTest::mouseClick(buttonNamed(page, QStringLiteral("Really renew")), Qt::LeftButton);
    QVERIFY(world.backend.token().equals("dragoman-test-token-1"));
}

void SettingsTest::loginItemIsSet()
{
    UiWorld world;
    SettingsPage page(world.parts);
    page.show();
    QTest::mouseClick(buttonNamed(page, QStringLiteral("Start at login")), Qt::LeftButton);
    QVERIFY(world.login.on);
}

void SettingsTest::refusedLoginItemIsExplained()
{
    UiWorld world;
    world.login.refusal = Error{ ErrorKind::Unavailable, "The folder is read-only." };
    SettingsPage page(world.parts);
    page.show();
    QAbstractButton* const control = buttonNamed(page, QStringLiteral("Start at login"));
    QTest::mouseClick(control, Qt::LeftButton);
    QVERIFY(!control->isChecked());
    QVERIFY(visibleText(page).contains(QStringLiteral("The folder is read-only.")));
}

void SettingsTest::languageChangesAtOnce()
{
    UiWorld world;
    world.preferences.setLanguage(QStringLiteral("en"));
    Language language(world.preferences);
    MainWindow window(world.parts);
    window.show();
    window.showPage(settingsPage);
    auto* box = named<QComboBox>(window, "Language");
    choose(box, 2);
    QTRY_COMPARE(box->accessibleName(), QStringLiteral("语言"));
    QVERIFY(visibleText(window).contains(QStringLiteral("登录时启动")));
    QVERIFY(!visibleText(window).contains(QStringLiteral("Start at login")));
    QCOMPARE(world.preferences.language(), QStringLiteral("zh_CN"));
    choose(box, 1);
    QTRY_COMPARE(box->accessibleName(), QStringLiteral("Language"));
}

void SettingsTest::themeIsForced()
{
    UiWorld world;
    Appearance appearance(world.preferences);
    SettingsPage page(world.parts);
    page.show();
    choose(named<QComboBox>(page, "Theme"), int(Preferences::Theme::Dark));
    QVERIFY(isDark(QApplication::palette()));
    QTRY_VERIFY(isDark(page.palette()));
    choose(named<QComboBox>(page, "Theme"), int(Preferences::Theme::Light));
    QVERIFY(!isDark(QApplication::palette()));
    choose(named<QComboBox>(page, "Theme"), int(Preferences::Theme::System));
}

QTEST_MAIN(SettingsTest)
#include "tst_settings.moc"
