#include "updates/UpdateSchedule.h"

#include <QTest>

using namespace dragoman;
using namespace std::chrono_literals;

class UpdateScheduleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void next_data();
    void next();
};

void UpdateScheduleTest::next_data()
{
    QTest::addColumn<qint64>("last"); // seconds before now; 0 = never
    QTest::addColumn<double>("random");
    QTest::addColumn<qint64>("wait"); // seconds from now
    QTest::newRow("never looked, no spread") << qint64(0) << 0.0 << qint64(60);
    QTest::newRow("never looked, half the spread") << qint64(0) << 0.5 << qint64(60 + 120);
    QTest::newRow("looked just now") << qint64(1) << 0.0 << qint64(86'400 - 1);
    QTest::newRow("looked just now, half the spread") << qint64(1) << 0.5 << qint64(86'400 + 7'200 - 1);
    QTest::newRow("looked a week ago") << qint64(7 * 86'400) << 0.0 << qint64(60);
    QTest::newRow("the clock was set back") << qint64(-3'600) << 0.0 << qint64(60);
}

void UpdateScheduleTest::next()
{
    QFETCH(const qint64, last);
    QFETCH(const double, random);
    QFETCH(const qint64, wait);
    const std::chrono::sys_seconds now{ 1'800'000'000s };
    std::optional<std::chrono::sys_seconds> before;
    if (last != 0)
        before = now - std::chrono::seconds(last);
    QCOMPARE(qint64((nextUpdateCheck(before, now, random) - now).count()), wait);
}

QTEST_APPLESS_MAIN(UpdateScheduleTest)
#include "tst_updateschedule.moc"
