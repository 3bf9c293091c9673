#pragma once

#include "routing/FakeTime.h"

#include "routing/Router.h"

#include <string>
#include <variant>
#include <vector>

namespace dragoman {

// A router, a clock that stands still until told, and one request after the other.
struct RouterBench
{
    explicit RouterBench(std::vector<ProviderRoute> routes, RouterSettings settings = {})
        : router([this] { return randomNumber; })
    {
        router.configure(std::move(settings), std::move(routes));
    }

    RoutePlan begin(std::string model = "m")
    {
        RouteQuery query;
        query.model = std::move(model);
        return router.begin(std::move(query), now);
    }

    // What next() says, in short: "a/key" with the key's label, "wait 250" (milliseconds), "give up".
    std::string next(RoutePlan& plan)
    {
        const RouteNext result = router.next(plan, now);
        if (const auto* choice = std::get_if<RouteChoice>(&result))
            return choice->provider + (choice->keyLabel.empty() ? "" : "/" + choice->keyLabel);
        if (const auto* wait = std::get_if<RouteWait>(&result))
            return "wait " + std::to_string((wait->until - now) / std::chrono::milliseconds(1));
        lastGiveUp = std::get<RouteGiveUp>(result);
        return "give up";
    }

    void fail(RoutePlan& plan, const AttemptFault& fault) { router.failed(plan, fault, now); }
    void fail(RoutePlan& plan, int status) { fail(plan, { FaultKind::Status, status }); }
    void succeed(RoutePlan& plan) { router.succeeded(plan, { std::chrono::milliseconds(100), 10 }, now); }

    // A request of its own that fails at whoever it is sent to first and goes no further.
    void failOnce(int status = 500)
    {
        RoutePlan plan = begin();
        next(plan);
        fail(plan, status);
        router.abandoned(plan, now);
    }

    double randomNumber = 0.5;
    Router router;
    SteadyTime now = testStart;
    RouteGiveUp lastGiveUp{};
};

inline ProviderRoute route(std::string name, std::vector<RouteKey> keys = {})
{
    ProviderRoute result;
    result.name = std::move(name);
    result.keys = std::move(keys);
    return result;
}

} // namespace dragoman
