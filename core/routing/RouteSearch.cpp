#include "routing/RouteSearch.h"

#include <algorithm>
#include <numeric>

namespace dragoman {

namespace {

// Those that were not asked yet before those that were.
std::vector<std::size_t> freshFirst(const RoutePlan& plan)
{
    std::vector<std::size_t> order(plan.candidates.size());
    std::iota(order.begin(), order.end(), std::size_t{ 0 });
    std::stable_partition(
        order.begin(), order.end(), [&](std::size_t i) { return plan.candidates[i].attempts == 0; });
    return order;
}

} // namespace

RouteFinding RouteSearch::search(RoutePlan& plan) const
{
    if (isOver(plan))
        return {};
    if (const std::optional<std::size_t> index = otherKey(plan))
        return { index, CheckMode::OtherKey };
    const RouteFinding found = survey(plan, freshFirst(plan), CheckMode::Normal);
    if (found.candidate || found.wait || plan.attempts > 0)
        return found;
    return survey(plan, stalestFirst(plan), CheckMode::LastResort);
}

bool RouteSearch::isOver(const RoutePlan& plan) const
{
    return plan.stopped || plan.attempts >= m_settings.maxAttempts || m_now >= plan.deadline;
}

// The last attempt is kept for another provider: the keys of one may share a limit.
std::optional<std::size_t> RouteSearch::otherKey(const RoutePlan& plan) const
{
    if (plan.attempts == 0 || plan.nextTry != NextTry::OtherKey)
        return std::nullopt;
    if (plan.attempts + 1 == m_settings.maxAttempts && othersReady(plan))
        return std::nullopt;
    const RouteCandidate& candidate = plan.candidates[plan.last];
    const ProviderState* provider = m_providers.find(candidate.providerId);
    const AvailabilityCheck check(m_settings, plan, m_now);
    const bool ready = check.check(candidate, provider, CheckMode::OtherKey).isReady();
    return ready ? std::optional(plan.last) : std::nullopt;
}

bool RouteSearch::othersReady(const RoutePlan& plan) const
{
    const AvailabilityCheck check(m_settings, plan, m_now);
    return std::any_of(plan.candidates.begin(), plan.candidates.end(), [&](const RouteCandidate& candidate) {
        const ProviderState* provider = m_providers.find(candidate.providerId);
        return candidate.attempts == 0 && check.check(candidate, provider, CheckMode::Normal).isReady();
    });
}

RouteFinding RouteSearch::survey(RoutePlan& plan, const Order& order, CheckMode mode) const
{
    RouteFinding result{ std::nullopt, mode };
    for (const std::size_t index : order) {
        const Availability found = look(plan, plan.candidates[index], mode);
        if (found.isReady())
            return { index, mode };
        if (found.until && (!result.wait || *found.until < result.wait->until))
            result.wait = RouteWait{ *found.until, found.obstacle };
    }
    return result;
}

// The time in the queue counts for all limits of the provider; the place in it only for a slot.
Availability RouteSearch::look(RoutePlan& plan, RouteCandidate& candidate, CheckMode mode) const
{
    ProviderState* provider = m_providers.find(candidate.providerId);
    const Availability found = AvailabilityCheck(m_settings, plan, m_now).check(candidate, provider, mode);
    candidate.obstacle = found.obstacle;
    const bool forSlot = found.obstacle == RouteObstacle::SlotsTaken && found.until;
    const bool forRate = found.obstacle == RouteObstacle::RateUsed && found.until;
    if (forSlot || forRate)
        candidate.queuedSince = candidate.queuedSince.value_or(m_now);
    if (forSlot)
        provider->limits.enqueue(plan.id);
    else if (provider && !found.isReady())
        provider->limits.leaveQueue(plan.id);
    return found;
}

// Nobody may be asked, so all that is known says "broken". That may be out of date: each request asks
// the one that was asked least recently, so that none is refused for ever and one that is back is found.
RouteSearch::Order RouteSearch::stalestFirst(const RoutePlan& plan) const
{
    Order order = freshFirst(plan);
    const auto lastAttempt = [&](std::size_t i) {
        const ProviderState* provider = m_providers.find(plan.candidates[i].providerId);
        return provider ? provider->lastAttempt : SteadyTime::max();
    };
    std::stable_sort(order.begin(), order.end(),
        [&](std::size_t a, std::size_t b) { return lastAttempt(a) < lastAttempt(b); });
    return order;
}

} // namespace dragoman
