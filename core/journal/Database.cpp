#include "journal/Database.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QUuid>
#include <QVariant>

namespace dragoman {

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

// SQLite's result codes (sqlite.org, "Result and Error Codes"); the low byte of extended ones.
DatabaseFault faultOf(int code)
{
    switch (code & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: return DatabaseFault::Busy; // SQLITE_LOCKED
    case 8: // SQLITE_READONLY
    case 10: // SQLITE_IOERR
    case 13: return DatabaseFault::Full; // SQLITE_FULL
    case 11: // SQLITE_CORRUPT
    case 26: return DatabaseFault::Corrupt; // SQLITE_NOTADB
    default: return DatabaseFault::Other;
    }
}

tl::unexpected<DatabaseError> failed(const QSqlError& error)
{
    const QString text = error.databaseText().isEmpty() ? error.text() : error.databaseText();
    return databaseFailure(faultOf(error.nativeErrorCode().toInt()), text.toStdString());
}

// SQLite gives its further files the mode of the first.
DatabaseResult<void> makePrivate(const QString& fileName)
{
    QFile file(fileName);
    const bool made = file.exists() || file.open(QIODevice::ReadWrite, ownerOnly);
    file.close();
    if (made && file.setPermissions(ownerOnly))
        return {};
    return databaseFailure(DatabaseFault::Other, "Cannot open '" + fileName.toStdString() + "' for writing.");
}

} // namespace

Database::Database(QString connection)
    : m_connection(std::move(connection))
{
}

Database::~Database()
{
    QSqlDatabase::removeDatabase(m_connection);
}

DatabaseResult<std::unique_ptr<Database>> Database::open(
    const QString& fileName, Access access, int patienceMilliseconds)
{
    if (access == Access::Read && !QFile::exists(fileName))
        return databaseFailure(DatabaseFault::Missing, "There is no '" + fileName.toStdString() + "'.");
    if (access == Access::Write) {
        if (const DatabaseResult<void> ready = makePrivate(fileName); !ready)
            return tl::unexpected(ready.error());
    }
    std::unique_ptr<Database> database(new Database(QUuid::createUuid().toString()));
    return database->connect(fileName, access, patienceMilliseconds).map([&] { return std::move(database); });
}

// A read-only connection could not repair the write-ahead log of a program that was killed, so readers are
// kept from writing by a pragma instead.
DatabaseResult<void> Database::connect(const QString& fileName, Access access, int patienceMilliseconds) const
{
    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    connection.setDatabaseName(fileName);
    connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(patienceMilliseconds));
    if (!connection.open())
        return failed(connection.lastError());
    if (access == Access::Read)
        return run(QStringLiteral("PRAGMA query_only = 1"));
    // In this order: the first holds for an empty file only.
    return run(QStringLiteral("PRAGMA auto_vacuum = INCREMENTAL"))
        .and_then([this] { return run(QStringLiteral("PRAGMA journal_mode = WAL")); })
        .and_then([this] { return run(QStringLiteral("PRAGMA synchronous = NORMAL")); })
        .and_then([this] { return run(QStringLiteral("PRAGMA journal_size_limit = 4194304")); });
}

DatabaseResult<void> Database::run(const QString& sql) const
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return failed(query.lastError());
    return {};
}

DatabaseResult<QSqlQuery> Database::prepare(const QString& sql) const
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return failed(query.lastError());
    return query;
}

DatabaseResult<void> Database::execute(QSqlQuery& query)
{
    if (!query.exec())
        return failed(query.lastError());
    return {};
}

DatabaseResult<bool> Database::step(QSqlQuery& query)
{
    if (query.next())
        return true;
    if (query.lastError().isValid())
        return failed(query.lastError());
    return false;
}

DatabaseResult<std::int64_t> Database::number(const QString& sql) const
{
    DatabaseResult<QSqlQuery> query = prepare(sql);
    if (!query)
        return tl::unexpected(query.error());
    if (const DatabaseResult<void> executed = execute(*query); !executed)
        return tl::unexpected(executed.error());
    return step(*query).map([&](bool row) { return row ? query->value(0).toLongLong() : 0; });
}

} // namespace dragoman
