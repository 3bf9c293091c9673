#include "routing/RouterBench.h"

#include <QTest>

#include <map>
#include <random>

using namespace dragoman;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(dragoman::RouteStrategy)

namespace {

using Faults = std::vector<AttemptFault>;

const Faults passingFaults{ { FaultKind::NotSent }, { FaultKind::SentNoAnswer }, { FaultKind::Status, 503 },
    { FaultKind::Status, 529, 2s }, { FaultKind::ErrorEvent }, { FaultKind::UnusableAnswer },
    { FaultKind::Status, 429, 3s }, { FaultKind::Status, 429 }, { FaultKind::Status, 400 } };
const Faults keyFaults{ { FaultKind::Status, 401 }, { FaultKind::Status, 403 }, { FaultKind::Status, 402 },
    { FaultKind::Status, 429, 40s } };

// Many requests at once on one router, with providers that fail as they are told and a clock that jumps
// from event to event.
class Simulation
{
public:
    Simulation(std::vector<ProviderRoute> routes, unsigned seed, RouterSettings settings = {})
        : m_random(seed)
        , m_router([this] { return m_random() / 4294967296.0; })
    {
        m_router.configure(std::move(settings), std::move(routes));
    }

    // Of one hundred attempts at this provider so many fail.
    void setFailing(const std::string& provider, unsigned percent) { m_failing[provider] = percent; }
    void setFaults(Faults faults) { m_faults = std::move(faults); }
    void setLeaving(unsigned percent) { m_leaving = percent; }

    void arriveAt(SteadyTime time)
    {
        m_requests.push_back({});
        m_events.emplace(time, Event{ Event::Arrive, m_requests.size() - 1 });
    }

    void run()
    {
        while (!m_events.empty()) {
            const auto [time, event] = *m_events.begin();
            m_events.erase(m_events.begin());
            now = time;
            handle(event);
        }
    }

    struct Request
    {
        RoutePlan plan{};
        int successes = 0;
        int giveUps = 0;
        bool left = false;
        int wakeUps = 0; // so that a wait that is over early does not count twice
        SteadyTime arrived{};
        SteadyTime ended{};
    };
    const std::vector<Request>& requests() const { return m_requests; }
    std::map<std::string, int> attempts{};
    std::map<std::string, int> served{};
    SteadyTime now = testStart;
    Router& router() { return m_router; }
    int running() const
    {
        int sum = 0;
        for (const ProviderHealth& health : m_router.health(now))
            sum += health.running;
        return sum;
    }

private:
    struct Event
    {
        enum Kind { Arrive, Next, Finish } kind;
        std::size_t request;
        int wakeUp = 0;
        std::string provider{};
    };

    bool percent(unsigned chance) { return m_random() % 100 < chance; }

    void handle(const Event& event)
    {
        Request& request = m_requests[event.request];
        switch (event.kind) {
        case Event::Arrive:
            request.arrived = now;
            request.plan = m_router.begin({ "m" }, now);
            m_byPlan[request.plan.id] = event.request;
            return next(event.request);
        case Event::Next:
            if (event.wakeUp == request.wakeUps && !request.left)
                next(event.request);
            return;
        case Event::Finish: return finish(event);
        }
    }

    void next(std::size_t index)
    {
        Request& request = m_requests[index];
        ++request.wakeUps;
        const RouteNext result = m_router.next(request.plan, now);
        if (const auto* choice = std::get_if<RouteChoice>(&result)) {
            ++attempts[choice->provider];
            const auto time = std::chrono::milliseconds(1 + m_random() % 200);
            m_events.emplace(now + time, Event{ Event::Finish, index, 0, choice->provider });
        } else if (const auto* wait = std::get_if<RouteWait>(&result)) {
            QVERIFY(wait->until > now);
            if (percent(m_leaving))
                return leave(request);
            m_events.emplace(wait->until, Event{ Event::Next, index, request.wakeUps });
        } else {
            ++request.giveUps;
            request.ended = now;
        }
    }

    void finish(const Event& event)
    {
        Request& request = m_requests[event.request];
        if (percent(m_leaving)) {
            leave(request);
        } else if (percent(m_failing[event.provider])) {
            m_router.failed(request.plan, m_faults[m_random() % m_faults.size()], now);
            next(event.request);
        } else {
            m_router.answering(request.plan, now);
            m_router.succeeded(request.plan, { 50ms, 10 }, now);
            ++request.successes;
            ++served[event.provider];
            request.ended = now;
        }
        wakeReady();
    }

    void leave(Request& request)
    {
        request.left = true;
        m_router.abandoned(request.plan, now);
    }

    void wakeReady()
    {
        for (const std::uint64_t plan : m_router.readyPlans())
            next(m_byPlan[plan]);
    }

    std::mt19937 m_random;
    Router m_router;
    std::vector<Request> m_requests;
    std::map<std::uint64_t, std::size_t> m_byPlan;
    std::multimap<SteadyTime, Event> m_events;
    std::map<std::string, unsigned> m_failing;
    Faults m_faults = passingFaults;
    unsigned m_leaving = 0;
};

std::vector<ProviderRoute> threeProviders()
{
    ProviderRoute a = route("a", { { "k1", 1, 1 }, { "k2", 1, 1 } });
    ProviderRoute b = route("b", { { "k1", 1, 1 } });
    ProviderRoute c = route("c");
    a.limits.concurrentRequests = 4;
    b.limits.concurrentRequests = 2;
    return { a, b, c };
}

// Ends the simulation's first part and lets every provider work from then on; returns the index of the
// first of `count` further requests, one each second.
std::size_t recover(Simulation& simulation, std::chrono::seconds pause, int count)
{
    simulation.run();
    for (const char* provider : { "a", "b", "c" })
        simulation.setFailing(provider, 0);
    simulation.setLeaving(0);
    const std::size_t first = simulation.requests().size();
    for (int i = 0; i < count; ++i)
        simulation.arriveAt(simulation.now + pause + std::chrono::seconds(i));
    simulation.run();
    return first;
}

} // namespace

class TestRouterSimulation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneProviderDies_data();
    void oneProviderDies();
    void repeatsDoNotMultiplyTheLoad();
    void everyRequestIsServedAfterRecovery();
    void everybodyGetsTrafficAgain();
};

void TestRouterSimulation::oneProviderDies_data()
{
    QTest::addColumn<RouteStrategy>("strategy");
    QTest::newRow("priority") << RouteStrategy::Priority;
    QTest::newRow("random") << RouteStrategy::Random;
    QTest::newRow("roundRobin") << RouteStrategy::RoundRobin;
    QTest::newRow("sticky") << RouteStrategy::Sticky;
}

void TestRouterSimulation::oneProviderDies()
{
    QFETCH(RouteStrategy, strategy);
    RouterSettings settings;
    settings.strategy = strategy;
    Simulation simulation(threeProviders(), 5, settings);
    simulation.setFaults({ { FaultKind::NotSent }, { FaultKind::Status, 503 } });
    for (int i = 0; i < 100; ++i)
        simulation.arriveAt(testStart + std::chrono::milliseconds(10 * i));
    simulation.run();
    simulation.setFailing("a", 100);
    for (int i = 0; i < 100; ++i)
        simulation.arriveAt(simulation.now + std::chrono::milliseconds(10 * i));
    simulation.run();
    for (const Simulation::Request& request : simulation.requests()) {
        QCOMPARE(request.successes, 1);
        QCOMPARE(request.giveUps, 0);
        QVERIFY(request.plan.attempts <= 3);
    }
    QCOMPARE(simulation.running(), 0);
}

void TestRouterSimulation::repeatsDoNotMultiplyTheLoad()
{
    RouterSettings settings;
    settings.breaker.failuresInRow = 100'000;
    settings.breaker.minimumResults = 100'000;
    ProviderRoute only = route("a");
    Simulation simulation({ only }, 3, settings);
    simulation.setFaults({ { FaultKind::Status, 500 } });
    simulation.setFailing("a", 100);
    for (int i = 0; i < 1000; ++i)
        simulation.arriveAt(testStart + std::chrono::milliseconds(5 * i));
    simulation.run();
    QVERIFY(simulation.attempts["a"] > 1100);
    QVERIFY(simulation.attempts["a"] <= 1200);
    for (const Simulation::Request& request : simulation.requests())
        QCOMPARE(request.giveUps, 1);
}

// Whatever happened before: each request from then on is served, after the 30 seconds that a provider may
// ask for at most, even when every breaker is open and every key was refused.
void TestRouterSimulation::everyRequestIsServedAfterRecovery()
{
    Faults faults = passingFaults;
    faults.insert(faults.end(), keyFaults.begin(), keyFaults.end());
    for (unsigned seed = 1; seed <= 1000; ++seed) {
        Simulation simulation(threeProviders(), seed);
        simulation.setFaults(faults);
        simulation.setLeaving(seed % 20);
        simulation.setFailing("a", 100);
        simulation.setFailing("b", seed % 101);
        simulation.setFailing("c", (seed * 7) % 101);
        for (int i = 0; i < 40; ++i)
            simulation.arriveAt(testStart + std::chrono::milliseconds((seed % 13) * 100 * i));
        const std::size_t first = recover(simulation, 0s, 5);
        QCOMPARE(simulation.running(), 0);
        for (std::size_t i = 0; i < simulation.requests().size(); ++i) {
            const Simulation::Request& request = simulation.requests()[i];
            QCOMPARE(request.successes + request.giveUps + (request.left ? 1 : 0), 1);
            QVERIFY(i < first || request.successes == 1);
            QVERIFY(i < first || request.ended - request.arrived <= 31s);
        }
    }
}

// Five minutes (the longest an open breaker stays so) and one probe later, the first provider serves again.
void TestRouterSimulation::everybodyGetsTrafficAgain()
{
    for (unsigned seed = 1; seed <= 1000; ++seed) {
        Simulation simulation(threeProviders(), seed);
        simulation.setLeaving(seed % 20);
        for (const char* provider : { "a", "b", "c" })
            simulation.setFailing(provider, 60 + seed % 41);
        for (int i = 0; i < 60; ++i)
            simulation.arriveAt(testStart + std::chrono::milliseconds((seed % 17) * 300 * i));
        simulation.run();
        simulation.served.clear();
        recover(simulation, 300s, 3);
        QCOMPARE(simulation.served["a"], 3);
        QVERIFY(simulation.router().health(simulation.now)[0].breaker == BreakerState::Closed);
    }
}

QTEST_GUILESS_MAIN(TestRouterSimulation)
#include "tst_routersimulation.moc"
