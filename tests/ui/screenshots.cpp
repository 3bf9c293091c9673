// Draws every page in both languages and themes, at 100 and 200 %, and in a narrow window:
// screenshots [FOLDER [BEGINNING OF A NAME]]
#include "ui/ConnectScenes.h"
#include "ui/Language.h"
#include "ui/MainWindow.h"
#include "ui/ProviderScenes.h"
#include "ui/RequestScreens.h"
#include "ui/Stage.h"
#include "ui/TrayIcon.h"
#include "ui/UiWorld.h"
#include "ui/UsageScreens.h"
#include "ui/connect/QuitQuestion.h"

#include <QApplication>
#include <QDir>
#include <QPainter>

using namespace dragoman;

namespace {

constexpr QSize usual{ 860, 640 };
constexpr QSize narrow{ 480, 640 };
constexpr QSize tallNarrow{ 480, 1300 };
constexpr QSize tall{ 860, 1560 };

struct Shot
{
    QString name;
    QString page;
    QSize size;
    bool isFirstRun = false;
    bool hasTroubles = false;
    QString scene{}; // of the page "Connect"
    bool hasUpdate = false;
};

const QList<Shot>& shots()
{
    static const QList<Shot> all{
        { QStringLiteral("first-run"), overviewPage, usual, true },
        { QStringLiteral("overview"), overviewPage, usual },
        { QStringLiteral("overview-narrow"), overviewPage, narrow, false, true },
        { QStringLiteral("overview-troubles"), overviewPage, usual, false, true },
        { QStringLiteral("connect-list"), connectPage, usual, false, false, QStringLiteral("list") },
        { QStringLiteral("connect-list-narrow"), connectPage, narrow, false, false, QStringLiteral("list") },
        { QStringLiteral("connect-nothing"), connectPage, usual, false, false, QStringLiteral("nothing") },
        { QStringLiteral("connect-waiting"), connectPage, usual, false, false, QStringLiteral("waiting") },
        { QStringLiteral("connect-waiting-narrow"), connectPage, narrow, false, false,
            QStringLiteral("waiting") },
        { QStringLiteral("connect-arrived"), connectPage, tall, false, false, QStringLiteral("arrived") },
        { QStringLiteral("connect-error"), connectPage, usual, false, false, QStringLiteral("error") },
        { QStringLiteral("connect-error-narrow"), connectPage, narrow, false, false,
            QStringLiteral("error") },
        { QStringLiteral("connect-diff"), connectPage, tall, false, false, QStringLiteral("diff") },
        { QStringLiteral("connect-diff-narrow"), connectPage, tallNarrow, false, false,
            QStringLiteral("diff") },
        { QStringLiteral("connect-applied"), connectPage, usual, false, false, QStringLiteral("applied") },
        { QStringLiteral("connect-drifted"), connectPage, usual, false, false, QStringLiteral("drifted") },
        { QStringLiteral("connect-broken"), connectPage, usual, false, false, QStringLiteral("broken") },
        { QStringLiteral("connect-empty"), connectPage, usual, false, false, QStringLiteral("empty") },
        { QStringLiteral("connect-cherry"), connectPage, tall, false, false, QStringLiteral("cherry") },
        { QStringLiteral("connect-codex"), connectPage, usual, false, false, QStringLiteral("codex") },
        { QStringLiteral("connect-shell"), connectPage, usual, false, false, QStringLiteral("shell") },
        { QStringLiteral("overview-client"), overviewPage, usual, false, false, QStringLiteral("overview") },
        { QStringLiteral("overview-update"), overviewPage, usual, false, false, {}, true },
        { QStringLiteral("overview-update-narrow"), overviewPage, narrow, false, false, {}, true },
        { QStringLiteral("settings"), settingsPage, tall },
        { QStringLiteral("settings-update"), settingsPage, tall, false, false, {}, true },
        { QStringLiteral("settings-narrow"), settingsPage, narrow },
    };
    return all;
}

ProviderHealth health(const char* name, HealthState state, int milliseconds, const char* error = "")
{
    ProviderHealth health;
    health.provider = name;
    health.state = state;
    health.latency = std::chrono::milliseconds(milliseconds);
    health.lastError = error;
    return health;
}

void arrange(UiWorld& world, const Shot& shot)
{
    world.preferences.setFirstRunDone(!shot.isFirstRun);
    UpdateState update;
    update.address = "https://releases.example/newest";
    if (shot.hasUpdate) {
        update.lastCheck = std::chrono::sys_seconds(std::chrono::seconds(1'795'262'400));
        update.newRelease = NewRelease{ "0.2.0", "2026-11-21", "https://releases.example/0.2.0" };
    }
    world.backend.setUpdateState(update);
    if (shot.isFirstRun)
        return;
    Configuration configuration = world.backend.configuration();
    configuration.providers = { someProvider("deepseek"), someProvider("anyrouter"), someProvider("local") };
    world.backend.setConfiguration(configuration);
    world.backend.setHealth({ health("deepseek", HealthState::Healthy, 640),
        health("anyrouter", shot.hasTroubles ? HealthState::Unhealthy : HealthState::Healthy, 1200,
            "The provider is overloaded."),
        health("local", HealthState::Unknown, 0) });
    world.backend.setRunning("anthropic", 2);
    world.backend.setTotals({ 148, 3, 812'400, 96'210, true });
    if (!shot.hasTroubles)
        return;
    world.backend.setProblem("openai", Error{ ErrorKind::Unavailable, "Taken." }, 10'000);
    world.backend.addNotice({ Notice::Kind::LastGoodConfiguration,
        QStringLiteral("/home/user/.config/dragoman/config.json.broken-2026-11-21.json") });
}

void tryIt(MainWindow& window, UiWorld& world)
{
    world.backend.setSampleAnswer({ QCoreApplication::translate("dragoman::FirstRunCard",
        "Hello! I am Dragoman. I stand between your AI program and its provider, and speak the language of "
        "both.") });
    const QString name = QCoreApplication::translate("dragoman::FirstRunCard", "Try it now");
    if (QAbstractButton* button = buttonNamed(window, name))
        button->click();
}

void draw(const QString& folder, const QString& language, Preferences::Theme theme)
{
    const QString wanted = QApplication::arguments().value(2);
    for (const Shot& shot : shots()) {
        if (!shot.name.startsWith(wanted))
            continue;
        UiWorld world;
        world.preferences.setLanguage(language);
        world.preferences.setTheme(theme);
        const Appearance appearance(world.preferences);
        const Language languages(world.preferences);
        arrange(world, shot);
        if (!shot.scene.isEmpty())
            arrangeConnectScene(shot.scene, world);
        MainWindow window(world.parts);
        window.resize(shot.size);
        window.showPage(shot.page);
        window.show();
        if (shot.isFirstRun)
            tryIt(window, world);
        if (!shot.scene.isEmpty())
            playConnectScene(shot.scene, world, window);
        QTest::qWait(50); // texts and layouts settle
        const QString word
            = theme == Preferences::Theme::Dark ? QStringLiteral("dark") : QStringLiteral("light");
        const QString name = QStringLiteral("%1/%2-%3-%4").arg(folder, shot.name, language, word);
        savePicture(window, name);
    }
}

void drawScene(const QString& folder, const Scene& scene, const QString& language, Preferences::Theme theme)
{
    UiWorld world;
    world.preferences.setLanguage(language);
    world.preferences.setTheme(theme);
    const Appearance appearance(world.preferences);
    const Language languages(world.preferences);
    scene.arrange(world);
    MainWindow window(world.parts);
    window.resize(scene.size);
    window.showPage(providersPage);
    window.show();
    scene.act(window, world);
    QTest::qWait(120); // texts and layouts settle
    const QString word = theme == Preferences::Theme::Dark ? QStringLiteral("dark") : QStringLiteral("light");
    savePicture(window, QStringLiteral("%1/%2-%3-%4").arg(folder, scene.name, language, word));
}

// The tray's menu, as it is opened.
void drawMenu(const QString& folder, const QString& language)
{
    UiWorld world;
    world.preferences.setLanguage(language);
    const Language languages(world.preferences);
    arrange(world, shots()[1]);
    world.backend.setLastError(FailedRequest{
        QDateTime::currentDateTime(), "openai", "local", "Connection refused (127.0.0.1:11434)." });
    TrayIcon tray(world.backend);
    tray.menu().popup({});
    QTest::qWait(50);
    savePicture(tray.menu(), QStringLiteral("%1/menu-%2").arg(folder, language));
}

void drawQuestion(const QString& folder, const QString& language)
{
    UiWorld world;
    world.preferences.setLanguage(language);
    const Language languages(world.preferences);
    QuitDialog dialog({ QStringLiteral("Claude Code"), QStringLiteral("OpenCode") });
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QTest::qWait(50);
    savePicture(dialog, QStringLiteral("%1/quit-%2").arg(folder, language));
}

void drawIcons(const QString& folder)
{
    constexpr int cell = 64;
    const QList<int> sizes{ 16, 22, 32, 48 };
    QPixmap sheet(cell * 6, cell * int(sizes.size()) * 2);
    sheet.fill(QColor(0xf2, 0xf2, 0xf2));
    QPainter painter(&sheet);
    painter.fillRect(0, sheet.height() / 2, sheet.width(), sheet.height() / 2, QColor(0x24, 0x24, 0x26));
    for (int row = 0; row < sizes.size() * 2; ++row) {
        const bool isDarkRow = row >= sizes.size();
        const QColor ink = isDarkRow ? Qt::white : QColor(0x20, 0x20, 0x20);
        const QColor surface = isDarkRow ? Qt::black : Qt::white;
        const int size = sizes[row % int(sizes.size())];
        for (int column = 0; column < 6; ++column) {
            const QIcon icon = column == 5 ? programIcon() : stateIcon(ProgramState(column), ink, surface);
            painter.drawPixmap(column * cell + 8, row * cell + 8, icon.pixmap(QSize(size, size), 1.0));
        }
    }
    painter.end();
    sheet.save(folder + QStringLiteral("/icons.png"));
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QString folder = QApplication::arguments().value(1, QStringLiteral("screenshots"));
    QDir().mkpath(folder);
    const QString only = QApplication::arguments().value(2); // the beginning of a scene's name
    for (const LanguageChoice& language : languageChoices) {
        const QString code = QString::fromLatin1(language.code);
        for (const Scene& scene : providerScenes()) {
            if (!scene.name.startsWith(only))
                continue;
            drawScene(folder, scene, code, Preferences::Theme::Light);
            drawScene(folder, scene, code, Preferences::Theme::Dark);
        }
        if (QLatin1String("usage").startsWith(only))
            drawUsageScreens(folder, code);
        if (QLatin1String("requests").startsWith(only))
            drawRequestScreens(folder, code);
        draw(folder, code, Preferences::Theme::Light);
        draw(folder, code, Preferences::Theme::Dark);
        if (!only.isEmpty())
            continue;
        drawMenu(folder, code);
        drawQuestion(folder, code);
    }
    drawIcons(folder);
    return 0;
}
