#include "routing/Router.h"

#include "routing/CandidateList.h"
#include "routing/RouteReport.h"
#include "routing/RouteSearch.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace dragoman {

namespace {

// So that the log says why the providers up to `count` were not asked.
void noteSkipped(RoutePlan& plan, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        RouteCandidate& candidate = plan.candidates[i];
        if (candidate.attempts > 0 || candidate.skipNoted || candidate.obstacle == RouteObstacle::None)
            continue;
        candidate.skipNoted = true;
        RouteStep step{ candidate.provider };
        step.reason = obstacleText(candidate.obstacle);
        plan.steps.push_back(std::move(step));
    }
}

RouteStep stepFor(const RoutePlan& plan, const RunningAttempt& attempt)
{
    const RouteCandidate& candidate = plan.candidates[attempt.candidate];
    return { candidate.provider, attempt.key.label, candidate.model, plan.attempts };
}

std::optional<std::size_t> indexOf(const RouteKey& key, const std::vector<RouteKey>& keys)
{
    const auto found
        = std::find_if(keys.begin(), keys.end(), [&](const RouteKey& other) { return other.isSameAs(key); });
    return found == keys.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - keys.begin()));
}

} // namespace

Router::Router(RandomNumber random)
    : m_random(std::move(random))
{
}

void Router::configure(RouterSettings settings, std::vector<ProviderRoute> providers)
{
    m_settings = std::move(settings);
    m_policy = FaultPolicy(m_settings.faults);
    for (const std::string& gone : m_providers.configure(m_settings, std::move(providers)))
        m_order.forget(gone);
}

RoutePlan Router::begin(RouteQuery query, SteadyTime now)
{
    RoutePlan plan;
    plan.id = ++m_plans;
    plan.query = std::move(query);
    plan.deadline = now + m_settings.totalTime;
    CandidateList(m_settings, m_providers).fill(plan, m_order, m_random, now);
    return plan;
}

RouteNext Router::next(RoutePlan& plan, SteadyTime now)
{
    assert(!plan.running);
    const RouteFinding found = RouteSearch(m_settings, m_providers, now).search(plan);
    if (found.candidate)
        return start(plan, *found.candidate, found.mode, now);
    return found.wait ? RouteNext(*found.wait) : giveUp(plan);
}

RouteKey Router::takeKey(const RoutePlan& plan, std::size_t index, CheckMode mode, SteadyTime now)
{
    const RouteCandidate& candidate = plan.candidates[index];
    ProviderState& provider = *m_providers.find(candidate.providerId);
    const std::vector<RouteKey> keys = liveKeys(plan.query, provider.route, candidate);
    const auto resting
        = mode == CheckMode::LastResort ? KeyCoolDowns::Resting::IfNoOther : KeyCoolDowns::Resting::Never;
    const std::optional<std::size_t> picked = provider.coolDowns.pick(keys, resting, now);
    return picked ? keys[*picked] : RouteKey{};
}

// The search that led here has just found a key and the breaker ready, or that they do not count.
RouteChoice Router::start(RoutePlan& plan, std::size_t index, CheckMode mode, SteadyTime now)
{
    RouteCandidate& candidate = plan.candidates[index];
    ProviderState& provider = *m_providers.find(candidate.providerId);
    leaveQueues(plan);
    noteSkipped(plan, index);
    const RouteKey key = takeKey(plan, index, mode, now);
    plan.running = RunningAttempt{ index, key, provider.breaker.force(now) };
    plan.last = index;
    provider.limits.start(plan.id, plan.query.estimatedTokens, now);
    provider.lastAttempt = now;
    if (candidate.attempts == 0) {
        provider.budget.countRequest(now);
    } else if (mode != CheckMode::OtherKey) {
        provider.budget.countRepeat(now);
        ++candidate.repeats;
    }
    ++candidate.attempts;
    const auto& keys = plan.query.clientKeys.empty() ? provider.route.keys : plan.query.clientKeys;
    return { candidate.provider, indexOf(key, keys), key.label, candidate.model, ++plan.attempts };
}

RouteGiveUp Router::giveUp(RoutePlan& plan) const
{
    leaveQueues(plan);
    noteSkipped(plan, plan.candidates.size());
    plan.stopped = true;
    return giveUpReport(plan);
}

void Router::leaveQueues(RoutePlan& plan) const
{
    for (RouteCandidate& candidate : plan.candidates) {
        candidate.queuedSince.reset();
        if (ProviderState* provider = m_providers.find(candidate.providerId))
            provider->limits.leaveQueue(plan.id);
    }
}

void Router::answering(RoutePlan& plan, SteadyTime now)
{
    if (!plan.running)
        return;
    plan.running->answering = true;
    if (ProviderState* provider = m_providers.find(plan.candidates[plan.running->candidate].providerId))
        provider->breaker.answering(plan.running->permit, now);
}

void Router::succeeded(RoutePlan& plan, const SuccessFacts& facts, SteadyTime now)
{
    const std::optional<RunningAttempt> attempt = std::exchange(plan.running, std::nullopt);
    if (!attempt)
        return;
    plan.stopped = true;
    plan.steps.push_back(stepFor(plan, *attempt));
    ProviderState* provider = m_providers.find(plan.candidates[attempt->candidate].providerId);
    if (!provider)
        return;
    provider->breaker.succeeded(attempt->permit, now);
    provider->coolDowns.end(attempt->key);
    provider->limits.finish(facts.tokens - plan.query.estimatedTokens, now);
    provider->health.succeeded(facts.latency);
}

void Router::failed(RoutePlan& plan, const AttemptFault& fault, SteadyTime now)
{
    const std::optional<RunningAttempt> attempt = std::exchange(plan.running, std::nullopt);
    if (!attempt)
        return;
    RouteStep step = stepFor(plan, *attempt);
    step.reason = faultText(fault);
    step.fault = fault;
    plan.steps.push_back(std::move(step));
    plan.nextTry = m_policy.ruleFor(fault).nextTry;
    plan.unanswered += fault.kind == FaultKind::SentNoAnswer ? 1 : 0;
    plan.stopped
        = attempt->answering || plan.nextTry == NextTry::Never || plan.unanswered >= m_settings.maxUnanswered;
    planRepeat(plan, plan.candidates[attempt->candidate], fault, now);
    tellProvider(plan.candidates[attempt->candidate], *attempt, fault, now);
}

void Router::planRepeat(RoutePlan& plan, RouteCandidate& candidate, const AttemptFault& fault, SteadyTime now)
{
    const std::chrono::milliseconds asked = fault.retryAfter.value_or(std::chrono::milliseconds(0));
    const auto delay = backoffDelay(m_settings.backoff, plan.attempts - 1, m_random);
    candidate.repeatAt = now + std::max(delay, asked);
    candidate.noRepeat.reset();
    if (plan.nextTry == NextTry::OtherProvider)
        candidate.noRepeat = RouteObstacle::TriedEnough;
    else if (asked > m_settings.backoff.longestRetryAfter)
        candidate.noRepeat = RouteObstacle::AskedToWait;
}

void Router::tellProvider(
    RouteCandidate& candidate, const RunningAttempt& attempt, const AttemptFault& fault, SteadyTime now)
{
    const FaultRule rule = m_policy.ruleFor(fault);
    if (rule.coolDown == CoolDownCause::Rejected || rule.coolDown == CoolDownCause::OutOfCredit)
        candidate.deadKeys.push_back(attempt.key);
    ProviderState* provider = m_providers.find(candidate.providerId);
    if (!provider)
        return;
    provider->limits.finish(0, now);
    if (rule.countsAgainstProvider || attempt.answering)
        provider->breaker.failed(attempt.permit, now);
    else
        provider->breaker.abandoned(attempt.permit);
    provider->coolDowns.begin(attempt.key, rule.coolDown, fault.retryAfter, now);
    if (rule != FaultRule{} && fault.kind != FaultKind::NotTold)
        provider->health.failed(faultText(fault), now);
}

void Router::abandoned(RoutePlan& plan, SteadyTime now)
{
    leaveQueues(plan);
    plan.stopped = true;
    const std::optional<RunningAttempt> attempt = std::exchange(plan.running, std::nullopt);
    if (!attempt)
        return;
    if (ProviderState* provider = m_providers.find(plan.candidates[attempt->candidate].providerId)) {
        provider->breaker.abandoned(attempt->permit);
        provider->limits.finish(0, now);
    }
}

std::vector<std::uint64_t> Router::readyPlans() const
{
    std::vector<std::uint64_t> plans;
    for (const auto& provider : m_providers.all()) {
        for (const std::uint64_t plan : provider->limits.ready()) {
            if (std::find(plans.begin(), plans.end(), plan) == plans.end())
                plans.push_back(plan);
        }
    }
    return plans;
}

std::vector<ProviderHealth> Router::health(SteadyTime now) const
{
    std::vector<ProviderHealth> all;
    for (const auto& provider : m_providers.all())
        all.push_back(provider->currentHealth(now));
    return all;
}

void Router::resetAfterWake(SteadyTime now)
{
    for (const auto& provider : m_providers.all())
        provider->breaker.resetAfterWake(now);
}

void Router::forgive(std::string_view provider)
{
    for (const auto& state : m_providers.all()) {
        if (state->route.name != provider)
            continue;
        state->breaker.reset();
        state->coolDowns.endAll();
    }
}

} // namespace dragoman
