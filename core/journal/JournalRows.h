#pragma once

#include "journal/Database.h"
#include "journal/JournalReader.h"

namespace dragoman {

// The columns of `requests` as r and `labels` as l that storedRequest() reads, for a SELECT.
QString storedColumns();
StoredRequest storedRequest(const QSqlQuery& row);

// What stands in the other tables.
DatabaseResult<void> readDetailsOf(const Database& database, StoredRequest& request);
DatabaseResult<void> readBodiesOf(const Database& database, StoredRequest& request);

} // namespace dragoman
