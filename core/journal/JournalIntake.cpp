#include "journal/JournalIntake.h"

#include <utility>

namespace dragoman {

namespace {

std::size_t sizeOf(const CapturedExchange& captured)
{
    return captured.clientRequest.body.size() + captured.providerRequest.body.size()
        + captured.providerAnswer.body.size() + captured.clientAnswer.body.size();
}

} // namespace

bool isFailure(const RequestRecord& record)
{
    return !record.error.empty() || record.status >= 400;
}

JournalIntake::JournalIntake(Limits limits)
    : m_limits(limits)
{
}

void JournalIntake::setBodies(BodiesKept bodies)
{
    const std::lock_guard lock(m_mutex);
    m_bodies = bodies;
}

bool JournalIntake::keepsBodiesOf(const RequestRecord& record) const
{
    switch (m_bodies) {
    case BodiesKept::None: return false;
    case BodiesKept::OfFailures: return isFailure(record);
    case BodiesKept::All: return true;
    }
    return false;
}

bool JournalIntake::put(RequestRecord record)
{
    const std::lock_guard lock(m_mutex);
    if (m_entries.size() >= m_limits.rows) {
        ++m_drops.rows;
        return false;
    }
    BodiesState state = BodiesState::NotKept;
    if (record.captured && keepsBodiesOf(record)) {
        const std::size_t size = sizeOf(*record.captured);
        const bool fits = m_bodyBytes + size <= m_limits.bodyBytes;
        state = fits ? BodiesState::Kept : BodiesState::Dropped;
        m_bodyBytes += fits ? size : 0;
        m_drops.bodies += fits ? 0 : 1;
    }
    if (state != BodiesState::Kept)
        record.captured.reset();
    m_entries.push_back({ std::move(record), state });
    return m_entries.size() == 1;
}

std::deque<JournalEntry> JournalIntake::take()
{
    const std::lock_guard lock(m_mutex);
    m_bodyBytes = 0;
    return std::exchange(m_entries, {});
}

bool JournalIntake::isEmpty() const
{
    const std::lock_guard lock(m_mutex);
    return m_entries.empty();
}

JournalDrops JournalIntake::drops() const
{
    const std::lock_guard lock(m_mutex);
    return m_drops;
}

} // namespace dragoman
