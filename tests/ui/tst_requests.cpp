#include "ui/Language.h"
#include "ui/SampleRequests.h"
#include "ui/UiWorld.h"
#include "ui/requests/FilterBox.h"
#include "ui/requests/RequestColumns.h"
#include "ui/requests/RequestTable.h"
#include "ui/requests/RequestTableModel.h"
#include "ui/requests/RequestsPage.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

using namespace dragoman;

namespace {

constexpr QSize usual{ 760, 700 };

// A page on a journal with these requests, in view.
struct Shown
{
    explicit Shown(const std::vector<RequestRecord>& records, QSize size = usual)
    {
        world.preferences.setLanguage(QStringLiteral("en"));
        if (!records.empty())
            world.backend.addRequests(records);
        page = std::make_unique<RequestsPage>(world.parts);
        page->resize(size);
        page->show();
        table = page->findChild<RequestTable*>();
        field = page->findChild<FilterBox*>()->findChild<QLineEdit*>();
        if (!QTest::qWaitFor([this] { return !model().isStarting(); }))
            qFatal("The journal was not read.");
    }
    RequestTableModel& model() const { return *qobject_cast<RequestTableModel*>(table->model()); }
    QString cell(int row, RequestColumn column) const
    {
        for (int i = 0; i < model().columnCount(); ++i) {
            const QString title = model().headerData(i, Qt::Horizontal, Qt::DisplayRole).toString();
            if (title == titleOf(column))
                return model().index(row, i).data().toString();
        }
        return {};
    }
    static QString titleOf(RequestColumn column)
    {
        return column == RequestColumn::Provider ? QStringLiteral("Provider")
            : column == RequestColumn::Duration  ? QStringLiteral("Duration")
                                                 : QStringLiteral("Status");
    }
    void clickHead(const QString& title) const
    {
        for (int i = 0; i < model().columnCount(); ++i) {
            if (model().headerData(i, Qt::Horizontal, Qt::DisplayRole).toString() != title)
                continue;
            QHeaderView* const head = table->horizontalHeader();
            const QPoint middle(
                head->sectionViewportPosition(i) + head->sectionSize(i) / 2, head->height() / 2);
            QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, middle);
        }
    }
    QAbstractButton* button(const char* name) const { return buttonNamed(*page, QString::fromUtf8(name)); }

    UiWorld world;
    Language languages{ world.preferences }; // whose plurals English needs
    std::unique_ptr<RequestsPage> page;
    RequestTable* table = nullptr;
    QLineEdit* field = nullptr;
};

std::vector<RequestRecord> threeProviders()
{
    return { sampleRequest("one", 3), refusedRequest("two", 429, "Slow down.", 2),
        sampleRequest("three", 1) };
}

} // namespace

// The page of requests on a real journal, driven as a user drives it.
class RequestsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void newestIsOnTop();
    void typedFilterIsApplied();
    void wrongFilterIsNamedWhileTyping();
    void emptyJournalSaysWhatToDo();
    void filterThatFitsNothingIsCleared();
    void headSortsBothWays();
    void failuresComeFirst();
    void newRowsAppearAtTheTop();
    void newRowsAreCountedWhileScrolled();
    void newRowsAreCountedWhilePaused();
    void chosenRowStaysWhenRowsCome();
    void columnsAreChosenAndKept();
    void costIsEstimated();
    void narrowWindowShowsFewerColumns();
    void filtersAreKept();
    void farRowsAreRead();
    void memoryStaysSmall();
    void runningRequestIsStopped();
};

void RequestsTest::newestIsOnTop()
{
    const Shown shown(threeProviders());
    QCOMPARE(shown.model().rowCount(), 3);
    QCOMPARE(shown.cell(0, RequestColumn::Provider), QStringLiteral("three"));
    QCOMPARE(shown.cell(1, RequestColumn::Status), QStringLiteral("429 Too many requests"));
    QVERIFY(visibleText(*shown.page).contains(QStringLiteral("3 requests")));
}

void RequestsTest::typedFilterIsApplied()
{
    const Shown shown(threeProviders());
    QTest::keyClicks(shown.field, QStringLiteral("429"));
    QTRY_COMPARE(shown.model().rowCount(), 1);
    QCOMPARE(shown.cell(0, RequestColumn::Provider), QStringLiteral("two"));
    QTRY_VERIFY(visibleText(*shown.page).contains(QStringLiteral("1 request fits the filter")));
}

void RequestsTest::wrongFilterIsNamedWhileTyping()
{
    const Shown shown(threeProviders());
    QTest::keyClicks(shown.field, QStringLiteral("slow>many"));
    QVERIFY(visibleText(*shown.page).contains(QStringLiteral("“slow>many” needs a time such as 5s")));
    QTest::keyClick(shown.field, Qt::Key_Return);
    QCOMPARE(shown.model().rowCount(), 3);
    shown.field->setText(QStringLiteral("slow>1s"));
    QVERIFY(!visibleText(*shown.page).contains(QStringLiteral("needs a time")));
    QTRY_COMPARE(shown.model().rowCount(), 2);
}

void RequestsTest::emptyJournalSaysWhatToDo()
{
    Shown shown({});
    QVERIFY(visibleText(*shown.page).contains(QStringLiteral("No request yet")));
    shown.world.backend.addRequests(threeProviders());
    QTRY_COMPARE(shown.model().rowCount(), 3);
    QVERIFY(shown.table->isVisible());
}

void RequestsTest::filterThatFitsNothingIsCleared()
{
    const Shown shown(threeProviders());
    shown.field->setText(QStringLiteral("provider:nobody"));
    QTRY_VERIFY(visibleText(*shown.page).contains(QStringLiteral("No request fits the filter")));
    QTest::mouseClick(shown.button("Clear the filter"), Qt::LeftButton);
    QTRY_COMPARE(shown.model().rowCount(), 3);
    QVERIFY(shown.table->isVisible());
}

void RequestsTest::headSortsBothWays()
{
    const Shown shown(threeProviders());
    shown.clickHead(QStringLiteral("Provider"));
    QTRY_COMPARE(shown.cell(0, RequestColumn::Provider), QStringLiteral("two"));
    shown.clickHead(QStringLiteral("Provider"));
    QTRY_COMPARE(shown.cell(0, RequestColumn::Provider), QStringLiteral("one"));
}

void RequestsTest::failuresComeFirst()
{
    const Shown shown(threeProviders());
    QTest::mouseClick(shown.button("Failures first"), Qt::LeftButton);
    QTRY_COMPARE(shown.cell(0, RequestColumn::Provider), QStringLiteral("two"));
    shown.clickHead(QStringLiteral("Duration"));
    QVERIFY(!shown.button("Failures first")->isChecked());
}

void RequestsTest::newRowsAppearAtTheTop()
{
    Shown shown(threeProviders());
    shown.world.backend.addRequests({ sampleRequest("four") });
    QTRY_COMPARE(shown.model().rowCount(), 4);
    QCOMPARE(shown.cell(0, RequestColumn::Provider), QStringLiteral("four"));
}

void RequestsTest::newRowsAreCountedWhileScrolled()
{
    Shown shown(busyDay(120));
    QScrollBar* const bar = shown.table->verticalScrollBar();
    bar->setValue(bar->maximum() / 2);
    const int row = shown.table->rowAt(10);
    const QString seen = shown.cell(row, RequestColumn::Duration);
    shown.world.backend.addRequests({ sampleRequest("four"), sampleRequest("five") });
    QTRY_VERIFY(shown.button("2 new · show"));
    QCOMPARE(shown.model().rowCount(), 120);
    QCOMPARE(shown.table->rowAt(10), row);
    QCOMPARE(shown.cell(row, RequestColumn::Duration), seen);
    QTest::mouseClick(shown.button("2 new · show"), Qt::LeftButton);
    QTRY_COMPARE(shown.model().rowCount(), 122);
    QCOMPARE(bar->value(), 0);
    QTRY_VERIFY(!shown.button("2 new · show"));
}

void RequestsTest::newRowsAreCountedWhilePaused()
{
    Shown shown(threeProviders());
    QTest::mouseClick(shown.button("Pause"), Qt::LeftButton);
    shown.world.backend.addRequests({ sampleRequest("four") });
    QTRY_VERIFY(shown.button("1 new · show"));
    QCOMPARE(shown.model().rowCount(), 3);
    QTest::mouseClick(shown.button("Pause"), Qt::LeftButton);
    QTRY_COMPARE(shown.model().rowCount(), 4);
}

void RequestsTest::chosenRowStaysWhenRowsCome()
{
    Shown shown(threeProviders());
    shown.table->selectRow(1);
    const std::int64_t chosen = shown.table->currentId();
    QVERIFY(chosen > 0);
    shown.world.backend.addRequests({ sampleRequest("four") });
    QTRY_COMPARE(shown.model().rowCount(), 4);
    QCOMPARE(shown.table->currentId(), chosen);
    QCOMPARE(shown.table->currentIndex().row(), 2);
}

void RequestsTest::columnsAreChosenAndKept()
{
    Shown shown(threeProviders(), { 1800, 600 });
    const auto action = [&](const QMenu& menu, const char* name) {
        for (QAction* one : menu.actions()) {
            if (one->text() == QLatin1String(name))
                return one;
        }
        return static_cast<QAction*>(nullptr);
    };
    QMenu menu;
    shown.table->fillMenu(menu);
    const int endpoint = indexOfColumn(RequestColumn::Endpoint);
    QVERIFY(shown.table->isColumnHidden(endpoint));
    action(menu, "Endpoint")->trigger();
    QVERIFY(!shown.table->isColumnHidden(endpoint));
    action(menu, "Client")->trigger();
    QVERIFY(shown.table->isColumnHidden(1));
    RequestTable other(shown.model(), shown.world.preferences);
    other.resize(1800, 600);
    other.show();
    QVERIFY(!other.isColumnHidden(endpoint));
    QVERIFY(other.isColumnHidden(1));
}

void RequestsTest::costIsEstimated()
{
    RequestRecord priced = sampleRequest("anyrouter");
    priced.usedModel = priced.askedModel;
    const Shown shown({ refusedRequest("one", 429, "Slow down.", 1), priced }, { 1800, 600 });
    const int cost = indexOfColumn({});
    const QString text = shown.model().index(0, cost).data().toString();
    QVERIFY2(text.startsWith(QStringLiteral("≈ $0.0")), qPrintable(text));
    QVERIFY(shown.model().index(1, cost).data().toString().isEmpty()); // refused, so nothing was counted
    shown.clickHead(QStringLiteral("Cost"));
    QCOMPARE(shown.table->horizontalHeader()->sortIndicatorSection(), 0); // not what it is sorted by
}

void RequestsTest::narrowWindowShowsFewerColumns()
{
    const Shown shown(threeProviders(), { 420, 600 });
    int width = 0;
    int columns = 0;
    for (int i = 0; i < shown.model().columnCount(); ++i) {
        width += shown.table->columnWidth(i);
        columns += shown.table->isColumnHidden(i) ? 0 : 1;
    }
    QVERIFY(width <= shown.table->viewport()->width());
    QVERIFY(columns >= 2 && columns < 6);
    QVERIFY(!shown.table->isColumnHidden(4)); // the status
}

void RequestsTest::filtersAreKept()
{
    Shown shown(threeProviders());
    shown.field->setText(QStringLiteral("provider:two"));
    auto* saved = qobject_cast<QPushButton*>(shown.button("Saved filters"));
    QVERIFY(saved);
    Q_EMIT saved->menu()->aboutToShow();
    saved->menu()->actions().last()->trigger();
    QCOMPARE(shown.world.preferences.requestFilters(), QStringList{ QStringLiteral("provider:two") });
    shown.field->clear();
    Q_EMIT saved->menu()->aboutToShow();
    saved->menu()->actions().first()->trigger();
    QCOMPARE(shown.field->text(), QStringLiteral("provider:two"));
    QTRY_COMPARE(shown.model().rowCount(), 1);
    Q_EMIT saved->menu()->aboutToShow();
    saved->menu()->actions().last()->trigger();
    QVERIFY(shown.world.preferences.requestFilters().isEmpty());
}

// Rows that nobody has scrolled past are read from the nearest known place.
void RequestsTest::farRowsAreRead()
{
    std::vector<RequestRecord> many(3000, sampleRequest("many", 5));
    many.front() = sampleRequest("oldest", 9);
    const Shown shown(many);
    QCOMPARE(shown.model().rowCount(), 3000);
    QVERIFY(!shown.model().request(2999));
    QCOMPARE(shown.cell(2999, RequestColumn::Provider), QStringLiteral("…"));
    shown.table->scrollToBottom();
    QTRY_COMPARE(shown.cell(2999, RequestColumn::Provider), QStringLiteral("oldest"));
}

void RequestsTest::memoryStaysSmall()
{
    const Shown shown(std::vector<RequestRecord>(9000, sampleRequest("many", 5)));
    QScrollBar* const bar = shown.table->verticalScrollBar();
    for (int row = 0; row < 9000; row += RowCache::pageRows) {
        shown.table->scrollTo(shown.model().index(row, 0), QAbstractItemView::PositionAtTop);
        QTRY_VERIFY(shown.model().request(row));
    }
    int held = 0;
    for (int row = 0; row < 9000; ++row)
        held += shown.model().request(row) ? 1 : 0;
    QVERIFY(held <= RowCache::pageRows * int(RowCache::mostPages));
    bar->setValue(0);
    QTRY_VERIFY(shown.model().request(0));
}

void RequestsTest::runningRequestIsStopped()
{
    Shown shown(threeProviders());
    RunningRequest running;
    running.number = 7;
    running.time = std::chrono::system_clock::now() - std::chrono::seconds(12);
    running.provider = "deepseek";
    running.askedModel = "claude-opus-4-5";
    shown.world.backend.setRunningRequests({ running });
    QVERIFY(visibleText(*shown.page).contains(QStringLiteral("waits for deepseek")));
    QTest::mouseClick(shown.button("Stop"), Qt::LeftButton);
    QCOMPARE(shown.world.backend.stopped(), std::vector<std::uint64_t>{ 7 });
    shown.world.backend.setRunningRequests({});
    QVERIFY(!shown.button("Stop"));
}

QTEST_MAIN(RequestsTest)
#include "tst_requests.moc"
