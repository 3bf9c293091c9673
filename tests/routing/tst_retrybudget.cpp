#include "routing/FakeTime.h"

#include "routing/Backoff.h"
#include "routing/RetryBudget.h"

#include <QTest>

using namespace dragoman;
using namespace std::chrono_literals;

class TestRetryBudget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void budgets_data();
    void budgets();
    void comesBackAfterTheWindow();
    void delays_data();
    void delays();
};

void TestRetryBudget::budgets_data()
{
    QTest::addColumn<int>("requests");
    QTest::addColumn<int>("allowed");
    QTest::newRow("atLeastThree") << 1 << 3;
    QTest::newRow("threeUpToFifteen") << 15 << 3;
    QTest::newRow("fifthOfTwenty") << 20 << 4;
    QTest::newRow("fifthOfThousand") << 1000 << 200;
}

void TestRetryBudget::budgets()
{
    QFETCH(int, requests);
    QFETCH(int, allowed);
    RetryBudget budget;
    for (int i = 0; i < requests; ++i)
        budget.countRequest(testStart);
    int repeats = 0;
    for (; repeats < 10'000 && budget.allowsRepeat(testStart + 1s); ++repeats)
        budget.countRepeat(testStart + 1s);
    QCOMPARE(repeats, allowed);
}

void TestRetryBudget::comesBackAfterTheWindow()
{
    RetryBudget budget;
    for (int i = 0; i < 3; ++i)
        budget.countRepeat(testStart);
    QVERIFY(!budget.allowsRepeat(testStart + 10s));
    QVERIFY(budget.allowsRepeat(testStart + 11s));
}

void TestRetryBudget::delays_data()
{
    QTest::addColumn<int>("repeat");
    QTest::addColumn<double>("random");
    QTest::addColumn<int>("milliseconds");
    QTest::newRow("jitterGoesDownToNothing") << 3 << 0.0 << 0;
    QTest::newRow("firstHalf") << 0 << 0.5 << 125;
    QTest::newRow("secondHalf") << 1 << 0.5 << 250;
    QTest::newRow("fourthHalf") << 3 << 0.5 << 1000;
    QTest::newRow("capped") << 6 << 0.5 << 4000;
    QTest::newRow("cappedHoweverMany") << 1000 << 0.5 << 4000;
}

void TestRetryBudget::delays()
{
    QFETCH(int, repeat);
    QFETCH(double, random);
    QFETCH(int, milliseconds);
    const auto delay = backoffDelay({}, repeat, [random] { return random; });
    QCOMPARE(delay.count(), milliseconds);
}

QTEST_GUILESS_MAIN(TestRetryBudget)
#include "tst_retrybudget.moc"
