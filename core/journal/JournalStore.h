#pragma once

#include "journal/Database.h"
#include "journal/JournalIntake.h"

#include <QDateTime>

#include <deque>
#include <memory>

namespace dragoman {

// The journal's file for its writer: opens and migrates, appends, forgets what is too old or too much. Each
// call is at most one short transaction. Belongs to one thread.
class JournalStore
{
public:
    explicit JournalStore(QString fileName);
    ~JournalStore();

    // Errors: Newer, Corrupt, Busy, Full, Other; it stays closed then.
    DatabaseResult<void> open();
    void close() { m_database.reset(); }
    // False also when somebody removed the file.
    bool isOpen() const;

    // All of them or none.
    DatabaseResult<void> append(const std::deque<JournalEntry>& entries);
    // Removes a part of what is beyond the limits and gives the room back; true while there may be more.
    // Writes nothing when there is nothing to remove.
    DatabaseResult<bool> sweep(const JournalSettings& limits, const QDateTime& now);
    // Renames the closed file and those that belong to it; comes back with the new name. Errors: Other.
    DatabaseResult<QString> setAside(const QDateTime& now);

private:
    template <class Work>
    DatabaseResult<void> inTransaction(Work work);
    DatabaseResult<bool> sweepAge(const QDateTime& oldest);
    DatabaseResult<bool> sweepSize(std::int64_t bytes);
    DatabaseResult<void> removeRows(const QString& chosen);
    DatabaseResult<void> removeBodies(const QString& chosen);
    DatabaseResult<void> giveRoomBack();
    DatabaseResult<std::int64_t> usedBytes() const;

    const QString m_fileName;
    std::unique_ptr<Database> m_database;
};

} // namespace dragoman
