#include "routing/FakeTime.h"

#include "routing/CircuitBreaker.h"

#include <QTest>

#include <random>
#include <vector>

using namespace dragoman;
using namespace std::chrono_literals;

namespace {

void fail(CircuitBreaker& breaker, SteadyTime now, int times = 1)
{
    for (int i = 0; i < times; ++i)
        breaker.failed(breaker.force(now), now);
}

void succeed(CircuitBreaker& breaker, SteadyTime now, int times = 1)
{
    for (int i = 0; i < times; ++i)
        breaker.succeeded(breaker.force(now), now);
}

// What the breaker must do, written down without any cleverness: every result is kept for ever. Each
// attempt of the random sequences ends before the next begins, but for probes.
class NaiveBreaker
{
public:
    BreakerState state(SteadyTime now) const
    {
        if (!m_open)
            return BreakerState::Closed;
        return now < m_until ? BreakerState::Open : BreakerState::HalfOpen;
    }
    void succeeded(SteadyTime now)
    {
        if (m_open) {
            m_open = false;
            m_closedAt = now;
            m_results.clear();
        }
        m_results.push_back({ now, true });
    }
    void failed(SteadyTime now)
    {
        if (m_open)
            return trip(now);
        m_results.push_back({ now, false });
        if (fourInRow() || halfOfTen(now))
            trip(now);
    }

private:
    struct Outcome
    {
        SteadyTime at;
        bool good;
    };
    bool fourInRow() const
    {
        const std::size_t count = m_results.size();
        for (std::size_t i = 1; i <= 4; ++i) {
            if (count < i || m_results[count - i].good)
                return false;
        }
        return true;
    }
    // An outcome counts until the end of the second that lies a minute behind its own.
    bool halfOfTen(SteadyTime now) const
    {
        int all = 0;
        int bad = 0;
        for (const Outcome& outcome : m_results) {
            const auto second = std::chrono::floor<std::chrono::seconds>(outcome.at.time_since_epoch());
            const bool counts = now.time_since_epoch() < second + 61s;
            all += counts ? 1 : 0;
            bad += counts && !outcome.good ? 1 : 0;
        }
        return all >= 10 && bad * 2 >= all;
    }
    void trip(SteadyTime now)
    {
        const bool fresh = !m_open && (m_closedAt == SteadyTime() || now - m_closedAt >= 30s);
        m_times = fresh ? 1 : std::min(m_times * 2, 10);
        m_open = true;
        m_until = now + m_times * 30s;
    }

    std::vector<Outcome> m_results;
    bool m_open = false;
    int m_times = 1;
    SteadyTime m_until{};
    SteadyTime m_closedAt{};
};

} // namespace

class TestCircuitBreaker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensAfterFailuresInRow();
    void opensAtFailureShare();
    void oldResultsDoNotCount();
    void oneProbeAtATime();
    void failedProbeDoublesTheTime();
    void abandonedProbeGivesItsPlaceBack();
    void lostProbeIsReplaced();
    void answeringEndsTheProbe();
    void lateResultsAreIgnored();
    void forcedSuccessCloses();
    void startsSlowly();
    void wakeForgets();
    void resetCloses();
    void behavesLikeTheModel_data();
    void behavesLikeTheModel();
    void neverLocksUp();
};

void TestCircuitBreaker::opensAfterFailuresInRow()
{
    CircuitBreaker breaker;
    fail(breaker, testStart, 3);
    succeed(breaker, testStart);
    fail(breaker, testStart, 3);
    QCOMPARE(breaker.state(testStart), BreakerState::Closed);
    fail(breaker, testStart);
    QCOMPARE(breaker.state(testStart), BreakerState::Open);
    QVERIFY(!breaker.acquire(testStart + 29s));
    QCOMPARE(breaker.state(testStart + 30s), BreakerState::HalfOpen);
}

void TestCircuitBreaker::opensAtFailureShare()
{
    CircuitBreaker breaker;
    for (int i = 0; i < 4; ++i) {
        fail(breaker, testStart);
        succeed(breaker, testStart);
    }
    fail(breaker, testStart);
    QCOMPARE(breaker.state(testStart), BreakerState::Closed);
    fail(breaker, testStart);
    QCOMPARE(breaker.state(testStart), BreakerState::Open);
}

void TestCircuitBreaker::oldResultsDoNotCount()
{
    CircuitBreaker breaker;
    for (int i = 0; i < 4; ++i) {
        fail(breaker, testStart);
        succeed(breaker, testStart);
    }
    fail(breaker, testStart + 62s, 2);
    QCOMPARE(breaker.state(testStart + 62s), BreakerState::Closed);
}

void TestCircuitBreaker::oneProbeAtATime()
{
    CircuitBreaker breaker;
    fail(breaker, testStart, 4);
    const SteadyTime later = testStart + 30s;
    const auto probe = breaker.acquire(later);
    QVERIFY(probe);
    QVERIFY(!breaker.ready(later));
    QVERIFY(!breaker.acquire(later));
    breaker.succeeded(*probe, later);
    QCOMPARE(breaker.state(later), BreakerState::Closed);
}

void TestCircuitBreaker::failedProbeDoublesTheTime()
{
    CircuitBreaker breaker;
    fail(breaker, testStart, 4);
    SteadyTime now = testStart + 30s;
    for (const auto time : { 60s, 120s, 240s, 300s, 300s }) {
        fail(breaker, now);
        QCOMPARE(breaker.state(now + time - 1ms), BreakerState::Open);
        now += time;
        QCOMPARE(breaker.state(now), BreakerState::HalfOpen);
    }
    succeed(breaker, now);
    fail(breaker, now + 10s, 4); // so soon again: doubled still
    QCOMPARE(breaker.state(now + 309s), BreakerState::Open);
    succeed(breaker, now + 310s);
    fail(breaker, now + 400s, 4);
    QCOMPARE(breaker.state(now + 430s), BreakerState::HalfOpen);
}

void TestCircuitBreaker::abandonedProbeGivesItsPlaceBack()
{
    CircuitBreaker breaker;
    fail(breaker, testStart, 4);
    const SteadyTime later = testStart + 30s;
    breaker.abandoned(*breaker.acquire(later));
    QVERIFY(breaker.acquire(later));
}

void TestCircuitBreaker::lostProbeIsReplaced()
{
    CircuitBreaker breaker;
    fail(breaker, testStart, 4);
    QVERIFY(breaker.acquire(testStart + 30s));
    QVERIFY(!breaker.ready(testStart + 629s));
    QVERIFY(breaker.ready(testStart + 630s));
}

void TestCircuitBreaker::answeringEndsTheProbe()
{
    CircuitBreaker breaker;
    fail(breaker, testStart, 4);
    const SteadyTime later = testStart + 30s;
    auto probe = breaker.acquire(later);
    breaker.answering(*probe, later);
    QCOMPARE(breaker.state(later), BreakerState::Closed);
    breaker.failed(*probe, later); // counts as a failure of the closed breaker
    fail(breaker, later, 3);
    QCOMPARE(breaker.state(later), BreakerState::Open);
}

void TestCircuitBreaker::lateResultsAreIgnored()
{
    CircuitBreaker breaker;
    std::vector<BreakerPermit> early;
    for (int i = 0; i < 10; ++i)
        early.push_back(*breaker.acquire(testStart));
    fail(breaker, testStart, 4);
    breaker.succeeded(early[0], testStart + 1s);
    QCOMPARE(breaker.state(testStart + 1s), BreakerState::Open);
    const auto probe = breaker.acquire(testStart + 30s);
    breaker.abandoned(early[1]);
    breaker.failed(early[2], testStart + 30s);
    QVERIFY(!breaker.ready(testStart + 30s));
    breaker.succeeded(*probe, testStart + 31s);
    for (std::size_t i = 3; i < 10; ++i)
        breaker.failed(early[i], testStart + 31s);
    QCOMPARE(breaker.state(testStart + 31s), BreakerState::Closed);
    breaker.failed(*probe, testStart + 31s); // reported twice
    QCOMPARE(breaker.state(testStart + 31s), BreakerState::Closed);
}

void TestCircuitBreaker::forcedSuccessCloses()
{
    CircuitBreaker breaker;
    fail(breaker, testStart, 4);
    fail(breaker, testStart + 1s); // known to be bad: does not make it longer
    QCOMPARE(breaker.state(testStart + 30s), BreakerState::HalfOpen);
    fail(breaker, testStart + 30s);
    succeed(breaker, testStart + 31s);
    QCOMPARE(breaker.state(testStart + 31s), BreakerState::Closed);
}

void TestCircuitBreaker::startsSlowly()
{
    CircuitBreaker breaker;
    QCOMPARE(breaker.share(testStart), 1.0);
    fail(breaker, testStart, 4);
    succeed(breaker, testStart + 30s);
    QCOMPARE(breaker.share(testStart + 30s), 0.1);
    QCOMPARE(breaker.share(testStart + 45s), 0.55);
    QCOMPARE(breaker.share(testStart + 60s), 1.0);
}

void TestCircuitBreaker::wakeForgets()
{
    CircuitBreaker breaker;
    fail(breaker, testStart, 3);
    breaker.resetAfterWake(testStart);
    fail(breaker, testStart + 9s, 10);
    QCOMPARE(breaker.state(testStart + 9s), BreakerState::Closed);
    fail(breaker, testStart + 10s, 4);
    QCOMPARE(breaker.state(testStart + 10s), BreakerState::Open);
    breaker.resetAfterWake(testStart + 11s);
    QCOMPARE(breaker.state(testStart + 11s), BreakerState::HalfOpen);
}

void TestCircuitBreaker::resetCloses()
{
    CircuitBreaker breaker;
    fail(breaker, testStart, 4);
    breaker.reset();
    QCOMPARE(breaker.state(testStart), BreakerState::Closed);
    QCOMPARE(breaker.share(testStart), 1.0);
}

void TestCircuitBreaker::behavesLikeTheModel_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<int>("failuresInTen");
    for (const int failures : { 1, 4, 6, 9 }) {
        for (unsigned seed = 1; seed <= 25; ++seed)
            QTest::addRow("failures%dSeed%u", failures, seed) << seed << failures;
    }
}

void TestCircuitBreaker::behavesLikeTheModel()
{
    QFETCH(unsigned, seed);
    QFETCH(int, failuresInTen);
    std::mt19937 random(seed);
    CircuitBreaker breaker;
    NaiveBreaker model;
    SteadyTime now = testStart;
    for (int step = 0; step < 2000; ++step) {
        now += std::chrono::milliseconds(random() % (random() % 8 == 0 ? 40'000 : 1'500));
        QCOMPARE(breaker.state(now), model.state(now));
        const auto permit = breaker.acquire(now);
        QCOMPARE(permit.has_value(), model.state(now) != BreakerState::Open);
        if (!permit)
            continue;
        const unsigned outcome = random() % 11;
        if (outcome == 10) {
            breaker.abandoned(*permit);
        } else if (outcome < static_cast<unsigned>(failuresInTen)) {
            breaker.failed(*permit, now);
            model.failed(now);
        } else {
            breaker.succeeded(*permit, now);
            model.succeeded(now);
        }
    }
}

// Whatever happened, with attempts that overlap, get lost or report late: ten minutes and a probe later
// a provider that works is in use again.
void TestCircuitBreaker::neverLocksUp()
{
    for (unsigned seed = 1; seed <= 2000; ++seed) {
        std::mt19937 random(seed);
        CircuitBreaker breaker;
        std::vector<BreakerPermit> permits;
        SteadyTime now = testStart;
        for (int step = 0; step < 60; ++step) {
            now += std::chrono::milliseconds(random() % 20'000);
            if (const auto permit = breaker.acquire(now))
                permits.push_back(*permit);
            if (permits.empty() || random() % 3 == 0)
                continue;
            const std::size_t index = random() % permits.size();
            const unsigned outcome = random() % 4;
            if (outcome == 0)
                breaker.succeeded(permits[index], now);
            else if (outcome == 1)
                breaker.abandoned(permits[index]);
            else
                breaker.failed(permits[index], now);
            permits.erase(permits.begin() + static_cast<std::ptrdiff_t>(index));
        }
        now += 10min;
        const auto permit = breaker.acquire(now);
        QVERIFY2(permit, qPrintable(QString::number(seed)));
        breaker.succeeded(*permit, now);
        QCOMPARE(breaker.state(now), BreakerState::Closed);
    }
}

QTEST_GUILESS_MAIN(TestCircuitBreaker)
#include "tst_circuitbreaker.moc"
