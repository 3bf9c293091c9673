#pragma once

#include "journal/Database.h"

#include <QStringList>
#include <QVariant>

namespace dragoman {

// Inserts rows into a table, prepared once. Its values are bound by name: by position, Qt makes up a name
// for each value of each row, which takes longer than SQLite needs for the row.
class InsertStatement
{
public:
    // `verb` is "INSERT" or "INSERT OR IGNORE".
    DatabaseResult<void> prepare(
        const Database& database, const QString& verb, const QString& table, const QStringList& columns);
    // As many values as columns. Gives the id of the row.
    DatabaseResult<std::int64_t> insert(const QVariantList& values);

private:
    QSqlQuery m_query;
    QStringList m_names;
};

} // namespace dragoman
