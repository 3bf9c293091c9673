#include "ui/Language.h"
#include "ui/MainWindow.h"
#include "ui/SampleRequests.h"
#include "ui/UiWorld.h"
#include "ui/usage/BarChart.h"
#include "ui/usage/Breakdown.h"
#include "ui/usage/UsageExportButton.h"
#include "ui/usage/UsagePage.h"

#include <QComboBox>
#include <QDateEdit>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTimer>

using namespace dragoman;

namespace {

RequestRecord daysAgo(int days, const char* provider = "deepseek")
{
    RequestRecord record = sampleRequest(provider);
    record.time -= std::chrono::hours(24 * days);
    return record;
}

QComboBox* box(const QWidget& page, const char* name)
{
    const QList<QComboBox*> boxes = page.findChildren<QComboBox*>();
    for (QComboBox* one : boxes) {
        if (one->accessibleName() == QLatin1String(name))
            return one;
    }
    return nullptr;
}

int barsOf(const QWidget& page)
{
    return int(page.findChild<BarChart*>()->series().bars.size());
}

// Types a name into the file dialogue that comes up next.
void answerFileDialog(const QString& name)
{
    QTimer::singleShot(0, qApp, [name] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        if (!dialog)
            return answerFileDialog(name);
        dialog->selectFile(name);
        dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(name);
        QMetaObject::invokeMethod(dialog, "accept");
    });
}

} // namespace

class UsagePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void emptyJournalSaysWhatToDo();
    void emptyDaysLeadToMore();
    void sumsAreShown();
    void daysAreChosen_data();
    void daysAreChosen();
    void rangesAreNeverEmpty();
    void sharesFollowTheGroup();
    void newRowsAreCounted();
    void nothingIsAskedWhileHidden();
    void brokenPricesAreTold();
    void exports_data();
    void exports();
};

void UsagePageTest::initTestCase()
{
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QLocale::setDefault(QLocale(QStringLiteral("en")));
}

void UsagePageTest::emptyJournalSaysWhatToDo()
{
    UiWorld world;
    UsagePage page(world.parts);
    page.show();
    QTRY_VERIFY(visibleText(page).contains(QStringLiteral("Nothing to add up yet")));
    QVERIFY(!buttonNamed(page, QStringLiteral("Export what is shown"))->isEnabled());
}

void UsagePageTest::emptyDaysLeadToMore()
{
    UiWorld world;
    world.backend.addRequests({ daysAgo(20) });
    UsagePage page(world.parts);
    page.show();
    QTRY_VERIFY(buttonNamed(page, QStringLiteral("Show the last 30 days")));
    buttonNamed(page, QStringLiteral("Show the last 30 days"))->click();
    QTRY_COMPARE(barsOf(page), 30);
    QVERIFY(!visibleText(page).contains(QStringLiteral("No request in this time")));
}

void UsagePageTest::sumsAreShown()
{
    UiWorld world;
    RequestRecord unpriced = daysAgo(1);
    unpriced.usedModel = "unheard-of";
    RequestRecord priced = daysAgo(1);
    priced.usedModel = "gpt-5";
    world.backend.addRequests({ daysAgo(0), priced, unpriced, refusedRequest("other", 429, "No.") });
    UsagePage page(world.parts);
    page.show();
    QTRY_COMPARE(barsOf(page), 7);
    const QString text = visibleText(page).replace(QChar(QChar::Nbsp), QLatin1Char(' '));
    for (const char* const part : { "4\n", "1 failed", "3.88 k", "3.61 k in · 264 out", "≥ $",
             "3 request(s) without a known price", "75.0 %", "2.4 s" })
        QVERIFY2(text.contains(QString::fromUtf8(part)), qPrintable(text));
}

void UsagePageTest::daysAreChosen_data()
{
    QTest::addColumn<int>("span");
    QTest::addColumn<int>("bars");
    QTest::newRow("hours of today") << 0 << 24;
    QTest::newRow("7 days") << 1 << 7;
    QTest::newRow("30 days") << 2 << 30;
    QTest::newRow("from, to") << 3 << 12;
}

void UsagePageTest::daysAreChosen()
{
    QFETCH(int, span);
    QFETCH(int, bars);
    UiWorld world;
    world.backend.addRequests({ daysAgo(0), daysAgo(5), daysAgo(19) });
    UsagePage page(world.parts);
    page.show();
    QTRY_COMPARE(barsOf(page), 7);
    box(page, "Days")->setCurrentIndex(span);
    const QList<QDateEdit*> dates = page.findChildren<QDateEdit*>();
    QCOMPARE(dates[0]->isVisible(), span == 3);
    if (span == 3)
        dates[0]->setDate(QDate::currentDate().addDays(-11));
    QTRY_COMPARE(barsOf(page), bars);
    UsagePage later(world.parts); // the next start remembers, but not days that pass by
    later.show();
    QTRY_COMPARE(barsOf(later), span == 3 ? daysOfWeek : bars);
}

void UsagePageTest::rangesAreNeverEmpty()
{
    UiWorld world;
    UsagePage page(world.parts);
    page.show();
    box(page, "Days")->setCurrentIndex(3);
    const QList<QDateEdit*> dates = page.findChildren<QDateEdit*>();
    const QDate today = QDate::currentDate();
    dates[1]->setDate(today.addDays(-60));
    QCOMPARE(dates[0]->date(), today.addDays(-60));
    dates[0]->setDate(today);
    QCOMPARE(dates[1]->date(), today);
    dates[0]->setDate(today.addDays(-1000));
    QCOMPARE(dates[1]->date(), today.addDays(-1000 + mostDays - 1));
}

void UsagePageTest::sharesFollowTheGroup()
{
    UiWorld world;
    world.backend.addRequests({ daysAgo(0), daysAgo(1), daysAgo(2), daysAgo(0, "other") });
    UsagePage page(world.parts);
    page.show();
    QTRY_COMPARE(barsOf(page), 7);
    const QAbstractItemModel* const rows = page.findChild<Breakdown*>()->model();
    const auto cell = [rows](int row, int column) { return rows->index(row, column).data().toString(); };
    QCOMPARE(rows->rowCount(), 2);
    QCOMPARE(cell(0, BreakdownModel::Name), QStringLiteral("deepseek"));
    QCOMPARE(cell(0, BreakdownModel::Share), QStringLiteral("75.0 %"));
    box(page, "What the shares are of")->setCurrentIndex(1);
    QCOMPARE(rows->rowCount(), 1);
    QCOMPARE(cell(0, BreakdownModel::Name), QStringLiteral("deepseek-chat"));
}

void UsagePageTest::newRowsAreCounted()
{
    UiWorld world;
    UsagePage page(world.parts);
    page.show();
    QTRY_VERIFY(visibleText(page).contains(QStringLiteral("Nothing to add up yet")));
    world.backend.addRequests({ daysAgo(0) });
    QTRY_COMPARE_WITH_TIMEOUT(barsOf(page), 7, 20'000);
}

void UsagePageTest::nothingIsAskedWhileHidden()
{
    UiWorld world;
    world.backend.addRequests({ daysAgo(0) });
    UsageReading reading(world.backend.requestLog());
    QSignalSpy answers(&reading, &UsageReading::answered);
    reading.readAgain();
    world.backend.addRequests({ daysAgo(0) });
    // What is asked behind it is answered after it.
    bool isAnswered = false;
    world.backend.requestLog().ask<int>(
        [](JournalReader&) { return 1; }, this, [&](int) { isAnswered = true; });
    QTRY_VERIFY(isAnswered);
    QCOMPARE(answers.size(), 0);
    reading.setWatched(true);
    QTRY_COMPARE(answers.size(), 1);
    const auto answer = answers[0][0].value<UsageAnswer>();
    QCOMPARE(answer.report->total.requests, std::int64_t(2));
}

void UsagePageTest::brokenPricesAreTold()
{
    UiWorld world;
    QFile file(world.backend.requestLog().pricesFileName());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{");
    file.close();
    world.backend.addRequests({ daysAgo(0) });
    UsagePage page(world.parts);
    page.show();
    QTRY_COMPARE(barsOf(page), 7);
    QVERIFY(visibleText(page).contains(QStringLiteral("cannot be used")));
}

void UsagePageTest::exports_data()
{
    QTest::addColumn<int>("action");
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("what is shown, as CSV")
        << 0 << QByteArray("provider,requests") << QByteArray("\r\ndeepseek,2,");
    QTest::newRow("days, as CSV") << 1 << QByteArray("day,requests") << QByteArray("\r\ntotal,2,");
    QTest::newRow("everything, as JSON")
        << 3 << QByteArray("{\"from\":") << QByteArray("\"costIsEstimate\":true");
}

void UsagePageTest::exports()
{
    QFETCH(int, action);
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, part);
    UiWorld world;
    world.backend.addRequests({ daysAgo(0), daysAgo(1) });
    UsagePage page(world.parts);
    page.show();
    QTRY_COMPARE(barsOf(page), 7);
    auto* button = page.findChild<UsageExportButton*>();
    Q_EMIT button->menu()->aboutToShow();
    const QString name = world.folder.filePath(QStringLiteral("usage.txt"));
    answerFileDialog(name);
    button->menu()->actions()[action]->trigger();
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY2(content.startsWith(start), content.constData());
    QVERIFY2(content.contains(part), content.constData());
}

QTEST_MAIN(UsagePageTest)
#include "tst_usagepage.moc"
