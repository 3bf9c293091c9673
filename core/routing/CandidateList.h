#pragma once

#include "routing/ProviderOrder.h"
#include "routing/ProviderTable.h"

namespace dragoman {

// Fills a new plan, whose query is set: its candidates in the order in which they are to be asked, and a
// step for each provider that is enabled but cannot serve such a request.
class CandidateList
{
public:
    CandidateList(const RouterSettings& settings, const ProviderTable& providers)
        : m_settings(settings)
        , m_providers(providers)
    {
    }

    void fill(RoutePlan& plan, ProviderOrder& order, const RandomNumber& random, SteadyTime now) const;

private:
    using Providers = std::vector<const ProviderState*>;

    Providers allowedFor(const RouteQuery& query) const;
    Providers capableOf(RoutePlan& plan) const;
    std::vector<OrderCandidate> weighed(
        const RouteQuery& query, const Providers& providers, SteadyTime now) const;

    const RouterSettings& m_settings;
    const ProviderTable& m_providers;
};

} // namespace dragoman
