#include "ui/ConnectScenes.h"
#include "ui/Language.h"
#include "ui/TrayIcon.h"
#include "ui/WindowChecks.h"
#include "ui/connect/CodeView.h"
#include "ui/connect/ConnectPage.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTabBar>

using namespace dragoman;

namespace {

const QString dots = QStringLiteral("••••••••");
const QString token = QStringLiteral("dragoman-test-token-0");

void press(const QWidget& page, const char* name)
{
    QAbstractButton* const button = buttonNamed(page, QString::fromUtf8(name));
    QVERIFY2(button, name);
    QCoreApplication::processEvents(); // it may not have its place yet
    QTest::mouseClick(button, Qt::LeftButton);
}

// The visible texts to copy, one after the other.
QString codeOf(const QWidget& page)
{
    QString text;
    const QList<CodeView*> views = page.findChildren<CodeView*>();
    for (const CodeView* view : views) {
        if (view->isVisibleTo(&page))
            text += view->toPlainText() + QLatin1Char('\n');
    }
    return text;
}

// All visible text as it was before places to break lines were put in.
QString words(const QWidget& page)
{
    return visibleText(page).remove(QChar(0x200b));
}

QString clipboard()
{
    return QGuiApplication::clipboard()->text();
}

void addProvider(UiWorld& world, std::vector<std::string> models)
{
    Configuration configuration = world.backend.configuration();
    configuration.providers = { someProvider("one") };
    configuration.providers.front().models.middle = std::move(models);
    configuration.providers.front().models.aliases = { { "mine", "m-2" }, { "gpt-*", "m-1" } };
    world.backend.setConfiguration(configuration);
}

} // namespace

// The page "Connect", driven as a user does.
class ConnectPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void everyClientHasAPage_data();
    void everyClientHasAPage();
    void codexSaysWhyItCannotBeServed();
    void searchFindsAndOpensByEnter();
    void searchWithoutResultNamesTheAddresses();
    void tokenIsHiddenUntilAsked();
    void copyHasTheTokenAndIsCleared();
    void tokenOfANewDayIsShown();
    void modelsAreOfferedAndTyped();
    void endpointIsChosenWhereSeveralFit();
    void windowsHasItsOwnTexts();
    void linkIsHiddenAndCopiedWhole();
    void withoutEndpointTheWayIsShown();
    void withoutProviderTheDemoIsNamed();
    void escapeLeadsBack();
    void arrivalIsSeenFromTheList();
    void columnsFollowTheWidth();
    void nothingIsCutOrNameless_data();
    void nothingIsCutOrNameless();
    void trayCopiesSnippets();
};

void ConnectPageTest::everyClientHasAPage_data()
{
    QTest::addColumn<QString>("client");
    for (const SnippetClient& client : snippetClients()) {
        if (client.protocol != Protocol::OpenAiResponses)
            QTest::newRow(std::string(client.id).c_str())
                << QString::fromUtf8(client.title.data(), qsizetype(client.title.size()));
    }
}

void ConnectPageTest::everyClientHasAPage()
{
    QFETCH(QString, client);
    UiWorld world;
    ConnectPage page(world.parts);
    page.show();
    press(page, qPrintable(client));
    const QString code = codeOf(page);
    const bool isAnthropic = code.contains(QStringLiteral("http://127.0.0.1:9998"));
    QVERIFY2(isAnthropic || code.contains(QStringLiteral("http://127.0.0.1:9999")), qPrintable(code));
    QVERIFY2(!code.contains(token), qPrintable(code));
    QVERIFY(code.contains(dots) || client == QStringLiteral("Zed"));
    QVERIFY(words(page).contains(QStringLiteral("Waiting for the first request from ") + client));
    press(page, "‹ All programs");
    QVERIFY(!words(page).contains(QStringLiteral("Waiting")));
}

void ConnectPageTest::codexSaysWhyItCannotBeServed()
{
    UiWorld world;
    ConnectPage page(world.parts);
    page.show();
    press(page, "Codex");
    QVERIFY(words(page).contains(QStringLiteral("Codex speaks only OpenAI's Responses protocol")));
    QVERIFY(codeOf(page).isEmpty());
    QVERIFY(!words(page).contains(QStringLiteral("Waiting")));
}

void ConnectPageTest::searchFindsAndOpensByEnter()
{
    UiWorld world;
    ConnectPage page(world.parts);
    page.show();
    auto* const search = page.findChild<QLineEdit*>();
    QTest::keyClicks(search, QStringLiteral("zEd"));
    QVERIFY(buttonNamed(page, QStringLiteral("Zed")));
    QVERIFY(!buttonNamed(page, QStringLiteral("Cline")));
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(words(page).contains(QStringLiteral("Waiting for the first request from Zed")));
}

void ConnectPageTest::searchWithoutResultNamesTheAddresses()
{
    UiWorld world;
    ConnectPage page(world.parts);
    page.show();
    QTest::keyClicks(page.findChild<QLineEdit*>(), QStringLiteral("emacs"));
    QVERIFY(words(page).contains(QStringLiteral("http://127.0.0.1:9999/v1\n")));
    QVERIFY(words(page).contains(QStringLiteral("http://127.0.0.1:9998\n")));
}

void ConnectPageTest::tokenIsHiddenUntilAsked()
{
    UiWorld world;
    ConnectPage page(world.parts);
    page.show();
    press(page, "Cline");
    QVERIFY(!codeOf(page).contains(token));
    press(page, "Show the token");
    QVERIFY(codeOf(page).contains(token));
    press(page, "Hide the token");
    QVERIFY(!codeOf(page).contains(token));
    press(page, "Show the token");
    page.hide(); // nobody finds it open when the window comes back
    page.show();
    QVERIFY(!codeOf(page).contains(token));
}

void ConnectPageTest::copyHasTheTokenAndIsCleared()
{
    UiWorld world;
    auto page = std::make_unique<ConnectPage>(world.parts);
    page->show();
    press(*page, "Cline");
    press(*page, "Copy: Enter this in the settings of the extension:");
    QVERIFY2(clipboard().contains(token), qPrintable(clipboard()));
    QVERIFY(!clipboard().endsWith(QLatin1Char('\n')));
    QVERIFY(words(*page).contains(QStringLiteral("In a minute it is taken out of the clipboard again.")));
    page.reset(); // sooner than the minute, but in the same way
    QVERIFY(clipboard().isEmpty());
}

void ConnectPageTest::tokenOfANewDayIsShown()
{
    UiWorld world;
    ConnectPage page(world.parts);
    page.show();
    press(page, "Cline");
    press(page, "Show the token");
    QVERIFY(world.backend.renewToken());
    QVERIFY(codeOf(page).contains(QStringLiteral("dragoman-test-token-1")));
}

void ConnectPageTest::modelsAreOfferedAndTyped()
{
    UiWorld world;
    addProvider(world, { "m-1", "m-2" });
    ConnectPage page(world.parts);
    page.show();
    press(page, "Cline");
    auto* const models = page.findChild<QComboBox*>(QStringLiteral("model"));
    QStringList offered;
    for (int i = 0; i < models->count(); ++i)
        offered.append(models->itemText(i));
    QCOMPARE(offered, QStringList({ QStringLiteral("m-1"), QStringLiteral("m-2"), QStringLiteral("mine") }));
    QVERIFY(codeOf(page).contains(QStringLiteral("m-1")));
    models->lineEdit()->selectAll();
    QTest::keyClicks(models, QStringLiteral("my-own"));
    QVERIFY2(codeOf(page).contains(QStringLiteral("my-own\n")), qPrintable(codeOf(page)));
    addProvider(world, { "m-3" });
    QVERIFY(codeOf(page).contains(QStringLiteral("my-own")));
}

void ConnectPageTest::endpointIsChosenWhereSeveralFit()
{
    UiWorld world;
    ConnectPage page(world.parts);
    page.show();
    press(page, "Cline");
    QComboBox* box = nullptr;
    const QList<QComboBox*> boxes = page.findChildren<QComboBox*>();
    for (QComboBox* one : boxes) {
        if (one->accessibleName() == QStringLiteral("Endpoint"))
            box = one;
    }
    QVERIFY(box && !box->isVisible());
    Configuration configuration = world.backend.configuration();
    EndpointConfig open = configuration.endpoints.front();
    open.name = "open";
    open.port = 9000;
    open.access = AccessMode::Open;
    configuration.endpoints.push_back(open);
    world.backend.setConfiguration(configuration);
    QVERIFY(box->isVisible());
    QCOMPARE(box->count(), 2);
    QTest::keyClick(box, Qt::Key_Down);
    QVERIFY(codeOf(page).contains(QStringLiteral("http://127.0.0.1:9000/v1")));
    QVERIFY(codeOf(page).contains(QStringLiteral("any-text")));
    QVERIFY(!buttonNamed(page, QStringLiteral("Show the token")));
}

void ConnectPageTest::windowsHasItsOwnTexts()
{
    UiWorld world;
    ConnectPage page(world.parts);
    page.show();
    press(page, "Aider");
    QVERIFY(codeOf(page).contains(QStringLiteral("export OPENAI_API_BASE")));
    auto* const systems = page.findChild<QTabBar*>();
    QTest::keyClick(systems, Qt::Key_Right);
    QVERIFY(codeOf(page).contains(QStringLiteral("$env:OPENAI_API_BASE")));
    QVERIFY(codeOf(page).contains(QStringLiteral("set \"OPENAI_API_BASE")));
    QVERIFY(!codeOf(page).contains(QStringLiteral("export")));
    QTest::keyClick(systems, Qt::Key_Left);
    QVERIFY(!codeOf(page).contains(QStringLiteral("$env")));
}

void ConnectPageTest::linkIsHiddenAndCopiedWhole()
{
    UiWorld world;
    ConnectPage page(world.parts);
    page.show();
    press(page, "Cherry Studio");
    QVERIFY(codeOf(page).contains(QStringLiteral("cherrystudio://providers/api-keys?v=1&data=") + dots));
    QVERIFY(buttonNamed(page, QStringLiteral("Open: Open this link:")));
    press(page, "Copy: Open this link:");
    const QString link = clipboard();
    const QByteArray data = QByteArray::fromBase64(
        link.mid(link.indexOf(QStringLiteral("data=")) + 5).toLatin1(), QByteArray::Base64UrlEncoding);
    QVERIFY2(data.contains(token.toLatin1()), data.constData());
}

void ConnectPageTest::withoutEndpointTheWayIsShown()
{
    UiWorld world;
    ConnectPage page(world.parts);
    QSignalSpy asked(&page, &ConnectPage::pageRequested);
    page.show();
    QVERIFY(world.backend.setAllEndpointsEnabled(false));
    QVERIFY(words(page).contains(QStringLiteral("No endpoint listens")));
    press(page, "To the endpoints");
    QCOMPARE(asked.front().front().toString(), overviewPage);
    press(page, "Cline");
    QVERIFY(codeOf(page).isEmpty());
    QVERIFY(world.backend.setAllEndpointsEnabled(true));
    QVERIFY(codeOf(page).contains(QStringLiteral("http://127.0.0.1:9999/v1")));
    QVERIFY(!words(page).contains(QStringLiteral("No endpoint listens")));
}

void ConnectPageTest::withoutProviderTheDemoIsNamed()
{
    UiWorld world;
    ConnectPage page(world.parts);
    page.show();
    QVERIFY(words(page).contains(QStringLiteral("the built-in demo answers")));
    press(page, "Cline");
    QVERIFY(codeOf(page).contains(QStringLiteral("demo-echo")));
    addProvider(world, { "m-1" });
    QVERIFY(!words(page).contains(QStringLiteral("the built-in demo answers")));
    QVERIFY(codeOf(page).contains(QStringLiteral("m-1")));
}

void ConnectPageTest::escapeLeadsBack()
{
    UiWorld world;
    ConnectPage page(world.parts);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    press(page, "Cline");
    QTest::keyClick(&page, Qt::Key_Escape);
    QVERIFY(buttonNamed(page, QStringLiteral("Zed")));
}

void ConnectPageTest::arrivalIsSeenFromTheList()
{
    UiWorld world;
    ConnectPage page(world.parts);
    page.show();
    press(page, "Cline");
    press(page, "‹ All programs");
    RequestRecord record;
    record.endpoint = "openai";
    record.client = "Cline/3.30";
    record.provider = "one";
    world.backend.announceRequest(record);
    press(page, "Cline");
    QVERIFY(words(page).contains(QStringLiteral("Cline has arrived")));
}

void ConnectPageTest::columnsFollowTheWidth()
{
    UiWorld world;
    ConnectPage page(world.parts);
    page.resize(800, 600);
    page.show();
    const QAbstractButton* const first = buttonNamed(page, QStringLiteral("Claude Code"));
    const QAbstractButton* const second = buttonNamed(page, QStringLiteral("Claude Code, for one shell"));
    QTRY_COMPARE(first->y(), second->y());
    page.resize(304, 600);
    QTRY_VERIFY(second->y() > first->y());
    QTRY_VERIFY(first->width() > 200);
}

void ConnectPageTest::nothingIsCutOrNameless_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("scene");
    for (const LanguageChoice& choice : languageChoices) {
        for (const char* scene : { "list", "nothing", "waiting", "arrived", "error", "diff", "applied",
                 "drifted", "broken", "empty", "cherry", "codex", "shell" })
            QTest::addRow("%s %s", choice.code, scene)
                << QString::fromLatin1(choice.code) << QString::fromLatin1(scene);
    }
}

void ConnectPageTest::nothingIsCutOrNameless()
{
    QFETCH(QString, language);
    QFETCH(QString, scene);
    UiWorld world;
    world.preferences.setLanguage(language);
    const Language languages(world.preferences);
    addProvider(world, { "m-1" });
    arrangeConnectScene(scene, world);
    MainWindow window(world.parts);
    window.resize(480, 640);
    window.showPage(connectPage);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    playConnectScene(scene, world, window);
    QTRY_COMPARE(cutText(window), QString());
    QCOMPARE(namelessControl(window), QString());
}

void ConnectPageTest::trayCopiesSnippets()
{
    UiWorld world;
    TrayIcon tray(world.backend);
    QAction* cline = nullptr;
    QStringList titles;
    const QList<QAction*> actions = tray.menu().findChildren<QAction*>();
    for (QAction* action : actions) {
        titles.append(action->text());
        if (action->text() == QStringLiteral("Cline"))
            cline = action;
    }
    QVERIFY(cline);
    QVERIFY(!titles.contains(QStringLiteral("Codex")));
    cline->trigger();
    QVERIFY2(clipboard().contains(QStringLiteral("http://127.0.0.1:9999/v1")), qPrintable(clipboard()));
    QVERIFY(clipboard().contains(token));
}

QTEST_MAIN(ConnectPageTest)
#include "tst_connectpage.moc"
