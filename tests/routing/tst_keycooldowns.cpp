#include "routing/FakeTime.h"

#include "routing/KeyCoolDowns.h"

#include <QTest>

#include <array>

using namespace dragoman;
using namespace std::chrono_literals;
using Resting = KeyCoolDowns::Resting;

Q_DECLARE_METATYPE(dragoman::CoolDownCause)

class TestKeyCoolDowns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lengths_data();
    void lengths();
    void rejectedUntilItChanges();
    void rejectedWithoutKeyRestsForATime();
    void onlyToldTimesAreKnown();
    void takesTurnsByWeight();
    void skipsRestingKeys();
    void lastResort();
    void staysSmall();
};

namespace {
const RouteKey a{ "a", 1, 1 };
const RouteKey b{ "b", 1, 1 };
const RouteKey c{ "c", 1, 2 };
const std::array<RouteKey, 3> keys{ a, b, c };
} // namespace

void TestKeyCoolDowns::lengths_data()
{
    QTest::addColumn<CoolDownCause>("cause");
    QTest::addColumn<int>("told"); // seconds, 0: nothing
    QTest::addColumn<int>("rests"); // seconds
    QTest::newRow("rateLimitWithoutTime") << CoolDownCause::RateLimited << 0 << 30;
    QTest::newRow("rateLimitWithTime") << CoolDownCause::RateLimited << 7 << 7;
    QTest::newRow("outOfCredit") << CoolDownCause::OutOfCredit << 0 << 600;
    QTest::newRow("outOfCreditWhateverWasTold") << CoolDownCause::OutOfCredit << 1 << 600;
}

void TestKeyCoolDowns::lengths()
{
    QFETCH(CoolDownCause, cause);
    QFETCH(int, told);
    QFETCH(int, rests);
    KeyCoolDowns coolDowns;
    std::optional<std::chrono::milliseconds> time;
    if (told > 0)
        time = std::chrono::seconds(told);
    coolDowns.begin(a, cause, time, testStart);
    const SteadyTime end = testStart + std::chrono::seconds(rests);
    QCOMPARE(coolDowns.cause(a, end - 1ms), cause);
    QVERIFY(coolDowns.isUsable(a, end));
    QVERIFY(coolDowns.isUsable(b, testStart));
}

void TestKeyCoolDowns::rejectedUntilItChanges()
{
    KeyCoolDowns coolDowns;
    coolDowns.begin(a, CoolDownCause::Rejected, std::nullopt, testStart);
    QVERIFY(!coolDowns.isUsable(a, testStart + 240h));
    QVERIFY(coolDowns.isUsable({ "a", 2, 1 }, testStart));
    coolDowns.end(a);
    QVERIFY(coolDowns.isUsable(a, testStart));
    coolDowns.begin(a, CoolDownCause::Rejected, std::nullopt, testStart);
    coolDowns.endAll();
    QVERIFY(coolDowns.isUsable(a, testStart));
}

void TestKeyCoolDowns::rejectedWithoutKeyRestsForATime()
{
    KeyCoolDowns coolDowns;
    coolDowns.begin(RouteKey{}, CoolDownCause::Rejected, std::nullopt, testStart);
    QVERIFY(!coolDowns.isUsable(RouteKey{}, testStart + 599s));
    QVERIFY(coolDowns.isUsable(RouteKey{}, testStart + 600s));
}

void TestKeyCoolDowns::onlyToldTimesAreKnown()
{
    KeyCoolDowns coolDowns;
    coolDowns.begin(a, CoolDownCause::RateLimited, 7s, testStart);
    coolDowns.begin(b, CoolDownCause::RateLimited, std::nullopt, testStart);
    QVERIFY(coolDowns.toldEnd(a, testStart) == testStart + 7s);
    QVERIFY(!coolDowns.toldEnd(b, testStart));
    QVERIFY(!coolDowns.toldEnd(a, testStart + 7s));
}

void TestKeyCoolDowns::takesTurnsByWeight()
{
    KeyCoolDowns coolDowns;
    std::string turns;
    for (int i = 0; i < 8; ++i)
        turns += keys[*coolDowns.pick(keys, Resting::Never, testStart)].label;
    QCOMPARE(turns, std::string("cabccabc"));
}

void TestKeyCoolDowns::skipsRestingKeys()
{
    KeyCoolDowns coolDowns;
    coolDowns.begin(c, CoolDownCause::RateLimited, std::nullopt, testStart);
    std::string turns;
    for (int i = 0; i < 4; ++i)
        turns += keys[*coolDowns.pick(keys, Resting::Never, testStart)].label;
    QCOMPARE(turns, std::string("abab"));
}

void TestKeyCoolDowns::lastResort()
{
    KeyCoolDowns coolDowns;
    coolDowns.begin(a, CoolDownCause::Rejected, std::nullopt, testStart);
    coolDowns.begin(b, CoolDownCause::OutOfCredit, std::nullopt, testStart);
    coolDowns.begin(c, CoolDownCause::RateLimited, std::nullopt, testStart);
    QVERIFY(!coolDowns.pick(keys, Resting::Never, testStart));
    QCOMPARE(*coolDowns.pick(keys, Resting::IfNoOther, testStart), std::size_t(2));
    QVERIFY(!coolDowns.pick({}, Resting::IfNoOther, testStart));
    coolDowns.begin(b, CoolDownCause::Rejected, std::nullopt, testStart);
    const auto first = coolDowns.pick({ keys.data(), 2 }, Resting::IfNoOther, testStart);
    QVERIFY(first != coolDowns.pick({ keys.data(), 2 }, Resting::IfNoOther, testStart));
}

void TestKeyCoolDowns::staysSmall()
{
    KeyCoolDowns coolDowns;
    coolDowns.begin(b, CoolDownCause::Rejected, std::nullopt, testStart);
    coolDowns.begin(a, CoolDownCause::RateLimited, 1s, testStart);
    for (std::uint64_t revision = 0; revision < 254; ++revision)
        coolDowns.begin({ "client key 1", revision, 1 }, CoolDownCause::Rejected, std::nullopt, testStart);
    QVERIFY(!coolDowns.isUsable(a, testStart));
    coolDowns.begin(c, CoolDownCause::Rejected, std::nullopt, testStart);
    QVERIFY(coolDowns.isUsable(a, testStart)); // had to go, since it would have ended first
    QVERIFY(!coolDowns.isUsable(b, testStart));
}

QTEST_GUILESS_MAIN(TestKeyCoolDowns)
#include "tst_keycooldowns.moc"
