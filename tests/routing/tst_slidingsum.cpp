#include "routing/FakeTime.h"

#include "routing/SlidingSum.h"

#include <QTest>

using namespace dragoman;
using namespace std::chrono_literals;

class TestSlidingSum : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsForTheWindow();
    void forgetsAfterTheWindow();
    void saysWhenThereIsRoom();
    void clears();
};

void TestSlidingSum::countsForTheWindow()
{
    SlidingSum sum(60s);
    QCOMPARE(sum.sum(testStart), 0);
    sum.add(2, testStart);
    sum.add(3, testStart + 30s);
    QCOMPARE(sum.sum(testStart + 30s), 5);
    QCOMPARE(sum.sum(testStart + 60s), 5);
}

void TestSlidingSum::forgetsAfterTheWindow()
{
    SlidingSum sum(60s);
    sum.add(2, testStart);
    sum.add(3, testStart + 30s);
    QCOMPARE(sum.sum(testStart + 61s), 3);
    QCOMPARE(sum.sum(testStart + 91s), 0);
    sum.add(1, testStart + 200s);
    QCOMPARE(sum.sum(testStart + 200s), 1);
}

void TestSlidingSum::saysWhenThereIsRoom()
{
    SlidingSum sum(60s);
    QVERIFY(sum.belowAt(1, testStart) == testStart);
    sum.add(2, testStart);
    sum.add(3, testStart + 30s);
    const SteadyTime now = testStart + 40s;
    QVERIFY(sum.belowAt(6, now) == now);
    QVERIFY(sum.belowAt(5, now) == testStart + 61s);
    QVERIFY(sum.belowAt(3, now) == testStart + 91s);
    QVERIFY(sum.sum(sum.belowAt(3, now)) < 3);
}

void TestSlidingSum::clears()
{
    SlidingSum sum(60s);
    sum.add(2, testStart);
    sum.clear();
    QCOMPARE(sum.sum(testStart), 0);
}

QTEST_GUILESS_MAIN(TestSlidingSum)
#include "tst_slidingsum.moc"
