#include "routing/FakeTime.h"

#include "routing/ProviderHealth.h"

#include <QTest>

using namespace dragoman;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(dragoman::HealthState)
Q_DECLARE_METATYPE(dragoman::BreakerState)

class TestProviderHealth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void states_data();
    void states();
    void lastErrorAndLatency();
    void onlyTheLastHundredCount();
};

void TestProviderHealth::states_data()
{
    QTest::addColumn<QString>("results"); // + and -
    QTest::addColumn<BreakerState>("breaker");
    QTest::addColumn<HealthState>("state");
    QTest::newRow("nothingKnown") << QString() << BreakerState::Closed << HealthState::Unknown;
    QTest::newRow("allGood") << QStringLiteral("+++") << BreakerState::Closed << HealthState::Healthy;
    QTest::newRow("failedLast") << QString(50, QLatin1Char('+')) + QLatin1Char('-') << BreakerState::Closed
                                << HealthState::Degraded;
    QTest::newRow("failedOnceLongAgo")
        << QLatin1Char('-') + QString(50, QLatin1Char('+')) << BreakerState::Closed << HealthState::Healthy;
    QTest::newRow("failsNowAndThen") << QStringLiteral("++-++") << BreakerState::Closed
                                     << HealthState::Degraded;
    QTest::newRow("failsMostly") << QStringLiteral("--+") << BreakerState::Closed << HealthState::Unhealthy;
    QTest::newRow("leftAlone") << QStringLiteral("+++") << BreakerState::Open << HealthState::Unhealthy;
    QTest::newRow("probed") << QStringLiteral("+++") << BreakerState::HalfOpen << HealthState::Unhealthy;
}

void TestProviderHealth::states()
{
    QFETCH(QString, results);
    QFETCH(BreakerState, breaker);
    QFETCH(HealthState, state);
    HealthRecord record;
    for (const QChar result : results) {
        if (result == QLatin1Char('+'))
            record.succeeded(100ms);
        else
            record.failed("HTTP 500", testStart);
    }
    QCOMPARE(record.health(breaker).state, state);
    QCOMPARE(record.health(breaker).results, static_cast<int>(results.size()));
}

void TestProviderHealth::lastErrorAndLatency()
{
    HealthRecord record;
    QVERIFY(!record.health(BreakerState::Closed).latency);
    record.succeeded(100ms);
    QVERIFY(record.health(BreakerState::Closed).latency == 100ms);
    record.failed("HTTP 500", testStart);
    record.succeeded(200ms);
    const ProviderHealth health = record.health(BreakerState::Closed);
    QVERIFY(health.latency == 120ms);
    QCOMPARE(health.lastError, std::string("HTTP 500"));
    QVERIFY(health.lastErrorAt == testStart);
}

void TestProviderHealth::onlyTheLastHundredCount()
{
    HealthRecord record;
    for (int i = 0; i < 100; ++i)
        record.failed("HTTP 500", testStart);
    for (int i = 0; i < 75; ++i)
        record.succeeded(1ms);
    QCOMPARE(record.health(BreakerState::Closed).results, 100);
    QCOMPARE(record.health(BreakerState::Closed).successRate, 0.75);
}

QTEST_GUILESS_MAIN(TestProviderHealth)
#include "tst_providerhealth.moc"
