#include "upstream/TransferClock.h"

#include <algorithm>

namespace dragoman {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

constexpr milliseconds unlimited{ 0 };

TransferClock::TimePoint endOf(TransferClock::TimePoint start, milliseconds limit)
{
    return limit == unlimited ? TransferClock::TimePoint::max() : start + limit;
}

} // namespace

TransferClock::TransferClock(const UpstreamTimeouts& limits)
    : m_limits(limits)
    , m_started(steady_clock::now())
    , m_progress(m_started)
{
}

void TransferClock::enter(Phase phase)
{
    m_phase = phase;
    noteProgress();
}

void TransferClock::setResting(bool resting)
{
    m_resting = resting;
    noteProgress();
}

std::optional<TransferClock::Expired> TransferClock::expired(TimePoint now) const
{
    const Deadline next = nextDeadline();
    return next.end <= now ? std::optional(next.meaning) : std::nullopt;
}

TransferClock::TimePoint TransferClock::nextCheck(TimePoint now) const
{
    const TimePoint deadline = nextDeadline().end;
    // A phase to come may have a shorter limit than this one.
    return std::min({ deadline, endOf(now, m_limits.connect), endOf(now, m_limits.firstByte),
        endOf(now, m_limits.idle) });
}

UpstreamTiming TransferClock::timing() const
{
    UpstreamTiming timing = m_timing;
    timing.total = elapsed();
    return timing;
}

std::chrono::microseconds TransferClock::elapsed() const
{
    return std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - m_started);
}

TransferClock::Deadline TransferClock::phaseDeadline() const
{
    using Kind = UpstreamFailureKind;
    const auto deadline = [this](Kind kind, milliseconds limit) {
        return Deadline{ endOf(m_progress, limit), { kind, limit } };
    };
    switch (m_phase) {
    case Phase::Connecting: return deadline(Kind::ConnectTimeout, m_limits.connect);
    case Phase::Waiting: return deadline(Kind::FirstByteTimeout, m_limits.firstByte);
    case Phase::Streaming: break;
    }
    return deadline(Kind::IdleTimeout, m_resting ? unlimited : m_limits.idle);
}

TransferClock::Deadline TransferClock::nextDeadline() const
{
    const Deadline ofPhase = phaseDeadline();
    const Deadline ofCall{ endOf(m_started, m_limits.total),
        { UpstreamFailureKind::TotalTimeout, m_limits.total } };
    return ofPhase.end <= ofCall.end ? ofPhase : ofCall;
}

} // namespace dragoman
