#pragma once

#include "routing/AvailabilityCheck.h"
#include "routing/FaultPolicy.h"
#include "routing/ProviderOrder.h"
#include "routing/ProviderTable.h"
#include "routing/RandomNumber.h"
#include "routing/RoutePlan.h"

#include <string_view>
#include <vector>

namespace dragoman {

// What is known of an attempt that served its request.
struct SuccessFacts
{
    std::chrono::milliseconds latency{ 0 }; // until the first content
    std::int64_t tokens = 0; // in and out
};

// Decides which provider, key and model serve a request, and what happens after each failure. It has no
// clock, no randomness of its own and no threads.
//
// One request: begin(); then next() until it gives up or a choice works. A choice is an attempt to make
// now; each ends with exactly one of succeeded(), failed() and abandoned(). A wait ends at its time or when
// readyPlans() names the plan. A client that leaves, also while its request waits: abandoned().
class Router
{
public:
    explicit Router(RandomNumber random);

    // Replaces settings and providers. What is remembered of a provider stays as long as its name does,
    // of a key as long as its label and revision do. Running plans go on.
    void configure(RouterSettings settings, std::vector<ProviderRoute> providers);

    RoutePlan begin(RouteQuery query, SteadyTime now);
    // Must not be called while an attempt of this plan runs. Prefers a provider with a free slot to
    // standing in the queue of one without, and waits only when nobody can be asked at once.
    RouteNext next(RoutePlan& plan, SteadyTime now);

    // The first part of the answer is good and goes to the client: from now on nothing is tried again.
    void answering(RoutePlan& plan, SteadyTime now);
    // The answer is complete.
    void succeeded(RoutePlan& plan, const SuccessFacts& facts, SteadyTime now);
    void failed(RoutePlan& plan, const AttemptFault& fault, SteadyTime now);
    // Nobody needs an answer any more; says nothing about the provider. May be called at any time.
    void abandoned(RoutePlan& plan, SteadyTime now);

    // Plans that wait for a slot which is free now, each once: call next() for each. Ask after every end
    // of an attempt and after configure().
    std::vector<std::uint64_t> readyPlans() const;

    // In the order of configuration.
    std::vector<ProviderHealth> health(SteadyTime now) const;
    // The machine slept: failures from before and right after it do not count.
    void resetAfterWake(SteadyTime now);
    // The user knows better: breaker closed, no key rests.
    void forgive(std::string_view provider);

private:
    RouteChoice start(RoutePlan& plan, std::size_t index, CheckMode mode, SteadyTime now);
    RouteKey takeKey(const RoutePlan& plan, std::size_t index, CheckMode mode, SteadyTime now);
    RouteGiveUp giveUp(RoutePlan& plan) const;
    void leaveQueues(RoutePlan& plan) const;
    void planRepeat(RoutePlan& plan, RouteCandidate& candidate, const AttemptFault& fault, SteadyTime now);
    void tellProvider(
        RouteCandidate& candidate, const RunningAttempt& attempt, const AttemptFault& fault, SteadyTime now);

    RandomNumber m_random;
    RouterSettings m_settings{};
    FaultPolicy m_policy{};
    ProviderOrder m_order{};
    ProviderTable m_providers{};
    std::uint64_t m_plans = 0;
};

} // namespace dragoman
