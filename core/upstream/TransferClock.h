#pragma once

#include "upstream/UpstreamOutcome.h"
#include "upstream/UpstreamRequest.h"

#include <chrono>
#include <optional>

namespace dragoman {

// Knows in which phase a call is, since when nothing moved there, and which limit ends next.
class TransferClock
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    enum class Phase { Connecting, Waiting, Streaming };

    explicit TransferClock(const UpstreamTimeouts& limits);

    void enter(Phase phase);
    Phase phase() const { return m_phase; }
    void noteProgress() { m_progress = std::chrono::steady_clock::now(); }
    void noteConnected() { m_timing.connect = elapsed(); }
    void noteFirstByte() { m_timing.firstByte = elapsed(); }
    // While it rests, the idle limit does not run; the total one does.
    void setResting(bool resting);

    struct Expired
    {
        UpstreamFailureKind kind = UpstreamFailureKind::Other; // one of the time-outs
        std::chrono::milliseconds limit{ 0 };
    };
    // The limit that has passed at `now`, if one has.
    std::optional<Expired> expired(TimePoint now) const;
    // When to ask again: not later than any limit can pass, whatever happens until then.
    TimePoint nextCheck(TimePoint now) const;
    // `total` is the time up to now.
    UpstreamTiming timing() const;

private:
    struct Deadline
    {
        TimePoint end{};
        Expired meaning{};
    };
    std::chrono::microseconds elapsed() const;
    Deadline phaseDeadline() const;
    Deadline nextDeadline() const;

    const UpstreamTimeouts m_limits;
    const TimePoint m_started;
    TimePoint m_progress; // last step forward in this phase
    UpstreamTiming m_timing;
    Phase m_phase = Phase::Connecting;
    bool m_resting = false;
};

} // namespace dragoman
