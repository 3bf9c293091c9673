#include "routing/CandidateList.h"

#include "routing/ProviderFilter.h"
#include "routing/RouteReport.h"

#include <algorithm>

namespace dragoman {

namespace {

bool contains(const std::vector<std::string>& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

// The position in the request's own list decides before the priority.
int priorityOf(const ProviderRoute& route, const RouteQuery& query)
{
    if (query.providers.empty())
        return route.priority;
    const auto place = std::find(query.providers.begin(), query.providers.end(), route.name);
    return static_cast<int>(place - query.providers.begin());
}

void pinFirst(std::vector<RouteCandidate>& candidates, std::string_view pinned)
{
    const auto place = std::find_if(candidates.begin(), candidates.end(),
        [pinned](const RouteCandidate& candidate) { return candidate.provider == pinned; });
    if (place != candidates.end())
        std::rotate(candidates.begin(), place, std::next(place));
}

RouteCandidate candidateFor(const ProviderState& provider, std::string_view asked)
{
    RouteCandidate candidate;
    candidate.providerId = provider.id;
    candidate.provider = provider.route.name;
    candidate.model = providerModel(provider.route.models, asked);
    return candidate;
}

// Why this provider cannot serve the request at all, or nothing.
std::string reasonAgainst(RoutePlan& plan, const ProviderRoute& route)
{
    if (!route.unusable.empty() && plan.query.clientKeys.empty()) {
        plan.unusable = true;
        return route.unusable;
    }
    if (const auto missing = missingCapability(route.capabilities, plan.query.needs))
        return "does not support " + std::string(capabilityName(*missing));
    return {};
}

} // namespace

void CandidateList::fill(
    RoutePlan& plan, ProviderOrder& order, const RandomNumber& random, SteadyTime now) const
{
    const Providers providers = capableOf(plan);
    const std::vector<OrderCandidate> candidates = weighed(plan.query, providers, now);
    for (const std::size_t i : order.order(m_settings.strategy, candidates, plan.query.conversation, random))
        plan.candidates.push_back(candidateFor(*providers[i], plan.query.model));
    pinFirst(plan.candidates, m_settings.pinned);
}

CandidateList::Providers CandidateList::allowedFor(const RouteQuery& query) const
{
    Providers allowed;
    for (const auto& provider : m_providers.all()) {
        const ProviderRoute& route = provider->route;
        if (route.enabled && (query.providers.empty() || contains(query.providers, route.name)))
            allowed.push_back(provider.get());
    }
    return allowed;
}

CandidateList::Providers CandidateList::capableOf(RoutePlan& plan) const
{
    const Providers allowed = allowedFor(plan.query);
    const auto knows = [&](const ProviderState* state) { return knowsModel(state->route, plan.query.model); };
    const bool anyKnows = std::any_of(allowed.begin(), allowed.end(),
        [&](const ProviderState* state) { return knows(state) == ModelKnowledge::Yes; });
    Providers capable;
    for (const ProviderState* provider : allowed) {
        RouteStep step{ provider->route.name };
        step.reason = reasonAgainst(plan, provider->route);
        if (step.reason.empty() && anyKnows && knows(provider) == ModelKnowledge::No)
            step.reason = "does not serve this model";
        if (step.reason.empty())
            capable.push_back(provider);
        else
            plan.steps.push_back(std::move(step));
    }
    return capable;
}

// The smaller share of a provider that starts slowly must not move conversations away and back again.
std::vector<OrderCandidate> CandidateList::weighed(
    const RouteQuery& query, const Providers& providers, SteadyTime now) const
{
    const bool slowStart = m_settings.strategy != RouteStrategy::Sticky;
    std::vector<OrderCandidate> candidates;
    for (const ProviderState* provider : providers) {
        const ProviderRoute& route = provider->route;
        const double share = slowStart ? provider->breaker.share(now) : 1;
        candidates.push_back({ route.name, priorityOf(route, query), route.weight * share });
    }
    return candidates;
}

} // namespace dragoman
