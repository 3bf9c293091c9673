#include "ui/ConnectScenes.h"
#include "ui/OverviewPage.h"
#include "ui/connect/CodeView.h"
#include "ui/connect/ConnectPage.h"
#include "ui/connect/QuitQuestion.h"
#include "ui/connect/SetUpCard.h"
#include "ui/connect/SetUpText.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTextBlock>

using namespace dragoman;

Q_DECLARE_METATYPE(dragoman::ClientState)

namespace {

constexpr const char* openCodeFile = "/home/user/.config/opencode/opencode.json";

void press(const QWidget& window, const char* name)
{
    QAbstractButton* const button = buttonNamed(window, QString::fromUtf8(name));
    QVERIFY2(button, name);
    QCoreApplication::processEvents(); // it may not have its place yet
    QTest::mouseClick(button, Qt::LeftButton);
}

// All visible text as it was before places to break lines were put in.
QString words(const QWidget& window)
{
    return visibleText(window).remove(QChar(0x200b));
}

bool says(const QWidget& window, const char* text)
{
    return words(window).contains(QString::fromUtf8(text));
}

ClientState openCode(SetupState state, bool isOurs, const char* detail = "")
{
    return clientState("opencode", openCodeFile, { state, "line 3, column 3", detail }, isOurs);
}

void arrange(FakeBackend& backend, const ClientState& state)
{
    backend.setClients({ state });
    backend.setPlan(examplePlan());
    backend.setUndo(examplePlan());
    backend.setApplied(QStringLiteral("/home/user/backup"), SetupState::SetUp);
}

} // namespace

// Setting a client up, its troubles on the overview, and the question at the end.
class ConnectSetUpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void stateIsTold_data();
    void stateIsTold();
    void differenceIsShownBeforeTheChange();
    void cancelChangesNothing();
    void changeNamesTheBackup();
    void undoIsOneClick();
    void choicesGoIntoThePlan();
    void anotherChoiceTakesThePlanAway();
    void nothingToChangeIsSaid();
    void errorIsShown();
    void brokenFileIsOpenedInstead();
    void formerModelIsOffered();
    void overviewOffersTheRepair();
    void overviewIsQuietWhenAllIsWell();
    void quitAsksOnlyWhenSomebodyPointsHere();
    void quitUndoes();
    void quitLeaves();
    void quitIsCalledOff();
    void quitRemembersTheChoice();
    void quitTellsWhatFailed();
    void choiceAtQuitIsChanged();
};

void ConnectSetUpTest::stateIsTold_data()
{
    QTest::addColumn<ClientState>("state");
    QTest::addColumn<QString>("told");
    QTest::addColumn<QStringList>("buttons");
    QTest::newRow("not installed") << openCode(SetupState::NotInstalled, false)
                                   << QStringLiteral("OpenCode was not found on this computer.")
                                   << QStringList{ QStringLiteral("Set up for me…") };
    QTest::newRow("untouched") << openCode(SetupState::Untouched, false)
                               << QStringLiteral("OpenCode does not use Dragoman yet.")
                               << QStringList{ QStringLiteral("Set up for me…") };
    QTest::newRow("set up") << openCode(SetupState::SetUp, true) << QStringLiteral("OpenCode is set up.")
                            << QStringList{ QStringLiteral("Set up anew…"), QStringLiteral("Undo") };
    QTest::newRow("by hand") << openCode(SetupState::SetUp, false) << QStringLiteral("OpenCode is set up.")
                             << QStringList{ QStringLiteral("Set up anew…") };
    QTest::newRow("drifted") << openCode(SetupState::Drifted, true, "model")
                             << QStringLiteral("“model” in its settings was changed since")
                             << QStringList{ QStringLiteral("Repair…"), QStringLiteral("Undo") };
    QTest::newRow("drifted by hand") << openCode(SetupState::Drifted, false, "model")
                                     << QStringLiteral("though not as it would be set up: “model” differs")
                                     << QStringList{ QStringLiteral("Set up for me…") };
    QTest::newRow("dead port") << openCode(SetupState::DeadPort, true, "http://127.0.0.1:5/v1")
                               << QStringLiteral("at http://127.0.0.1:5/v1, where no endpoint listens")
                               << QStringList{ QStringLiteral("Repair…"), QStringLiteral("Undo") };
    QTest::newRow("broken") << openCode(SetupState::Broken, true)
                            << QStringLiteral("cannot be read: line 3, column 3")
                            << QStringList{ QStringLiteral("Open the file") };
}

void ConnectSetUpTest::stateIsTold()
{
    QFETCH(ClientState, state);
    QFETCH(QString, told);
    QFETCH(QStringList, buttons);
    FakeBackend backend;
    arrange(backend, state);
    SetUpCard card(backend, "opencode");
    card.show();
    QVERIFY2(words(card).contains(told), qPrintable(words(card)));
    QVERIFY(says(card, openCodeFile));
    QStringList shown;
    const QList<QAbstractButton*> all = card.findChildren<QAbstractButton*>();
    for (const QAbstractButton* button : all) {
        if (button->isVisible())
            shown.append(button->text());
    }
    shown.sort();
    buttons.sort();
    QCOMPARE(shown, buttons);
}

void ConnectSetUpTest::differenceIsShownBeforeTheChange()
{
    FakeBackend backend;
    arrange(backend, openCode(SetupState::Untouched, false));
    SetUpCard card(backend, "opencode");
    card.show();
    const auto* const view = card.findChild<CodeView*>();
    QVERIFY(!view->isVisible());
    press(card, "Set up for me…");
    QVERIFY(view->isVisible());
    QVERIFY(view->toPlainText().contains(QStringLiteral("+  \"model\": \"dragoman/deepseek-chat\"")));
    QVERIFY(backend.applied().empty());
    QTextBlock come;
    QTextBlock gone;
    for (QTextBlock block = view->document()->begin(); block.isValid(); block = block.next()) {
        if (block.text().startsWith(QLatin1Char('+')))
            come = block;
        if (block.text().startsWith(QLatin1Char('-')))
            gone = block;
    }
    QVERIFY(come.blockFormat().background() != gone.blockFormat().background());
    QVERIFY(come.blockFormat().hasProperty(QTextFormat::BackgroundBrush));
}

void ConnectSetUpTest::cancelChangesNothing()
{
    FakeBackend backend;
    arrange(backend, openCode(SetupState::Untouched, false));
    SetUpCard card(backend, "opencode");
    card.show();
    press(card, "Set up for me…");
    press(card, "Cancel");
    QVERIFY(!card.findChild<CodeView*>()->isVisible());
    QVERIFY(backend.applied().empty());
    QVERIFY(buttonNamed(card, QStringLiteral("Set up for me…"))->isEnabled());
}

void ConnectSetUpTest::changeNamesTheBackup()
{
    FakeBackend backend;
    arrange(backend, openCode(SetupState::Untouched, false));
    SetUpCard card(backend, "opencode");
    card.show();
    press(card, "Set up for me…");
    press(card, "Change the file");
    QCOMPARE(backend.applied(), std::vector<std::string>{ "opencode" });
    QVERIFY(says(card, "The file as it was: /home/user/backup"));
    QVERIFY(says(card, "OpenCode is set up."));
    QVERIFY(!card.findChild<CodeView*>()->isVisible());
    QVERIFY(buttonNamed(card, QStringLiteral("Undo")));
    QVERIFY(buttonNamed(card, QStringLiteral("Open the folder")));
}

void ConnectSetUpTest::undoIsOneClick()
{
    FakeBackend backend;
    arrange(backend, openCode(SetupState::SetUp, true));
    backend.setApplied(QStringLiteral("/home/user/backup"), SetupState::Untouched);
    SetUpCard card(backend, "opencode");
    card.show();
    press(card, "Undo");
    QCOMPARE(backend.applied().size(), std::size_t(1));
    QVERIFY(says(card, "Undone"));
    QVERIFY(says(card, "does not use Dragoman yet"));
    QVERIFY(!buttonNamed(card, QStringLiteral("Undo")));
}

void ConnectSetUpTest::choicesGoIntoThePlan()
{
    UiWorld world;
    arrange(world.backend, openCode(SetupState::Untouched, false));
    ConnectPage page(world.parts);
    page.show();
    press(page, "OpenCode");
    press(page, "Set up for me…");
    QCOMPARE(world.backend.planned().back().endpoint, std::string("openai"));
    QCOMPARE(world.backend.planned().back().model, std::string()); // none was chosen
    press(page, "Cancel");
    auto* const models = page.findChild<QComboBox*>(QStringLiteral("model"));
    models->lineEdit()->selectAll();
    QTest::keyClicks(models, QStringLiteral("m-9"));
    press(page, "Set up for me…");
    QCOMPARE(world.backend.planned().back().model, std::string("m-9"));
}

void ConnectSetUpTest::anotherChoiceTakesThePlanAway()
{
    FakeBackend backend;
    arrange(backend, openCode(SetupState::Untouched, false));
    SetUpCard card(backend, "opencode");
    card.show();
    press(card, "Set up for me…");
    card.setChoice("openai", "m-2");
    QVERIFY(!buttonNamed(card, QStringLiteral("Change the file")));
}

void ConnectSetUpTest::nothingToChangeIsSaid()
{
    FakeBackend backend;
    arrange(backend, openCode(SetupState::SetUp, true));
    SetupPlan plan = examplePlan();
    plan.after = plan.before;
    backend.setPlan(plan);
    SetUpCard card(backend, "opencode");
    card.show();
    press(card, "Set up anew…");
    QVERIFY(says(card, "Nothing in the file has to change."));
    QVERIFY(!buttonNamed(card, QStringLiteral("Change the file")));
}

void ConnectSetUpTest::errorIsShown()
{
    FakeBackend backend;
    arrange(backend, openCode(SetupState::Untouched, false));
    backend.setApplied(failure(ErrorKind::Conflict, "The file has changed meanwhile."), {});
    SetUpCard card(backend, "opencode");
    card.show();
    press(card, "Set up for me…");
    press(card, "Change the file");
    QVERIFY(says(card, "The file has changed meanwhile."));
    backend.setPlan(failure(ErrorKind::NotFound, "No endpoint listens."));
    press(card, "Set up for me…");
    QVERIFY(says(card, "No endpoint listens."));
}

void ConnectSetUpTest::brokenFileIsOpenedInstead()
{
    FakeBackend backend;
    arrange(backend, openCode(SetupState::Untouched, false));
    SetUpCard card(backend, "opencode");
    card.show();
    // The user broke it in an editor since it was read.
    backend.setPlan(failure(ErrorKind::InvalidRequest, "unexpected character, line 3, column 3"));
    backend.setClients({ openCode(SetupState::Broken, false) });
    QVERIFY(says(card, "line 3, column 3"));
    QVERIFY(buttonNamed(card, QStringLiteral("Open the file")));
    QVERIFY(!buttonNamed(card, QStringLiteral("Set up for me…")));
}

void ConnectSetUpTest::formerModelIsOffered()
{
    UiWorld world;
    ClientState state = openCode(SetupState::SetUp, true);
    state.model = "m-7";
    arrange(world.backend, state);
    ConnectPage page(world.parts);
    page.show();
    press(page, "OpenCode");
    QCOMPARE(page.findChild<QComboBox*>(QStringLiteral("model"))->currentText(), QStringLiteral("m-7"));
}

void ConnectSetUpTest::overviewOffersTheRepair()
{
    UiWorld world;
    OverviewPage page(world.parts);
    page.show();
    arrange(world.backend, openCode(SetupState::DeadPort, true, "http://127.0.0.1:5/v1"));
    QVERIFY(says(page, "where no endpoint listens"));
    press(page, "Repair…");
    press(page, "Change the file");
    QCOMPARE(world.backend.applied().size(), std::size_t(1));
    QVERIFY(says(page, "The file as it was: /home/user/backup")); // stays to be read
    page.hide();
    page.show();
    QVERIFY(!says(page, "OpenCode"));
}

void ConnectSetUpTest::overviewIsQuietWhenAllIsWell()
{
    UiWorld world;
    arrange(world.backend, openCode(SetupState::SetUp, true));
    OverviewPage page(world.parts);
    page.show();
    QVERIFY(!says(page, "OpenCode"));
    world.backend.setClients({ openCode(SetupState::Drifted, false) }); // the user's own work
    QVERIFY(!says(page, "OpenCode"));
}

void ConnectSetUpTest::quitAsksOnlyWhenSomebodyPointsHere()
{
    UiWorld world;
    QuitQuestion question(world.backend, world.preferences);
    QSignalSpy agreed(&question, &QuitQuestion::agreed);
    question.ask(nullptr);
    QCOMPARE(agreed.size(), 1);
    arrange(world.backend, openCode(SetupState::SetUp, false)); // set up by hand
    question.ask(nullptr);
    QCOMPARE(agreed.size(), 2);
    arrange(world.backend, openCode(SetupState::SetUp, true));
    question.ask(nullptr);
    QCOMPARE(agreed.size(), 2);
    QVERIFY(question.dialog());
    QVERIFY(says(*question.dialog(), "These programs still point here: OpenCode"));
}

void ConnectSetUpTest::quitUndoes()
{
    UiWorld world;
    arrange(world.backend, openCode(SetupState::SetUp, true));
    QuitQuestion question(world.backend, world.preferences);
    QSignalSpy agreed(&question, &QuitQuestion::agreed);
    question.ask(nullptr);
    press(*question.dialog(), "Undo and quit");
    QCOMPARE(agreed.size(), 1);
    QCOMPARE(world.backend.applied(), std::vector<std::string>{ "opencode" });
    QCOMPARE(world.preferences.clientsAtQuit(), Preferences::ClientsAtQuit::Ask);
}

void ConnectSetUpTest::quitLeaves()
{
    UiWorld world;
    arrange(world.backend, openCode(SetupState::SetUp, true));
    QuitQuestion question(world.backend, world.preferences);
    QSignalSpy agreed(&question, &QuitQuestion::agreed);
    question.ask(nullptr);
    press(*question.dialog(), "Leave and quit");
    QCOMPARE(agreed.size(), 1);
    QVERIFY(world.backend.applied().empty());
}

void ConnectSetUpTest::quitIsCalledOff()
{
    UiWorld world;
    arrange(world.backend, openCode(SetupState::SetUp, true));
    QuitQuestion question(world.backend, world.preferences);
    QSignalSpy agreed(&question, &QuitQuestion::agreed);
    question.ask(nullptr);
    press(*question.dialog(), "Cancel");
    QCOMPARE(agreed.size(), 0);
    QTRY_VERIFY(!question.dialog());
}

void ConnectSetUpTest::quitRemembersTheChoice()
{
    UiWorld world;
    arrange(world.backend, openCode(SetupState::SetUp, true));
    world.backend.setApplied(QString(), {}); // stays set up
    QuitQuestion question(world.backend, world.preferences);
    QSignalSpy agreed(&question, &QuitQuestion::agreed);
    question.ask(nullptr);
    QTest::keyClick(buttonNamed(*question.dialog(), QStringLiteral("Do the same every time")), Qt::Key_Space);
    press(*question.dialog(), "Undo and quit");
    QCOMPARE(world.preferences.clientsAtQuit(), Preferences::ClientsAtQuit::Undo);
    QTRY_VERIFY(!question.dialog());
    question.ask(nullptr);
    QCOMPARE(agreed.size(), 2);
    QCOMPARE(world.backend.applied().size(), std::size_t(2));
}

void ConnectSetUpTest::quitTellsWhatFailed()
{
    UiWorld world;
    arrange(world.backend, openCode(SetupState::SetUp, true));
    world.backend.setApplied(failure(ErrorKind::Unavailable, "The disk is full."), {});
    world.preferences.setClientsAtQuit(Preferences::ClientsAtQuit::Undo);
    QuitQuestion question(world.backend, world.preferences);
    QSignalSpy failed(&question, &QuitQuestion::failed);
    QSignalSpy agreed(&question, &QuitQuestion::agreed);
    question.ask(nullptr);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.front().back().toString(), QStringLiteral("The disk is full."));
    QCOMPARE(agreed.size(), 1);
}

void ConnectSetUpTest::choiceAtQuitIsChanged()
{
    UiWorld world;
    arrange(world.backend, openCode(SetupState::SetUp, true));
    ConnectPage page(world.parts);
    page.show();
    QVERIFY(says(page, "When Dragoman quits"));
    auto* const choice = page.findChild<QComboBox*>(QStringLiteral("quit"));
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Down);
    QCOMPARE(world.preferences.clientsAtQuit(), Preferences::ClientsAtQuit::Undo);
    QTest::keyClick(choice, Qt::Key_Up);
    world.backend.setClients({});
    QVERIFY(!says(page, "When Dragoman quits"));
}

QTEST_MAIN(ConnectSetUpTest)
#include "tst_connectsetup.moc"
