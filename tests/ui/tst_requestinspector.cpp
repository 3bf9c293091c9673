#include "ui/Language.h"
#include "ui/SampleRequests.h"
#include "ui/UiWorld.h"
#include "ui/WindowChecks.h"
#include "ui/requests/ConversationView.h"
#include "ui/requests/DifferenceView.h"
#include "ui/requests/HeadersView.h"
#include "ui/requests/JsonTree.h"
#include "ui/requests/ReplayDialog.h"
#include "ui/requests/RequestInspector.h"
#include "ui/requests/RequestTable.h"
#include "ui/requests/RequestTableModel.h"
#include "ui/requests/RequestsPage.h"
#include "ui/requests/StreamView.h"
#include "ui/requests/WayView.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTextEdit>
#include <QTimer>

using namespace dragoman;

namespace {

constexpr QSize usual{ 900, 900 };

// A page with one request, which is chosen.
struct Inspected
{
    explicit Inspected(const RequestRecord& record, QSize size = usual)
    {
        world.preferences.setLanguage(QStringLiteral("en"));
        Configuration configuration = world.backend.configuration();
        configuration.providers = { someProvider("deepseek"), someProvider("anyrouter") };
        world.backend.setConfiguration(configuration);
        world.backend.addRequests({ record });
        page = std::make_unique<RequestsPage>(world.parts);
        page->resize(size);
        page->show();
        inspector = page->findChild<RequestInspector*>();
        auto* table = page->findChild<RequestTable*>();
        if (!QTest::qWaitFor([table] { return table->model()->rowCount() == 1; }))
            qFatal("The journal was not read.");
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, { 20, 10 });
        if (!QTest::qWaitFor([this] { return !way().isEmpty(); }))
            qFatal("The request was not read.");
    }
    QString way() const { return inspector->findChild<WayView*>()->toPlainText(); }
    void open(const char* name) const
    {
        auto* tabs = inspector->findChild<QTabBar*>();
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->tabText(i) == QLatin1String(name))
                QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(i).center());
        }
    }
    // The text of that part, which is in view.
    template <class View>
    QString text() const
    {
        auto* view = inspector->findChild<View*>();
        return view && view->isVisible() ? view->toPlainText() : QString();
    }
    // Clicks the link that says this.
    template <class View>
    void follow(const QString& words) const
    {
        auto* view = inspector->findChild<View*>();
        const QTextCursor found = view->document()->find(words);
        QVERIFY2(!found.isNull(), qPrintable(words));
        const QString link = found.charFormat().anchorHref();
        QVERIFY2(!link.isEmpty(), qPrintable(words));
        Q_EMIT view->anchorClicked(QUrl(link));
    }
    QStringList actions() const
    {
        QStringList names;
        for (const QAction* action : menu().actions()) {
            if (!action->isSeparator())
                names += action->text();
        }
        return names;
    }
    void act(const char* name) const
    {
        for (QAction* action : menu().actions()) {
            if (action->text() == QString::fromUtf8(name))
                action->trigger();
        }
    }
    QMenu& menu() const
    {
        auto* button = qobject_cast<QPushButton*>(buttonNamed(*inspector, QStringLiteral("Actions")));
        Q_EMIT button->menu()->aboutToShow();
        return *button->menu();
    }

    UiWorld world;
    Language languages{ world.preferences }; // whose plurals English needs
    std::unique_ptr<RequestsPage> page;
    RequestInspector* inspector = nullptr;
};

} // namespace

class RequestInspectorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void sentenceAndWay();
    void conversationIsReadable();
    void toolsAreFolded();
    void pictureIsShown();
    void longConversationBeginsAtItsEnd();
    void differenceNamesItsRules();
    void bodiesAreTreesWithSearch();
    void streamsAreText();
    void streamIsToldInWords();
    void headersHaveNoSecrets();
    void failureIsExplained();
    void missingBodiesAreOffered();
    void whatIsPossibleIsInTheMenu();
    void curlIsCopied();
    void sentAgainToAnother();
    void sendingAgainFails();
    void bundleIsAskedFor();
    void narrowPageShowsOneAtATime();
    void escapeCloses();
    void everyPartIsAccessible();
};

void RequestInspectorTest::sentenceAndWay()
{
    const Inspected shown(failedOverRequest());
    QVERIFY(visibleText(*shown.inspector)
                .contains(QStringLiteral("deepseek answered on the second try after anyrouter said 429")));
    QVERIFY(visibleText(*shown.inspector).contains(QStringLiteral("2.1 s to the first token")));
    QVERIFY(shown.way().contains(QStringLiteral("not asked: it does not have the model")));
    QVERIFY(shown.way().contains(QStringLiteral("429 Too many requests after 410 ms")));
    QVERIFY(shown.way().contains(QStringLiteral("answered after 4.5 s")));
}

void RequestInspectorTest::conversationIsReadable()
{
    const Inspected shown(failedOverRequest());
    shown.open("Conversation");
    const QString text = shown.text<ConversationView>();
    QVERIFY(text.contains(QStringLiteral("A quoted comma seems to split a cell.")));
    QVERIFY(text.contains(QStringLiteral("The script is called differently here.")));
    QVERIFY(text.contains(QStringLiteral("3 tools offered")));
    QVERIFY(text.contains(QStringLiteral("Stopped: tool_use")));
}

void RequestInspectorTest::toolsAreFolded()
{
    const Inspected shown(failedOverRequest());
    shown.open("Conversation");
    QVERIFY(!shown.text<ConversationView>().contains(QStringLiteral("bool quoted = false;\n")));
    shown.follow<ConversationView>(QStringLiteral("Tool's result"));
    QVERIFY(shown.text<ConversationView>().contains(QStringLiteral("bool quoted = false;")));
    QVERIFY(shown.text<ConversationView>().contains(QStringLiteral("The tool failed")));
    shown.follow<ConversationView>(QStringLiteral("3 tools offered"));
    QVERIFY(shown.text<ConversationView>().contains(QStringLiteral("Replaces a text in a file.")));
    shown.follow<ConversationView>(QStringLiteral("3 tools offered"));
    QVERIFY(!shown.text<ConversationView>().contains(QStringLiteral("Replaces a text in a file.")));
}

void RequestInspectorTest::pictureIsShown()
{
    const Inspected shown(failedOverRequest());
    shown.open("Conversation");
    auto* view = shown.inspector->findChild<ConversationView*>();
    QVERIFY(view->toHtml().contains(QStringLiteral("<img src=\"image:")));
    const QVariant image = view->document()->resource(
        QTextDocument::ImageResource, QUrl(QStringLiteral("image:#messages[0].content[1]")));
    QCOMPARE(image.value<QImage>().width(), 420);
    shown.page->resize(430, 700);
    QTRY_VERIFY(view->horizontalScrollBar()->maximum() == 0);
    QCOMPARE(view->toPlainText().count(QStringLiteral("3 tools offered")), 1);
}

void RequestInspectorTest::longConversationBeginsAtItsEnd()
{
    RequestRecord record = failedOverRequest();
    auto captured = std::make_shared<CapturedExchange>(*record.captured);
    std::string messages;
    for (int i = 0; i < 300; ++i)
        messages += std::string(i > 0 ? "," : "") + "{\"role\":\"" + (i % 2 ? "assistant" : "user")
            + "\",\"content\":\"words " + std::to_string(i) + "\"}";
    captured->clientRequest.body = "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[" + messages + "]}";
    captured->clientRequest.size = captured->clientRequest.body.size();
    record.captured = captured;
    const Inspected shown(record);
    shown.open("Conversation");
    QVERIFY(shown.text<ConversationView>().contains(QStringLiteral("words 299")));
    QVERIFY(!shown.text<ConversationView>().contains(QStringLiteral("words 10\n")));
    shown.follow<ConversationView>(QStringLiteral("260 earlier messages"));
    QVERIFY(shown.text<ConversationView>().contains(QStringLiteral("words 10\n")));
}

void RequestInspectorTest::differenceNamesItsRules()
{
    const Inspected shown(failedOverRequest());
    shown.open("Difference");
    const QString text = shown.text<DifferenceView>();
    QVERIFY(
        text.contains(QStringLiteral("The provider's list of models gives this role or alias that name.")));
    QVERIFY(text.contains(QStringLiteral("A provider of another protocol gets no header of the client.")));
    QVERIFY(text.contains(QStringLiteral("deepseek-chat")));
    QVERIFY(!text.contains(QStringLiteral("A quoted comma seems to split a cell.")));
    shown.follow<DifferenceView>(QStringLiteral("stayed the same"));
    QVERIFY(shown.text<DifferenceView>().contains(QStringLiteral("A quoted comma seems to split a cell.")));
}

void RequestInspectorTest::bodiesAreTreesWithSearch()
{
    const Inspected shown(failedOverRequest());
    shown.open("Bodies");
    auto* tree = shown.inspector->findChild<JsonTree*>();
    QVERIFY(tree->isVisible());
    QCOMPARE(tree->model()->index(0, 0).data().toString(), QStringLiteral("model"));
    QLineEdit* const search = shown.inspector->findChild<QLineEdit*>();
    QTest::keyClicks(search, QStringLiteral("run tests"));
    QCOMPARE(tree->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("command"));
    QTest::mouseClick(buttonNamed(*shown.inspector, QStringLiteral("As text")), Qt::LeftButton);
    auto* text = shown.inspector->findChild<QPlainTextEdit*>();
    QVERIFY(text->isVisible());
    QVERIFY(text->toPlainText().contains(QStringLiteral("  \"max_tokens\": 32000,")));
    search->clear();
    QTest::keyClicks(search, QStringLiteral("budget_tokens"));
    QCOMPARE(text->textCursor().selectedText(), QStringLiteral("budget_tokens"));
}

void RequestInspectorTest::streamsAreText()
{
    const Inspected shown(failedOverRequest());
    shown.open("Bodies");
    shown.inspector->findChild<QComboBox*>()->setCurrentIndex(2);
    auto* text = shown.inspector->findChild<QPlainTextEdit*>();
    QVERIFY(text->isVisible());
    QVERIFY(text->toPlainText().endsWith(QStringLiteral("data: [DONE]\n\n")));
}

void RequestInspectorTest::streamIsToldInWords()
{
    const Inspected shown(failedOverRequest());
    shown.open("Stream");
    const QString text = shown.text<StreamFacts>();
    QVERIFY(text.contains(QStringLiteral("First token after")));
    QVERIFY(text.contains(QStringLiteral("2.1 s")));
    QVERIFY(text.contains(QStringLiteral("Gap")));
}

void RequestInspectorTest::headersHaveNoSecrets()
{
    const Inspected shown(failedOverRequest());
    shown.open("Headers");
    const QString text = shown.text<HeadersView>();
    QVERIFY(text.contains(QStringLiteral("POST https://deepseek.example/v1/chat/completions")));
    QVERIFY(text.contains(QStringLiteral("x-dragoman-provider")));
    QVERIFY(text.contains(QStringLiteral("***")));
}

void RequestInspectorTest::failureIsExplained()
{
    const Inspected shown(refusedRequest("anyrouter", 529, "The provider is overloaded."));
    QVERIFY(visibleText(*shown.inspector)
                .contains(QStringLiteral("anyrouter said 529; the client got 529 Overloaded: "
                                         "The provider is overloaded")));
}

void RequestInspectorTest::missingBodiesAreOffered()
{
    const Inspected shown(sampleRequest("deepseek"));
    shown.open("Conversation");
    QVERIFY(visibleText(*shown.inspector).contains(QStringLiteral("Request and answer were not kept")));
    QTest::mouseClick(buttonNamed(*shown.inspector, QStringLiteral("Keep for failures")), Qt::LeftButton);
    QCOMPARE(shown.world.backend.configuration().log.bodies, LogBodies::Errors);
    QVERIFY(!buttonNamed(*shown.inspector, QStringLiteral("Keep for failures")));
    QTest::mouseClick(buttonNamed(*shown.inspector, QStringLiteral("Keep for all requests")), Qt::LeftButton);
    QCOMPARE(shown.world.backend.configuration().log.bodies, LogBodies::All);
    QVERIFY(visibleText(*shown.inspector).contains(QStringLiteral("kept for all requests")));
}

void RequestInspectorTest::whatIsPossibleIsInTheMenu()
{
    const Inspected whole(failedOverRequest());
    QCOMPARE(whole.actions().size(), 6);
    const Inspected bare(sampleRequest("deepseek"));
    QCOMPARE(bare.actions(),
        (QStringList{ QStringLiteral("Copy as JSON"), QStringLiteral("Save a support bundle …") }));
}

void RequestInspectorTest::curlIsCopied()
{
    const Inspected shown(failedOverRequest());
    shown.act("Copy as cURL");
    const QString command = QGuiApplication::clipboard()->text();
    QVERIFY(command.startsWith(QStringLiteral("curl ")));
    QVERIFY(command.contains(QStringLiteral("http://127.0.0.1:9998/v1/messages")));
    shown.act("Copy as JSON");
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("\"provider\": \"deepseek\"")));
}

void RequestInspectorTest::sentAgainToAnother()
{
    Inspected shown(failedOverRequest());
    CapturedMessage answer{ "200", {}, {} };
    answer.body = R"({"id":"m","type":"message","role":"assistant","model":"x","content":)"
                  R"([{"type":"text","text":"Another answer"}],"stop_reason":"end_turn","usage":{}})";
    shown.world.backend.setReplayAnswer(answer);
    shown.act("Send again …");
    auto* dialog = shown.inspector->findChild<ReplayDialog*>();
    QVERIFY(dialog);
    dialog->findChild<QComboBox*>()->setCurrentIndex(1);
    QTest::mouseClick(buttonNamed(*dialog, QStringLiteral("Send")), Qt::LeftButton);
    QTRY_VERIFY(buttonNamed(*dialog, QStringLiteral("Send"))->isEnabled());
    QCOMPARE(shown.world.backend.replays().front().provider, std::string("anyrouter"));
    const QList<QTextEdit*> answers = dialog->findChildren<QTextEdit*>();
    QVERIFY(answers[0]->toPlainText().contains(QStringLiteral("The script is called differently here.")));
    QCOMPARE(answers[1]->toPlainText(), QStringLiteral("Another answer"));
}

void RequestInspectorTest::sendingAgainFails()
{
    Inspected shown(failedOverRequest());
    shown.world.backend.setReplayAnswer(
        failure(ErrorKind::Unavailable, "The proxy stopped before the answer came."));
    shown.act("Send again …");
    auto* dialog = shown.inspector->findChild<ReplayDialog*>();
    QTest::mouseClick(buttonNamed(*dialog, QStringLiteral("Send")), Qt::LeftButton);
    QTRY_VERIFY(visibleText(*dialog).contains(QStringLiteral("Now: it could not be sent")));
}

// The file dialog that follows is closed.
void RequestInspectorTest::bundleIsAskedFor()
{
    Inspected shown(failedOverRequest());
    QTimer closer;
    connect(&closer, &QTimer::timeout, this, [] {
        if (QWidget* const dialog = QApplication::activeModalWidget())
            dialog->close();
    });
    closer.start(20);
    shown.act("Save a support bundle …");
    QCOMPARE(shown.world.backend.bundles(), std::vector<std::int64_t>{ 1 });
    QTRY_VERIFY(!QApplication::activeModalWidget());
}

void RequestInspectorTest::narrowPageShowsOneAtATime()
{
    const Inspected shown(failedOverRequest(), { 420, 640 });
    auto* table = shown.page->findChild<RequestTable*>();
    QVERIFY(!table->isVisible());
    QVERIFY(shown.inspector->isVisible());
    QTest::mouseClick(buttonNamed(*shown.inspector, QStringLiteral("Back to the list")), Qt::LeftButton);
    QVERIFY(table->isVisible());
    QVERIFY(!shown.inspector->isVisible());
}

void RequestInspectorTest::escapeCloses()
{
    const Inspected shown(failedOverRequest());
    QTest::mouseClick(buttonNamed(*shown.inspector, QStringLiteral("Use the whole page")), Qt::LeftButton);
    auto* table = shown.page->findChild<RequestTable*>();
    QVERIFY(!table->isVisible());
    QTest::keyClick(shown.page.get(), Qt::Key_Escape);
    QVERIFY(table->isVisible());
    QVERIFY(shown.inspector->isVisible());
    QTest::keyClick(shown.page.get(), Qt::Key_Escape);
    QVERIFY(!shown.inspector->isVisible());
}

void RequestInspectorTest::everyPartIsAccessible()
{
    const Inspected shown(failedOverRequest(), { 520, 800 });
    for (const char* tab : { "Route", "Conversation", "Difference", "Bodies", "Stream", "Headers" }) {
        shown.open(tab);
        QCOMPARE(namelessControl(*shown.page), QString());
        QTRY_COMPARE(cutText(*shown.page), QString());
    }
}

QTEST_MAIN(RequestInspectorTest)
#include "tst_requestinspector.moc"
