#include "routing/RouterBench.h"

#include <QTest>

using namespace dragoman;
using namespace std::chrono_literals;

class TestRouter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modelIsMappedForEachProvider();
    void stepsSayWhatHappened();
    void openBreakerIsSkipped();
    void allOpenStillProbes();
    void abandonedProbe();
    void pinnedGoesFirstOnly();
    void capabilitiesAndModels();
    void listOfTheEndpoint();
    void clientKeys();
    void unusableProvider();
    void untoldRequestGoesElsewhere();
    void slots();
    void slotQueueTime();
    void freeProviderBeforeQueue();
    void requestRate();
    void configureKeepsState();
    void configureWhileRunning();
    void forgive();
    void health();
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

void TestRouter::modelIsMappedForEachProvider()
{
    ProviderRoute a = route("a");
    a.models.small = { "a-small" };
    ProviderRoute b = route("b");
    b.models.aliases = { { "*haiku*", "b-mini" } };
    RouterBench bench({ a, b, route("c") });
    RoutePlan plan = bench.begin("claude-haiku-4-5");
    for (const char* model : { "a-small", "b-mini", "claude-haiku-4-5" }) {
        QCOMPARE(std::get<RouteChoice>(bench.router.next(plan, bench.now)).model, std::string(model));
        bench.fail(plan, 500);
    }
}

void TestRouter::stepsSayWhatHappened()
{
    ProviderRoute blind = route("blind");
    blind.capabilities.images = false;
    RouterBench bench({ blind, route("a"), route("b", { k1 }), route("c") });
    RouteQuery query;
    query.needs = { Capability::Images };
    for (int i = 0; i < 4; ++i)
        bench.failOnce(); // blind has no images, but these need none
    for (int i = 0; i < 4; ++i) {
        RoutePlan other = bench.router.begin(query, bench.now);
        QCOMPARE(bench.next(other), std::string("a"));
        bench.fail(other, 500);
        bench.router.abandoned(other, bench.now);
    }
    RoutePlan plan = bench.router.begin(query, bench.now);
    QCOMPARE(bench.next(plan), std::string("b/k1"));
    bench.fail(plan, { FaultKind::Status, 503, {}, "busy" });
    QCOMPARE(bench.next(plan), std::string("c"));
    bench.succeed(plan);
    QString text;
    for (const RouteStep& step : plan.steps)
        text += QStringLiteral("%1 %2 %3|")
                    .arg(QString::fromStdString(step.provider))
                    .arg(step.attempt)
                    .arg(QString::fromStdString(step.reason));
    QCOMPARE(text,
        QStringLiteral("blind 0 does not support images|a 0 left alone for a while after failures|"
                       "b 1 HTTP 503: busy|c 2 |"));
}

void TestRouter::openBreakerIsSkipped()
{
    RouterBench bench({ route("a"), route("b") });
    for (int i = 0; i < 4; ++i)
        bench.failOnce();
    RoutePlan plan = bench.begin();
    QCOMPARE(bench.next(plan), std::string("b"));
    bench.succeed(plan);
    bench.now += 30s;
    RoutePlan probe = bench.begin();
    RoutePlan other = bench.begin();
    QCOMPARE(bench.next(probe), std::string("a"));
    QCOMPARE(bench.next(other), std::string("b"));
    bench.router.answering(probe, bench.now);
    RoutePlan next = bench.begin();
    QCOMPARE(bench.next(next), std::string("a"));
}

void TestRouter::allOpenStillProbes()
{
    RouterBench bench({ route("a"), route("b") });
    for (int i = 0; i < 8; ++i)
        bench.failOnce();
    for (const char* expected : { "a", "b", "a", "b" }) {
        bench.now += 1ms;
        RoutePlan plan = bench.begin();
        QCOMPARE(bench.next(plan), std::string(expected));
        bench.fail(plan, 500);
        QCOMPARE(bench.next(plan), std::string("give up"));
    }
    RoutePlan plan = bench.begin();
    QCOMPARE(bench.next(plan), std::string("a"));
    bench.succeed(plan);
    QVERIFY(bench.router.health(bench.now)[0].breaker == BreakerState::Closed);
}

void TestRouter::abandonedProbe()
{
    RouterBench bench({ route("a"), route("b") });
    for (int i = 0; i < 4; ++i)
        bench.failOnce();
    bench.now += 30s;
    for (int i = 0; i < 3; ++i) {
        RoutePlan plan = bench.begin();
        QCOMPARE(bench.next(plan), std::string("a"));
        bench.router.abandoned(plan, bench.now);
        QCOMPARE(bench.next(plan), std::string("give up"));
    }
}

void TestRouter::pinnedGoesFirstOnly()
{
    RouterSettings settings;
    settings.pinned = "c";
    RouterBench bench({ route("a"), route("b"), route("c") }, settings);
    RoutePlan plan = bench.begin();
    for (const char* expected : { "c", "a", "b" }) {
        QCOMPARE(bench.next(plan), std::string(expected));
        bench.fail(plan, 500);
    }
}

void TestRouter::capabilitiesAndModels()
{
    ProviderRoute a = route("a");
    a.knownModels = { "gpt-*" };
    ProviderRoute b = route("b");
    b.knownModels = { "deepseek-*" };
    b.capabilities.tools = false;
    ProviderRoute off = route("off");
    off.enabled = false;
    RouterBench bench({ off, a, b });
    RoutePlan listed = bench.begin("deepseek-chat");
    QCOMPARE(bench.next(listed), std::string("b"));
    RoutePlan unknown = bench.begin("something-new");
    QCOMPARE(bench.next(unknown), std::string("a"));
    RouteQuery query;
    query.model = "deepseek-chat";
    query.needs = { Capability::Tools };
    query.providers = { "b" };
    RoutePlan impossible = bench.router.begin(query, bench.now);
    QCOMPARE(bench.next(impossible), std::string("give up"));
    QCOMPARE(bench.lastGiveUp.kind, ErrorKind::InvalidRequest);
    QCOMPARE(bench.lastGiveUp.message,
        std::string("No provider could serve this request (b: does not support tools)."));
    RouterBench empty({});
    RoutePlan nobody = empty.begin();
    QCOMPARE(empty.next(nobody), std::string("give up"));
    QCOMPARE(empty.lastGiveUp.kind, ErrorKind::Unavailable);
}

void TestRouter::listOfTheEndpoint()
{
    RouterBench bench({ route("a"), route("b"), route("c") });
    RouteQuery query;
    query.providers = { "c", "a" };
    RoutePlan plan = bench.router.begin(query, bench.now);
    for (const char* expected : { "c", "a" }) {
        QCOMPARE(bench.next(plan), std::string(expected));
        bench.fail(plan, fault(FaultKind::Status, 302));
    }
    QCOMPARE(bench.next(plan), std::string("give up"));
}

void TestRouter::clientKeys()
{
    RouterBench bench({ route("a", { k1 }) });
    RouteQuery query;
    query.clientKeys = { { "client key 1", 11 }, { "client key 2", 22 } };
    RoutePlan plan = bench.router.begin(query, bench.now);
    QCOMPARE(bench.next(plan), std::string("a/client key 1"));
    bench.fail(plan, 401);
    const RouteNext next = bench.router.next(plan, bench.now);
    QCOMPARE(std::get<RouteChoice>(next).keyLabel, std::string("client key 2"));
    QVERIFY(std::get<RouteChoice>(next).keyIndex == 1U);
    RoutePlan stored = bench.begin();
    QCOMPARE(bench.next(stored), std::string("a/k1"));
}

// A provider whose own keys are not there is left out, and the user is told why.
void TestRouter::unusableProvider()
{
    ProviderRoute locked = route("locked");
    locked.unusable = "the keychain is locked";
    RouterBench bench({ locked });
    RoutePlan plan = bench.begin();
    QCOMPARE(bench.next(plan), std::string("give up"));
    QVERIFY(bench.lastGiveUp.kind == ErrorKind::Unavailable);
    QVERIFY(bench.lastGiveUp.message.find("locked: the keychain is locked") != std::string::npos);
    RouteQuery query;
    query.clientKeys = { k1 };
    RoutePlan withClientKey = bench.router.begin(query, bench.now);
    QCOMPARE(bench.next(withClientKey), std::string("locked/k1"));
}

// What one protocol cannot say says nothing about the provider that speaks it.
void TestRouter::untoldRequestGoesElsewhere()
{
    RouterBench bench({ route("a"), route("b") });
    RoutePlan plan = bench.begin();
    QCOMPARE(bench.next(plan), std::string("a"));
    bench.fail(plan, fault(FaultKind::NotTold));
    QCOMPARE(bench.next(plan), std::string("b"));
    bench.fail(plan, fault(FaultKind::NotTold));
    QCOMPARE(bench.next(plan), std::string("give up"));
    QVERIFY(bench.router.health(bench.now).front().state == HealthState::Unknown);
}

void TestRouter::slots()
{
    ProviderRoute a = route("a");
    a.limits.concurrentRequests = 1;
    RouterBench bench({ a });
    RoutePlan first = bench.begin();
    RoutePlan second = bench.begin();
    RoutePlan third = bench.begin();
    QCOMPARE(bench.next(first), std::string("a"));
    QCOMPARE(bench.next(second), std::string("wait 30000"));
    QCOMPARE(bench.next(third), std::string("wait 30000"));
    QVERIFY(bench.router.readyPlans().empty());
    bench.succeed(first);
    QCOMPARE(bench.router.readyPlans(), std::vector<std::uint64_t>{ second.id });
    QCOMPARE(bench.next(third), std::string("wait 30000")); // not before its turn
    bench.router.abandoned(second, bench.now);
    QCOMPARE(bench.router.readyPlans(), std::vector<std::uint64_t>{ third.id });
    QCOMPARE(bench.next(third), std::string("a"));
    QVERIFY(bench.router.readyPlans().empty());
}

void TestRouter::slotQueueTime()
{
    ProviderRoute a = route("a");
    a.limits.concurrentRequests = 1;
    RouterBench bench({ a });
    RoutePlan first = bench.begin();
    bench.next(first);
    RoutePlan second = bench.begin();
    bench.next(second);
    bench.now += 29s;
    QCOMPARE(bench.next(second), std::string("wait 1000"));
    bench.now += 1s;
    QCOMPARE(bench.next(second), std::string("give up"));
    QCOMPARE(bench.lastGiveUp.kind, ErrorKind::Unavailable);
    QVERIFY(bench.router.readyPlans().empty());
}

void TestRouter::freeProviderBeforeQueue()
{
    ProviderRoute a = route("a");
    a.limits.concurrentRequests = 1;
    RouterBench bench({ a, route("b") });
    RoutePlan first = bench.begin();
    RoutePlan second = bench.begin();
    QCOMPARE(bench.next(first), std::string("a"));
    QCOMPARE(bench.next(second), std::string("b"));
    bench.succeed(first);
    QVERIFY(bench.router.readyPlans().empty());
}

void TestRouter::requestRate()
{
    ProviderRoute a = route("a");
    a.limits.requestsPerMinute = 1;
    RouterBench bench({ a });
    RoutePlan first = bench.begin();
    QCOMPARE(bench.next(first), std::string("a"));
    bench.succeed(first);
    RoutePlan tooSoon = bench.begin();
    QCOMPARE(bench.next(tooSoon), std::string("give up"));
    bench.now += 50s;
    RoutePlan waits = bench.begin();
    QCOMPARE(bench.next(waits), std::string("wait 11000"));
    bench.now += 11s;
    QCOMPARE(bench.next(waits), std::string("a"));
}

void TestRouter::configureKeepsState()
{
    RouterBench bench({ route("a", { k1 }), route("b") });
    RoutePlan plan = bench.begin();
    bench.next(plan);
    bench.fail(plan, 401);
    bench.router.configure({}, { route("b"), route("a", { k1 }) });
    QCOMPARE(bench.router.health(bench.now)[1].lastError, std::string("HTTP 401"));
    QCOMPARE(bench.router.health(bench.now)[1].restingKeys, 1);
    bench.router.configure({}, { route("a", { { "k1", 2, 1 } }), route("b") });
    RoutePlan after = bench.begin();
    QCOMPARE(bench.next(after), std::string("a/k1"));
}

void TestRouter::configureWhileRunning()
{
    ProviderRoute limited = route("a");
    limited.limits.concurrentRequests = 1;
    RouterBench bench({ limited, route("b") });
    RoutePlan plan = bench.begin();
    QCOMPARE(bench.next(plan), std::string("a"));
    bench.router.configure({}, { route("b") });
    bench.router.configure({}, { limited, route("b") });
    bench.fail(plan, 500);
    QCOMPARE(bench.router.health(bench.now)[0].running, 0);
    QCOMPARE(bench.router.health(bench.now)[0].results, 0); // another provider of that name
    QCOMPARE(bench.next(plan), std::string("b"));
    bench.router.configure({}, {});
    bench.fail(plan, 500);
    QCOMPARE(bench.next(plan), std::string("give up"));
}

void TestRouter::forgive()
{
    RouterBench bench({ route("a", { k1 }), route("b") });
    bench.failOnce(401);
    RoutePlan plan = bench.begin();
    QCOMPARE(bench.next(plan), std::string("b"));
    bench.router.forgive("a");
    RoutePlan after = bench.begin();
    QCOMPARE(bench.next(after), std::string("a/k1"));
}

void TestRouter::health()
{
    RouterBench bench({ route("a") });
    QVERIFY(bench.router.health(bench.now)[0].state == HealthState::Unknown);
    RoutePlan plan = bench.begin();
    bench.next(plan);
    QCOMPARE(bench.router.health(bench.now)[0].running, 1);
    bench.succeed(plan);
    bench.failOnce(400); // the client's own
    QVERIFY(bench.router.health(bench.now)[0].state == HealthState::Healthy);
    for (int i = 0; i < 4; ++i)
        bench.failOnce(500);
    QVERIFY(bench.router.health(bench.now)[0].state == HealthState::Unhealthy);
    QVERIFY(bench.router.health(bench.now)[0].openUntil == bench.now + 30s);
    bench.router.resetAfterWake(bench.now);
    QVERIFY(bench.router.health(bench.now)[0].breaker == BreakerState::HalfOpen);
}

QTEST_GUILESS_MAIN(TestRouter)
#include "tst_router.moc"
