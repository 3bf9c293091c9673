#include "routing/CircuitBreaker.h"

#include <algorithm>

namespace dragoman {

namespace {
constexpr double smallestShare = 0.1;
}

CircuitBreaker::CircuitBreaker(BreakerSettings settings)
    : m_settings(settings)
    , m_successes(settings.window)
    , m_failures(settings.window)
{
}

void CircuitBreaker::configure(const BreakerSettings& settings)
{
    if (settings.window != m_settings.window) {
        m_successes = SlidingSum(settings.window);
        m_failures = SlidingSum(settings.window);
    }
    m_settings = settings;
}

BreakerState CircuitBreaker::state(SteadyTime now) const
{
    if (!m_isOpen)
        return BreakerState::Closed;
    return now < m_openUntil ? BreakerState::Open : BreakerState::HalfOpen;
}

double CircuitBreaker::share(SteadyTime now) const
{
    if (!m_closedSince || m_settings.slowStart.count() <= 0)
        return 1;
    const std::chrono::duration<double> closedFor = now - *m_closedSince;
    const std::chrono::duration<double> slowStart = m_settings.slowStart;
    return std::clamp(smallestShare + (1 - smallestShare) * (closedFor / slowStart), smallestShare, 1.0);
}

bool CircuitBreaker::probeRuns(SteadyTime now) const
{
    return m_probe && now < m_probe->since + m_settings.probeLimit;
}

bool CircuitBreaker::ready(SteadyTime now) const
{
    switch (state(now)) {
    case BreakerState::Closed: return true;
    case BreakerState::Open: return false;
    case BreakerState::HalfOpen: return !probeRuns(now);
    }
    return true;
}

std::optional<BreakerPermit> CircuitBreaker::acquire(SteadyTime now)
{
    if (!ready(now))
        return std::nullopt;
    const std::uint64_t number = ++m_permits;
    if (!m_isOpen)
        return BreakerPermit{ BreakerPermit::Kind::Normal, m_epoch, number };
    m_probe = Probe{ number, now };
    return BreakerPermit{ BreakerPermit::Kind::Probe, m_epoch, number };
}

BreakerPermit CircuitBreaker::force(SteadyTime now)
{
    if (const std::optional<BreakerPermit> permit = acquire(now))
        return *permit;
    return { BreakerPermit::Kind::Forced, m_epoch, ++m_permits };
}

void CircuitBreaker::answering(BreakerPermit& permit, SteadyTime now)
{
    if (permit.epoch != m_epoch || permit.kind == BreakerPermit::Kind::Normal)
        return;
    close(now);
    permit = { BreakerPermit::Kind::Normal, m_epoch, permit.number };
}

void CircuitBreaker::succeeded(const BreakerPermit& permit, SteadyTime now)
{
    if (permit.epoch != m_epoch)
        return;
    if (permit.kind != BreakerPermit::Kind::Normal)
        close(now);
    m_failuresInRow = 0;
    m_successes.add(1, now);
}

void CircuitBreaker::failed(const BreakerPermit& permit, SteadyTime now)
{
    if (permit.epoch != m_epoch)
        return;
    if (m_graceUntil && now < *m_graceUntil)
        return abandoned(permit);
    switch (permit.kind) {
    case BreakerPermit::Kind::Normal: return countFailure(now);
    case BreakerPermit::Kind::Probe: return open(now);
    case BreakerPermit::Kind::Forced: return; // known to be bad already
    }
}

void CircuitBreaker::abandoned(const BreakerPermit& permit)
{
    if (m_probe && m_probe->number == permit.number)
        m_probe.reset();
}

void CircuitBreaker::countFailure(SteadyTime now)
{
    ++m_failuresInRow;
    m_failures.add(1, now);
    if (worthOpening(now))
        open(now);
}

bool CircuitBreaker::worthOpening(SteadyTime now) const
{
    if (m_failuresInRow >= m_settings.failuresInRow)
        return true;
    const std::int64_t failures = m_failures.sum(now);
    const std::int64_t results = failures + m_successes.sum(now);
    return results >= m_settings.minimumResults
        && static_cast<double>(failures) >= m_settings.failureShare * static_cast<double>(results);
}

void CircuitBreaker::open(SteadyTime now)
{
    if (!m_isOpen && (!m_closedSince || now >= *m_closedSince + m_settings.slowStart))
        m_openings = 0;
    std::chrono::milliseconds time = m_settings.openTime;
    for (int doubled = 0; doubled < m_openings && time < m_settings.maxOpenTime; ++doubled)
        time *= 2;
    ++m_openings;
    ++m_epoch;
    m_isOpen = true;
    m_probe.reset();
    m_openUntil = now + std::min(time, m_settings.maxOpenTime);
}

void CircuitBreaker::close(SteadyTime now)
{
    reset();
    m_closedSince = now;
}

void CircuitBreaker::reset()
{
    ++m_epoch;
    m_isOpen = false;
    m_probe.reset();
    m_closedSince.reset();
    m_failuresInRow = 0;
    m_successes.clear();
    m_failures.clear();
}

void CircuitBreaker::resetAfterWake(SteadyTime now)
{
    m_failuresInRow = 0;
    m_successes.clear();
    m_failures.clear();
    m_graceUntil = now + m_settings.wakeGrace;
    m_openUntil = std::min(m_openUntil, now);
}

} // namespace dragoman
