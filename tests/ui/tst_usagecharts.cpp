#include "ui/Language.h"
#include "ui/UiWorld.h"
#include "ui/usage/UsageSeries.h"

#include <QSignalSpy>
#include <QToolTip>

#include <numeric>

using namespace dragoman;

namespace {

UsageRow row(const char* name, std::int64_t requests)
{
    UsageRow row;
    row.name = name;
    row.requests = requests;
    row.failed = 1;
    row.inputTokens = 100 * requests;
    row.cacheReadTokens = 50 * requests;
    row.outputTokens = 10 * requests;
    row.costs = { 0.25 * double(requests), 0, 0, 0.25 * double(requests) };
    return row;
}

// Two days with requests of a range that begins on Friday, 2026-11-20.
UsageAnswer answerOf(int days)
{
    UsageAnswer answer;
    const QDate first(2026, 11, 20);
    answer.range = { first.startOfDay(), first.addDays(days).startOfDay() };
    UsageReport report;
    report.total = row("", 9);
    report.groups[UsageGroup::Day] = { row("2026-11-20", 4), row("2026-11-22", 5) };
    report.groups[UsageGroup::Hour] = { row("2026-11-20 09", 3), row("2026-11-20 23", 1) };
    report.groups[UsageGroup::HourOfWeek] = { row("5 09", 3), row("5 23", 1), row("7 00", 5) };
    answer.report = report;
    return answer;
}

double sum(const ChartBar& bar)
{
    return std::accumulate(bar.values.begin(), bar.values.end(), 0.0);
}

} // namespace

class UsageChartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void days();
    void hoursOfOneDay();
    void partsOfBars_data();
    void partsOfBars();
    void hoursOfTheWeek();
    void counts_data();
    void counts();
    void costsSayWhatTheyLeaveOut();
    void chartsAreReadByKeys();
    void mapsAreReadByKeys();
    void chartsAreReadByPointer();
    void chartsOfNothing();
};

void UsageChartsTest::init()
{
    QLocale::setDefault(QLocale(QStringLiteral("en")));
}

void UsageChartsTest::days()
{
    const BarSeries series = UsageSeries::bars(answerOf(3), UsageMeasure::Requests);
    QCOMPARE(series.bars.size(), std::size_t(3));
    QCOMPARE(sum(series.bars[0]), 4.0);
    QCOMPARE(sum(series.bars[1]), 0.0);
    QCOMPARE(sum(series.bars[2]), 5.0);
    QVERIFY(series.bars[1].text.contains(QStringLiteral("No request")));
}

void UsageChartsTest::hoursOfOneDay()
{
    const BarSeries series = UsageSeries::bars(answerOf(1), UsageMeasure::Cost);
    QCOMPARE(series.bars.size(), std::size_t(24));
    QCOMPARE(sum(series.bars[9]), 1.5);
    QCOMPARE(sum(series.bars[23]), 0.5);
    QCOMPARE(sum(series.bars[10]), 0.0);
}

void UsageChartsTest::partsOfBars_data()
{
    QTest::addColumn<int>("measure");
    QTest::addColumn<QList<double>>("values");
    QTest::newRow("tokens: in, cache read, cache written, out")
        << int(UsageMeasure::Tokens) << QList<double>{ 400, 200, 0, 40 };
    QTest::newRow("cost, the same") << int(UsageMeasure::Cost) << QList<double>{ 1, 0, 0, 1 };
    QTest::newRow("requests: answered, failed") << int(UsageMeasure::Requests) << QList<double>{ 3, 1 };
}

void UsageChartsTest::partsOfBars()
{
    QFETCH(int, measure);
    QFETCH(QList<double>, values);
    const BarSeries series = UsageSeries::bars(answerOf(3), UsageMeasure(measure));
    QCOMPARE(series.parts.size(), std::size_t(values.size()));
    QCOMPARE(QList<double>(series.bars[0].values.begin(), series.bars[0].values.end()), values);
}

// The week begins as the user's country has it.
void UsageChartsTest::hoursOfTheWeek()
{
    const auto at = [](std::size_t day, std::size_t hour) { return day * std::size_t(hoursOfDay) + hour; };
    QLocale::setDefault(QLocale(QStringLiteral("de_DE")));
    const HeatCells monday = UsageSeries::cells(answerOf(3), UsageMeasure::Requests);
    QCOMPARE(monday.values[at(4, 9)], 3.0);
    QCOMPARE(monday.values[at(6, 0)], 5.0);
    QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    const HeatCells sunday = UsageSeries::cells(answerOf(3), UsageMeasure::Requests);
    QCOMPARE(sunday.values[at(0, 0)], 5.0);
    QCOMPARE(sunday.values[at(5, 23)], 1.0);
    QVERIFY2(sunday.texts[at(5, 9)].startsWith(QStringLiteral("Friday, 9:00–10:00")),
        qPrintable(sunday.texts[at(5, 9)]));
}

void UsageChartsTest::counts_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<double>("number");
    QTest::addColumn<QString>("text");
    QTest::newRow("small") << "en" << 980.0 << "980";
    QTest::newRow("thousands") << "en" << 1204.0 << "1.2 k";
    QTest::newRow("millions") << "en" << 34'560'000.0 << "34.6 M";
    QTest::newRow("milliards") << "en" << 2e9 << "2 B";
    QTest::newRow("Chinese counts to ten thousand") << "zh_CN" << 9999.0 << "9,999";
}

void UsageChartsTest::counts()
{
    QFETCH(QString, locale);
    QFETCH(double, number);
    QLocale::setDefault(QLocale(locale));
    QTEST(UsageWords::count(number), "text");
}

void UsageChartsTest::costsSayWhatTheyLeaveOut()
{
    UsageRow some = row("a", 10);
    QCOMPARE(UsageWords::costOf(some), QStringLiteral("$5.00"));
    some.withoutPrice = 3;
    QCOMPARE(UsageWords::costOf(some), QStringLiteral("≥ $5.00"));
    some.withoutPrice = 10;
    QCOMPARE(UsageWords::costOf(some), QStringLiteral("–"));
}

void UsageChartsTest::chartsAreReadByKeys()
{
    BarChart chart;
    chart.setSeries(UsageSeries::bars(answerOf(3), UsageMeasure::Requests));
    chart.setSummary(QStringLiteral("Three days."));
    chart.resize(400, 230);
    chart.show();
    QCOMPARE(chart.accessibleDescription(), QStringLiteral("Three days."));
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.current(), 0);
    QVERIFY(chart.accessibleDescription().contains(QStringLiteral("4 request")));
    QTest::keyClick(&chart, Qt::Key_End);
    QCOMPARE(chart.current(), 2);
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.current(), 2);
    QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chart.current(), 1);
    QTest::keyClick(&chart, Qt::Key_Home);
    QCOMPARE(chart.current(), 0);
}

void UsageChartsTest::mapsAreReadByKeys()
{
    HeatMap map;
    map.setCells(UsageSeries::cells(answerOf(3), UsageMeasure::Requests));
    map.show();
    QTest::keyClick(&map, Qt::Key_Right);
    QTest::keyClick(&map, Qt::Key_Right);
    QTest::keyClick(&map, Qt::Key_Down);
    QCOMPARE(map.current(), hoursOfDay + 1);
    QTest::keyClick(&map, Qt::Key_Up);
    QTest::keyClick(&map, Qt::Key_Up);
    QCOMPARE(map.current(), 1);
}

void UsageChartsTest::chartsAreReadByPointer()
{
    BarChart chart;
    chart.setSeries(UsageSeries::bars(answerOf(3), UsageMeasure::Requests));
    chart.resize(400, 230);
    chart.show();
    QVERIFY(QTest::qWaitForWindowActive(&chart));
    QTest::mouseMove(&chart, QPoint(380, 120));
    QTRY_COMPARE(chart.current(), 2);
    QTest::mouseMove(&chart, QPoint(380, 3));
    QTRY_COMPARE(chart.current(), -1);
}

void UsageChartsTest::chartsOfNothing()
{
    BarChart chart;
    chart.resize(400, 230);
    QVERIFY(!chart.grab().isNull());
    HeatMap map;
    QTest::keyClick(&map, Qt::Key_Right);
    QVERIFY(!map.grab().isNull());
}

QTEST_MAIN(UsageChartsTest)
#include "tst_usagecharts.moc"
