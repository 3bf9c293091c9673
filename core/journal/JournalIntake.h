#pragma once

#include "journal/JournalSettings.h"
#include "journal/RequestRecord.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>

namespace dragoman {

// What became of a request's bodies; the numbers stand in the database.
enum class BodiesState {
    NotKept = 0,
    Kept = 1,
    Dropped = 2, // there was no room for them when the request ended
    Expired = 3,
};

struct JournalEntry
{
    RequestRecord record;
    BodiesState bodies = BodiesState::NotKept;
};

// Lost because they came faster than they could be written, since the start.
struct JournalDrops
{
    std::uint64_t rows = 0;
    std::uint64_t bodies = 0; // requests without their bodies

    bool operator==(const JournalDrops&) const = default;
};

// Whether a request's outcome is a failure.
bool isFailure(const RequestRecord& record);

// The queue between the proxy and the journal's writer, safe to use from any thread. It never waits for
// the writer: when it is full, bodies are dropped first and rows at last.
class JournalIntake
{
public:
    struct Limits
    {
        std::size_t rows = 20'000;
        std::size_t bodyBytes = std::size_t{ 64 } * 1024 * 1024;
    };
    JournalIntake() = default;
    explicit JournalIntake(Limits limits);

    // For records to come.
    void setBodies(BodiesKept bodies);
    // True when the queue was empty: the writer must be woken.
    bool put(RequestRecord record);
    // All that waits, oldest first.
    std::deque<JournalEntry> take();
    bool isEmpty() const;
    JournalDrops drops() const;

private:
    bool keepsBodiesOf(const RequestRecord& record) const;

    const Limits m_limits{};
    mutable std::mutex m_mutex;
    BodiesKept m_bodies = BodiesKept::None;
    std::deque<JournalEntry> m_entries;
    std::size_t m_bodyBytes = 0; // of m_entries
    JournalDrops m_drops;
};

} // namespace dragoman
