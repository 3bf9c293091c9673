#include "ui/UsageScreens.h"

#include "ui/MainWindow.h"
#include "ui/RequestLog.h"
#include "ui/SampleUsage.h"
#include "ui/Stage.h"
#include "ui/usage/BarChart.h"
#include "ui/usage/PriceDialog.h"
#include "ui/usage/UsageChoice.h"
#include "ui/usage/UsageTiles.h"

#include <QComboBox>

namespace dragoman {

namespace {

struct Screen
{
    QString name;
    QSize size;
    int span = 2; // as in the list of the page
    int measure = 0;
    int group = 0;
};

const QList<Screen>& screens()
{
    static const QList<Screen> all{
        { QStringLiteral("usage"), { 860, 1180 } },
        { QStringLiteral("usage-cost"), { 860, 1180 }, 1, 1, 1 },
        { QStringLiteral("usage-requests"), { 860, 1180 }, 2, 2, 2 },
        { QStringLiteral("usage-today"), { 860, 640 }, 0, 0, 0 },
        { QStringLiteral("usage-range"), { 860, 640 }, 3, 2, 0 },
        { QStringLiteral("usage-narrow"), { 480, 1300 }, 2, 0, 1 },
        { QStringLiteral("usage-range-narrow"), { 480, 640 }, 3, 0, 0 },
    };
    return all;
}

// In the order of the page: days, measure, group.
void choose(const MainWindow& window, const Screen& screen)
{
    const QWidget* const page = window.findChild<UsageTiles*>()->window();
    int position = 0;
    const QList<int> choices{ screen.span, screen.measure, screen.group };
    const QList<QComboBox*> boxes = page->findChildren<QComboBox*>();
    for (QComboBox* box : boxes) {
        if (box->isVisibleTo(page) && position < choices.size())
            box->setCurrentIndex(choices[position++]);
    }
}

std::unique_ptr<MainWindow> windowOf(Stage& stage, QSize size)
{
    auto window = std::make_unique<MainWindow>(stage.world.parts);
    window->resize(size);
    window->showPage(usagePage);
    window->show();
    const auto* const bars = window->findChild<BarChart*>();
    (void)QTest::qWaitFor([bars] { return !bars->series().bars.empty(); }, 800);
    return window;
}

void drawPage(const QString& folder, const QString& language, Preferences::Theme theme)
{
    const QString word = theme == Preferences::Theme::Dark ? QStringLiteral("dark") : QStringLiteral("light");
    Stage stage(language, theme);
    const std::unique_ptr<MainWindow> empty = windowOf(stage, { 860, 640 });
    savePicture(*empty, QStringLiteral("%1/usage-empty-%2-%3").arg(folder, language, word));
    const std::unique_ptr<MainWindow> small = windowOf(stage, { 480, 640 });
    savePicture(*small, QStringLiteral("%1/usage-empty-narrow-%2-%3").arg(folder, language, word));
    stage.world.backend.addRequests(busyMonth());
    for (const Screen& screen : screens()) {
        const std::unique_ptr<MainWindow> window = windowOf(stage, screen.size);
        const auto* const bars = window->findChild<BarChart*>();
        const std::size_t week = bars->series().bars.size();
        choose(*window, screen);
        if (screen.span != int(UsageChoice::Span::Week)) // which is shown already
            (void)QTest::qWaitFor([&] { return bars->series().bars.size() != week; }, 10'000);
        QTest::qWait(50); // layouts settle
        savePicture(*window, QStringLiteral("%1/%2-%3-%4").arg(folder, screen.name, language, word));
    }
    PriceDialog prices(
        stage.world.backend.requestLog().pricesFileName(), { QStringLiteral("qwen3-coder:30b") });
    prices.show();
    QTest::qWait(50);
    savePicture(prices, QStringLiteral("%1/usage-prices-%2-%3").arg(folder, language, word));
}

} // namespace

void drawUsageScreens(const QString& folder, const QString& language)
{
    drawPage(folder, language, Preferences::Theme::Light);
    drawPage(folder, language, Preferences::Theme::Dark);
}

} // namespace dragoman
