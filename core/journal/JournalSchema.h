#pragma once

#include "journal/Database.h"

#include <QStringList>

namespace dragoman {

// The tables, by version (SQLite's user_version):
//   labels    who and where of a request, once for each combination: few rows, so that searching texts is
//             quick and a request stays small
//   requests  numbers of each request, times in microseconds (`time` in milliseconds since 1970, UTC)
//   details   attempts, skipped providers and warnings of a request as JSON
//   bodies    what was captured of a request, compressed (RecordDetails.h)
inline constexpr int currentSchema = 3;

// The statements that lead from version - 1 to `version`; 1 makes the first tables.
QStringList schemaStep(int version);

// Brings a database to currentSchema, each step whole or not at all. Errors: Newer when it is beyond that.
DatabaseResult<void> migrate(const Database& database);

// The version of a database; 0 = empty.
DatabaseResult<int> schemaVersion(const Database& database);

} // namespace dragoman
