#include "routing/FakeTime.h"

#include "routing/ProviderLimits.h"

#include <QTest>

using namespace dragoman;
using namespace std::chrono_literals;

class TestProviderLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noLimits();
    void slotsInTheOrderOfTheQueue();
    void leavingTheQueueLetsOthersPass();
    void requestsPerMinute();
    void tokensPerMinute();
    void configureKeepsWhatRuns();
};

void TestProviderLimits::noLimits()
{
    ProviderLimits limits;
    for (std::uint64_t request = 1; request < 500; ++request) {
        QVERIFY(limits.hasSlotFor(request));
        limits.start(request, 1'000'000, testStart);
    }
    QVERIFY(limits.rateFreeAt(testStart) == testStart);
    QVERIFY(limits.ready().empty());
}

void TestProviderLimits::slotsInTheOrderOfTheQueue()
{
    ProviderLimits limits({ 1 });
    limits.start(1, 0, testStart);
    for (const std::uint64_t request : { 2U, 3U, 2U }) {
        QVERIFY(!limits.hasSlotFor(request));
        limits.enqueue(request);
    }
    QVERIFY(limits.ready().empty());
    limits.finish(0, testStart);
    QCOMPARE(limits.ready(), std::vector<std::uint64_t>{ 2 });
    QVERIFY(!limits.hasSlotFor(4)); // came later
    QVERIFY(!limits.hasSlotFor(3));
    QVERIFY(limits.hasSlotFor(2));
    limits.start(2, 0, testStart);
    QVERIFY(limits.ready().empty());
    QCOMPARE(limits.running(), 1);
}

void TestProviderLimits::leavingTheQueueLetsOthersPass()
{
    ProviderLimits limits({ 1 });
    limits.start(1, 0, testStart);
    limits.enqueue(2);
    limits.enqueue(3);
    limits.leaveQueue(2);
    limits.leaveQueue(9);
    limits.finish(0, testStart);
    QVERIFY(limits.hasSlotFor(3));
    limits.leaveQueue(3);
    QVERIFY(limits.hasSlotFor(4));
}

void TestProviderLimits::requestsPerMinute()
{
    LimitSettings settings;
    settings.requestsPerMinute = 2;
    ProviderLimits limits(settings);
    limits.start(1, 0, testStart);
    limits.start(2, 0, testStart + 10s);
    QVERIFY(limits.rateFreeAt(testStart + 20s) == testStart + 61s);
    QVERIFY(limits.rateFreeAt(testStart + 61s) == testStart + 61s);
}

void TestProviderLimits::tokensPerMinute()
{
    LimitSettings settings;
    settings.tokensPerMinute = 100;
    ProviderLimits limits(settings);
    limits.start(1, 40, testStart);
    QVERIFY(limits.rateFreeAt(testStart) == testStart);
    limits.finish(60, testStart + 5s);
    QVERIFY(limits.rateFreeAt(testStart + 5s) == testStart + 61s);
    limits.start(2, 10, testStart + 61s);
    limits.finish(-10, testStart + 61s); // fewer than estimated stay counted
    QVERIFY(limits.rateFreeAt(testStart + 61s) == testStart + 61s);
    limits.start(3, 30, testStart + 62s);
    QVERIFY(limits.rateFreeAt(testStart + 62s) == testStart + 66s);
}

void TestProviderLimits::configureKeepsWhatRuns()
{
    ProviderLimits limits;
    limits.start(1, 0, testStart);
    limits.configure({ 1 });
    QVERIFY(!limits.hasSlotFor(2));
    limits.configure({ 2 });
    QVERIFY(limits.hasSlotFor(2));
}

QTEST_GUILESS_MAIN(TestProviderLimits)
#include "tst_providerlimits.moc"
