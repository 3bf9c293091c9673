#include "journal/InsertStatement.h"

namespace dragoman {

DatabaseResult<void> InsertStatement::prepare(
    const Database& database, const QString& verb, const QString& table, const QStringList& columns)
{
    m_names.clear();
    for (const QString& column : columns)
        m_names += u':' + column;
    const QString sql
        = QStringLiteral("%1 INTO %2 (%3) VALUES (%4)")
              .arg(verb, table, columns.join(QLatin1String(", ")), m_names.join(QLatin1String(", ")));
    return database.prepare(sql).map([this](QSqlQuery query) { m_query = std::move(query); });
}

DatabaseResult<std::int64_t> InsertStatement::insert(const QVariantList& values)
{
    for (int i = 0; i < int(values.size()); ++i)
        m_query.bindValue(m_names[i], values[i]);
    return Database::execute(m_query).map(
        [this] { return std::int64_t(m_query.lastInsertId().toLongLong()); });
}

} // namespace dragoman
