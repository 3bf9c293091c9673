#pragma once

#include "journal/InsertStatement.h"
#include "journal/JournalIntake.h"

#include <deque>
#include <string>
#include <unordered_map>

namespace dragoman {

// Writes requests into the tables. Made for one transaction: another program may remove labels between two.
class JournalInsert
{
public:
    // `database` must outlive it.
    explicit JournalInsert(const Database& database);

    DatabaseResult<void> insert(const std::deque<JournalEntry>& entries);

private:
    DatabaseResult<void> prepare();
    DatabaseResult<void> insert(const JournalEntry& entry);
    DatabaseResult<std::int64_t> labelOf(const RequestRecord& record);
    DatabaseResult<std::int64_t> findLabel(const RequestRecord& record);
    DatabaseResult<std::int64_t> insertRow(const JournalEntry& entry, std::int64_t label);
    DatabaseResult<void> insertDetails(std::int64_t request, const RequestRecord& record);
    DatabaseResult<void> insertBodies(std::int64_t request, const CapturedExchange& captured);
    DatabaseResult<void> insertBody(
        std::int64_t request, int part, const CapturedMessage& message, const std::vector<StreamMark>& marks);

    const Database& m_database;
    InsertStatement m_addLabel;
    QSqlQuery m_findLabel;
    InsertStatement m_addRow;
    InsertStatement m_addDetails;
    InsertStatement m_addBody;
    std::unordered_map<std::string, std::int64_t> m_labels; // those of this transaction, by all their texts
};

} // namespace dragoman
