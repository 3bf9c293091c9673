#include "routing/RouterBench.h"

#include <QTest>

using namespace dragoman;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(dragoman::AttemptFault)

class TestRouterRetries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void afterOneFault_data();
    void afterOneFault();
    void waitsThenRepeats();
    void unansweredTwiceAtMost();
    void threeAttemptsAtMost();
    void lastAttemptIsForAnotherProvider();
    void retriesOfTheProvider();
    void totalTime();
    void nothingAfterTheAnswerBegan();
    void rejectedKeyIsStillTheLastResort();
    void restingKeyWithKnownEnd();
    void budget();
    void mostUsefulFault_data();
    void mostUsefulFault();
};

namespace {

AttemptFault fault(FaultKind kind, int status = 0, std::optional<std::chrono::milliseconds> retryAfter = {})
{
    return { kind, status, retryAfter };
}

const RouteKey k1{ "k1", 1, 1 };
const RouteKey k2{ "k2", 1, 1 };
const RouteKey k3{ "k3", 1, 1 };

} // namespace

// Who is asked after one fault: of provider a with two keys, with b behind it; of a alone; of a alone
// with one key.
void TestRouterRetries::afterOneFault_data()
{
    QTest::addColumn<AttemptFault>("what");
    QTest::addColumn<QString>("withB");
    QTest::addColumn<QString>("alone");
    QTest::addColumn<QString>("oneKey");
    const auto row = [](const char* name, const AttemptFault& what, const char* withB, const char* alone,
                         const char* oneKey) {
        QTest::newRow(name) << what << QString::fromLatin1(withB) << QString::fromLatin1(alone)
                            << QString::fromLatin1(oneKey);
    };
    row("badRequest", fault(FaultKind::Status, 400), "give up", "give up", "give up");
    row("notFound", fault(FaultKind::Status, 404), "give up", "give up", "give up");
    row("unauthorized", fault(FaultKind::Status, 401), "a/k2", "a/k2", "give up");
    row("payment", fault(FaultKind::Status, 402), "a/k2", "a/k2", "give up");
    row("rateLimit", fault(FaultKind::Status, 429), "a/k2", "a/k2", "give up");
    row("rateLimitShort", fault(FaultKind::Status, 429, 2s), "a/k2", "a/k2", "wait 2000");
    row("rateLimitLong", fault(FaultKind::Status, 429, 31s), "a/k2", "a/k2", "give up");
    row("internal", fault(FaultKind::Status, 500), "b", "wait 125", "wait 125");
    row("overloaded", fault(FaultKind::Status, 529), "b", "wait 125", "wait 125");
    row("unavailableWithTime", fault(FaultKind::Status, 503, 5s), "b", "wait 5000", "wait 5000");
    row("unavailableLong", fault(FaultKind::Status, 503, 60s), "b", "give up", "give up");
    row("redirect", fault(FaultKind::Status, 302), "b", "give up", "give up");
    row("notSent", fault(FaultKind::NotSent), "b", "wait 125", "wait 125");
    row("sentNoAnswer", fault(FaultKind::SentNoAnswer), "b", "wait 125", "wait 125");
    row("errorEvent", fault(FaultKind::ErrorEvent, 529), "b", "wait 125", "wait 125");
    row("unusable", fault(FaultKind::UnusableAnswer), "b", "wait 125", "wait 125");
    row("cut", fault(FaultKind::AnswerCut), "give up", "give up", "give up");
}

void TestRouterRetries::afterOneFault()
{
    QFETCH(AttemptFault, what);
    const std::pair<const char*, std::vector<ProviderRoute>> cases[] = {
        { "withB", { route("a", { k1, k2 }), route("b") } },
        { "alone", { route("a", { k1, k2 }) } },
        { "oneKey", { route("a", { k1 }) } },
    };
    for (const auto& [column, routes] : cases) {
        RouterBench bench(routes);
        RoutePlan plan = bench.begin();
        QCOMPARE(bench.next(plan), std::string("a/k1"));
        bench.fail(plan, what);
        const QString expected = *static_cast<QString*>(QTest::qData(column, qMetaTypeId<QString>()));
        QCOMPARE(QString::fromStdString(bench.next(plan)), expected);
    }
}

void TestRouterRetries::waitsThenRepeats()
{
    RouterBench bench({ route("a", { k1 }) });
    RoutePlan plan = bench.begin();
    bench.next(plan);
    bench.fail(plan, fault(FaultKind::Status, 429, 2s));
    bench.now += 1s;
    QCOMPARE(bench.next(plan), std::string("wait 1000"));
    bench.now += 1s;
    QCOMPARE(bench.next(plan), std::string("a/k1"));
    bench.succeed(plan);
    QCOMPARE(plan.attempts, 2);
}

void TestRouterRetries::unansweredTwiceAtMost()
{
    RouterBench bench({ route("a"), route("b"), route("c") });
    RoutePlan plan = bench.begin();
    QCOMPARE(bench.next(plan), std::string("a"));
    bench.fail(plan, fault(FaultKind::SentNoAnswer));
    QCOMPARE(bench.next(plan), std::string("b"));
    bench.fail(plan, fault(FaultKind::SentNoAnswer));
    QCOMPARE(bench.next(plan), std::string("give up"));
}

void TestRouterRetries::threeAttemptsAtMost()
{
    RouterBench bench({ route("a"), route("b"), route("c"), route("d") });
    RoutePlan plan = bench.begin();
    for (const char* provider : { "a", "b", "c" }) {
        QCOMPARE(bench.next(plan), std::string(provider));
        bench.fail(plan, fault(FaultKind::NotSent));
    }
    QCOMPARE(bench.next(plan), std::string("give up"));
    QCOMPARE(bench.next(plan), std::string("give up"));
}

void TestRouterRetries::lastAttemptIsForAnotherProvider()
{
    RouterBench bench({ route("a", { k1, k2, k3 }), route("b") });
    RoutePlan plan = bench.begin();
    for (const char* expected : { "a/k1", "a/k2", "b" }) {
        QCOMPARE(bench.next(plan), std::string(expected));
        bench.fail(plan, 429);
    }
}

void TestRouterRetries::retriesOfTheProvider()
{
    ProviderRoute once = route("a", { k1, k2 });
    once.retries = 0;
    RouterBench bench({ once });
    RoutePlan plan = bench.begin();
    QCOMPARE(bench.next(plan), std::string("a/k1"));
    bench.fail(plan, 401);
    QCOMPARE(bench.next(plan), std::string("a/k2")); // another key is no repeat
    bench.fail(plan, 500);
    QCOMPARE(bench.next(plan), std::string("give up"));
}

void TestRouterRetries::totalTime()
{
    RouterSettings settings;
    settings.totalTime = 10s;
    RouterBench bench({ route("a"), route("b") }, settings);
    RoutePlan plan = bench.begin();
    bench.next(plan);
    bench.now += 10s;
    bench.fail(plan, 500);
    QCOMPARE(bench.next(plan), std::string("give up"));
    RoutePlan waiting = bench.begin();
    bench.next(waiting);
    bench.fail(waiting, fault(FaultKind::Status, 503, 11s));
    QCOMPARE(bench.next(waiting), std::string("b"));
    bench.fail(waiting, fault(FaultKind::Status, 503, 11s));
    QCOMPARE(bench.next(waiting), std::string("give up")); // rather than wait for nothing
}

void TestRouterRetries::nothingAfterTheAnswerBegan()
{
    RouterBench bench({ route("a"), route("b") });
    RoutePlan plan = bench.begin();
    bench.next(plan);
    bench.router.answering(plan, bench.now);
    bench.fail(plan, fault(FaultKind::ErrorEvent, 529));
    QCOMPARE(bench.next(plan), std::string("give up"));
    QCOMPARE(bench.router.health(bench.now)[0].successRate, 0.0);
}

void TestRouterRetries::rejectedKeyIsStillTheLastResort()
{
    RouterBench bench({ route("a", { k1, k2 }) });
    RoutePlan plan = bench.begin();
    bench.next(plan);
    bench.fail(plan, 401);
    QCOMPARE(bench.next(plan), std::string("a/k2"));
    bench.succeed(plan);
    for (int i = 0; i < 3; ++i) {
        RoutePlan other = bench.begin();
        QCOMPARE(bench.next(other), std::string("a/k2"));
        if (i == 2)
            bench.fail(other, 403);
        else
            bench.succeed(other);
    }
    RoutePlan desperate = bench.begin();
    const std::string chosen = bench.next(desperate);
    QVERIFY(chosen == "a/k1" || chosen == "a/k2");
    bench.succeed(desperate);
    RoutePlan after = bench.begin();
    QCOMPARE(bench.next(after), chosen); // works again, whatever it was
}

void TestRouterRetries::restingKeyWithKnownEnd()
{
    RouterBench bench({ route("a", { k1 }) });
    RoutePlan first = bench.begin();
    bench.next(first);
    bench.fail(first, fault(FaultKind::Status, 429, 20s));
    RoutePlan waits = bench.begin();
    QCOMPARE(bench.next(waits), std::string("wait 20000"));
    bench.now += 20s;
    QCOMPARE(bench.next(waits), std::string("a/k1"));
    bench.fail(waits, 429); // no time: nobody knows how long to wait, so the next one tries
    RoutePlan tries = bench.begin();
    QCOMPARE(bench.next(tries), std::string("a/k1"));
}

// No time passes: all of it counts against one budget.
void TestRouterRetries::budget()
{
    RouterSettings settings;
    settings.breaker.failuresInRow = 1000;
    settings.breaker.minimumResults = 1000;
    RouterBench bench({ route("a") }, settings);
    bench.randomNumber = 0;
    int attempts = 0;
    for (int i = 0; i < 100; ++i) {
        RoutePlan plan = bench.begin();
        for (; bench.next(plan) == "a"; ++attempts)
            bench.fail(plan, 500);
    }
    QCOMPARE(attempts, 120);
}

void TestRouterRetries::mostUsefulFault_data()
{
    QTest::addColumn<AttemptFault>("first");
    QTest::addColumn<AttemptFault>("second");
    QTest::addColumn<int>("shown"); // 1 or 2
    const AttemptFault refused = fault(FaultKind::NotSent);
    const AttemptFault overloaded = fault(FaultKind::Status, 529);
    QTest::newRow("answerBeforeSilence") << overloaded << refused << 1;
    QTest::newRow("rateLimitBeforeOverload") << fault(FaultKind::Status, 429, 40s) << overloaded << 1;
    QTest::newRow("passingBeforeBadKey") << fault(FaultKind::Status, 401) << overloaded << 2;
    QTest::newRow("clientsOwn") << overloaded << fault(FaultKind::Status, 422) << 2;
    QTest::newRow("latestOfEquals") << overloaded << fault(FaultKind::Status, 500) << 2;
    QTest::newRow("badKeyBeforeRefused") << fault(FaultKind::Status, 401) << refused << 1;
}

void TestRouterRetries::mostUsefulFault()
{
    QFETCH(AttemptFault, first);
    QFETCH(AttemptFault, second);
    QFETCH(int, shown);
    ProviderRoute a = route("a");
    ProviderRoute b = route("b");
    a.retries = b.retries = 0;
    RouterBench bench({ a, b });
    RoutePlan plan = bench.begin();
    bench.next(plan);
    bench.fail(plan, first);
    bench.next(plan);
    bench.fail(plan, second);
    QCOMPARE(bench.next(plan), std::string("give up"));
    QCOMPARE(bench.lastGiveUp.provider, std::string(shown == 1 ? "a" : "b"));
    QCOMPARE(bench.lastGiveUp.fault->status, shown == 1 ? first.status : second.status);
    QVERIFY(bench.lastGiveUp.retryAfter == (shown == 1 ? first.retryAfter : second.retryAfter));
}

QTEST_GUILESS_MAIN(TestRouterRetries)
#include "tst_routerretries.moc"
