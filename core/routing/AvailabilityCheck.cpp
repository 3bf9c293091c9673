#include "routing/AvailabilityCheck.h"

#include <algorithm>
#include <array>

namespace dragoman {

// An obstacle that stays beats one that passes; of those that pass, the last to go counts. Whoever waits
// for anything else does not stand in the queue for a slot, where it would hold up others.
Availability AvailabilityCheck::check(
    const RouteCandidate& candidate, const ProviderState* provider, CheckMode mode) const
{
    if (!provider || !provider->route.enabled)
        return { RouteObstacle::Gone };
    using Step = Availability (AvailabilityCheck::*)(const Subject&) const;
    constexpr std::array<Step, 5> steps{ &AvailabilityCheck::repeat, &AvailabilityCheck::breaker,
        &AvailabilityCheck::keys, &AvailabilityCheck::rate, &AvailabilityCheck::slots };
    const Subject subject{ candidate, *provider, mode };
    Availability result;
    for (const Step step : steps) {
        const Availability found = (this->*step)(subject);
        if (!found.isReady() && !found.until)
            return found;
        const bool lasts = found.until && result.until && found.obstacle != RouteObstacle::SlotsTaken
            && *found.until > *result.until;
        if (result.isReady() || lasts)
            result = found;
    }
    return result.until && *result.until > m_plan.deadline ? Availability{ RouteObstacle::OutOfTime }
                                                           : result;
}

Availability AvailabilityCheck::repeat(const Subject& subject) const
{
    const RouteCandidate& candidate = subject.candidate;
    if (candidate.attempts == 0 || subject.mode == CheckMode::OtherKey)
        return {};
    if (candidate.noRepeat)
        return { *candidate.noRepeat };
    if (candidate.repeats >= subject.provider.route.retries)
        return { RouteObstacle::TriedEnough };
    if (!subject.provider.budget.allowsRepeat(m_now))
        return { RouteObstacle::BudgetUsed };
    if (candidate.repeatAt && *candidate.repeatAt > m_now)
        return { RouteObstacle::Backoff, candidate.repeatAt };
    return {};
}

Availability AvailabilityCheck::breaker(const Subject& subject) const
{
    if (subject.mode == CheckMode::LastResort || subject.provider.breaker.ready(m_now))
        return {};
    return { RouteObstacle::CircuitOpen };
}

Availability AvailabilityCheck::keys(const Subject& subject) const
{
    const std::vector<RouteKey> keys = liveKeys(m_plan.query, subject.provider.route, subject.candidate);
    if (keys.empty())
        return { RouteObstacle::NoOtherKey };
    const KeyCoolDowns& coolDowns = subject.provider.coolDowns;
    const bool usable = std::any_of(
        keys.begin(), keys.end(), [&](const RouteKey& key) { return coolDowns.isUsable(key, m_now); });
    if (usable || subject.mode == CheckMode::LastResort)
        return {};
    Availability result{ RouteObstacle::KeysRest };
    for (const RouteKey& key : keys) {
        const std::optional<SteadyTime> end = coolDowns.toldEnd(key, m_now);
        if (end && *end <= m_now + m_settings.backoff.longestRetryAfter)
            result.until = std::min(*end, result.until.value_or(*end));
    }
    return result;
}

SteadyTime AvailabilityCheck::queueEnd(const Subject& subject) const
{
    return subject.candidate.queuedSince.value_or(m_now) + subject.provider.limits.queueTime();
}

Availability AvailabilityCheck::rate(const Subject& subject) const
{
    const SteadyTime at = subject.provider.limits.rateFreeAt(m_now);
    if (at <= m_now)
        return {};
    if (at > queueEnd(subject))
        return { RouteObstacle::RateUsed };
    return { RouteObstacle::RateUsed, at };
}

Availability AvailabilityCheck::slots(const Subject& subject) const
{
    if (subject.provider.limits.hasSlotFor(m_plan.id))
        return {};
    const SteadyTime end = queueEnd(subject);
    if (end <= m_now)
        return { RouteObstacle::SlotsTaken };
    return { RouteObstacle::SlotsTaken, end };
}

} // namespace dragoman
