#include "ui/RequestScreens.h"

#include "ui/Appearance.h"
#include "ui/Language.h"
#include "ui/MainWindow.h"
#include "ui/SampleRequests.h"
#include "ui/Stage.h"
#include "ui/UiWorld.h"
#include "ui/requests/FilterBox.h"
#include "ui/requests/FilterHelp.h"
#include "ui/requests/ReplayDialog.h"
#include "ui/requests/RequestInspector.h"
#include "ui/requests/RequestTable.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>

namespace dragoman {

namespace {

constexpr QSize usual{ 860, 640 };
constexpr QSize narrow{ 480, 640 };
constexpr QSize wide{ 1440, 860 };
constexpr int noRow = -1;

// A picture of the page; of the inspector when a row is chosen.
struct Screen
{
    QString name;
    QSize size;
    int row = noRow;
    int tab = 0;
    bool isWhole = false; // the inspector has the page for itself
};

const QList<Screen>& screens()
{
    static const QList<Screen> all{
        { QStringLiteral("requests"), usual },
        { QStringLiteral("requests-wide"), wide },
        { QStringLiteral("requests-narrow"), narrow },
        { QStringLiteral("inspector-below"), usual, 0, 0 },
        { QStringLiteral("inspector-beside"), wide, 0, 1 },
        { QStringLiteral("inspector-route"), usual, 0, 0, true },
        { QStringLiteral("inspector-conversation"), { 860, 900 }, 0, 1, true },
        { QStringLiteral("inspector-difference"), { 860, 1100 }, 0, 2, true },
        { QStringLiteral("inspector-bodies"), usual, 0, 3, true },
        { QStringLiteral("inspector-stream"), usual, 0, 4, true },
        { QStringLiteral("inspector-headers"), usual, 0, 5, true },
        { QStringLiteral("inspector-no-bodies"), usual, 5, 1 },
        { QStringLiteral("inspector-narrow"), narrow, 0, 1 },
        { QStringLiteral("inspector-difference-narrow"), narrow, 0, 2 },
    };
    return all;
}

// A day's requests, the last one with everything that can be shown; two that run.
void fill(FakeBackend& backend)
{
    Configuration configuration = backend.configuration();
    configuration.providers = { someProvider("deepseek"), someProvider("anyrouter"), someProvider("local") };
    backend.setConfiguration(configuration);
    backend.addRequests(busyDay(140));
    backend.addRequests({ failedOverRequest() });
    RunningRequest running;
    running.number = 1;
    running.time = std::chrono::system_clock::now() - std::chrono::seconds(12);
    running.client = "claude-cli/2.0.14 (external, cli)";
    running.askedModel = "claude-opus-4-5";
    running.usedModel = "deepseek-chat";
    running.provider = "deepseek";
    running.isAnswering = true;
    running.outputTokens = 318;
    RunningRequest waiting;
    waiting.number = 2;
    waiting.time = std::chrono::system_clock::now() - std::chrono::seconds(2);
    waiting.client = "OpenAI/Python 1.54.3";
    waiting.askedModel = "gpt-4o-mini";
    waiting.provider = "anyrouter";
    backend.setRunningRequests({ running, waiting });
}

std::unique_ptr<MainWindow> windowOf(Stage& stage, QSize size)
{
    auto window = std::make_unique<MainWindow>(stage.world.parts);
    window->resize(size);
    window->showPage(requestsPage);
    window->show();
    auto* table = window->findChild<RequestTable*>();
    (void)QTest::qWaitFor([table] { return table->model()->rowCount() > 0; }, 400);
    QTest::qWait(50);
    return window;
}

void choose(const MainWindow& window, const Screen& screen)
{
    auto* table = window.findChild<RequestTable*>();
    table->setCurrentIndex(table->model()->index(screen.row, 0));
    auto* inspector = window.findChild<RequestInspector*>();
    if (screen.isWhole)
        Q_EMIT inspector->wholePageRequested(true);
    auto* tabs = inspector->findChild<QTabBar*>();
    (void)QTest::qWaitFor([tabs] { return tabs->isEnabled(); });
    tabs->setCurrentIndex(screen.tab);
    QTest::qWait(100);
}

void draw(const QString& folder, const QString& language, Preferences::Theme theme)
{
    const QString word = theme == Preferences::Theme::Dark ? QStringLiteral("dark") : QStringLiteral("light");
    for (const Screen& screen : screens()) {
        Stage stage(language, theme);
        fill(stage.world.backend);
        const std::unique_ptr<MainWindow> window = windowOf(stage, screen.size);
        if (screen.row != noRow)
            choose(*window, screen);
        savePicture(*window, QStringLiteral("%1/%2-%3-%4").arg(folder, screen.name, language, word));
    }
}

// The empty page, a mistake in the filter, its help, and a filter that fits nothing.
void drawFilter(const QString& folder, const QString& language)
{
    Stage stage(language, Preferences::Theme::Light);
    const std::unique_ptr<MainWindow> window = windowOf(stage, usual);
    savePicture(*window, QStringLiteral("%1/requests-empty-%2").arg(folder, language));
    stage.world.backend.addRequests(busyDay(60));
    auto* field = window->findChild<FilterBox*>()->findChild<QLineEdit*>();
    QTest::keyClicks(field, QStringLiteral("model:opus slow>long"));
    QTest::qWait(400);
    savePicture(*window, QStringLiteral("%1/requests-mistake-%2").arg(folder, language));
    auto* help = new FilterHelp(window.get()); // deletes itself
    help->popUp(field);
    QTest::qWait(50);
    savePicture(*help, QStringLiteral("%1/requests-help-%2").arg(folder, language));
    help->close();
    field->setText(QStringLiteral("provider:nobody"));
    QTest::qWait(500);
    savePicture(*window, QStringLiteral("%1/requests-nothing-fits-%2").arg(folder, language));
}

// The same request, answered by another provider.
void drawReplay(const QString& folder, const QString& language)
{
    Stage stage(language, Preferences::Theme::Light);
    fill(stage.world.backend);
    CapturedMessage answer{ "200", {}, {} };
    answer.body = R"({"id":"m","type":"message","role":"assistant","model":"x","content":)"
                  R"([{"type":"text","text":"There is no script of that name. The tests are run by ctest; )"
                  R"(shall I use it?"}],"stop_reason":"end_turn","usage":{}})";
    stage.world.backend.setReplayAnswer(answer);
    StoredRequest stored{ 1, failedOverRequest(), false, 2, 0, BodiesState::Kept };
    ReplayDialog dialog(stage.world.backend, inspect(std::move(stored), {}, {}));
    dialog.show();
    QTest::qWait(50);
    for (QPushButton* button : dialog.findChildren<QPushButton*>()) {
        if (button->isDefault())
            button->click();
    }
    QTest::qWait(100);
    savePicture(dialog, QStringLiteral("%1/replay-%2").arg(folder, language));
}

} // namespace

void drawRequestScreens(const QString& folder, const QString& language)
{
    draw(folder, language, Preferences::Theme::Light);
    draw(folder, language, Preferences::Theme::Dark);
    drawFilter(folder, language);
    drawReplay(folder, language);
}

} // namespace dragoman
