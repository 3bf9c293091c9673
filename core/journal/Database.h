#pragma once

#include <tl/expected.hpp>

#include <QSqlQuery>
#include <QString>

#include <memory>
#include <string>

namespace dragoman {

// What a failed statement means to those who keep the journal.
enum class DatabaseFault {
    Missing, // there is no file
    Busy, // another program holds a lock
    Full, // no room on the disk, or it cannot be written at all
    Corrupt, // not a database, or a damaged one
    Newer, // written by a later version of this program
    Other,
};

struct DatabaseError
{
    DatabaseFault fault = DatabaseFault::Other;
    std::string message; // one sentence
};

template <class T>
using DatabaseResult = tl::expected<T, DatabaseError>;

inline tl::unexpected<DatabaseError> databaseFailure(DatabaseFault fault, std::string message)
{
    return tl::unexpected<DatabaseError>(DatabaseError{ fault, std::move(message) });
}

// One connection to a SQLite file by Qt Sql. Belongs to the thread that opened it; queries must be gone
// before it is.
class Database
{
public:
    enum class Access { Write, Read };
    // Write makes the file (0600) when it does not exist. Read never changes anything. `patience` is how long
    // a statement waits for another program's lock. Errors: Missing (Read only), Other, and what SQLite says.
    static DatabaseResult<std::unique_ptr<Database>> open(
        const QString& fileName, Access access, int patienceMilliseconds = 2000);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    // A statement whose rows, if there are any, do not matter.
    DatabaseResult<void> run(const QString& sql) const;
    // A statement for execute(), forward only.
    DatabaseResult<QSqlQuery> prepare(const QString& sql) const;
    static DatabaseResult<void> execute(QSqlQuery& query);
    // Whether there is a further row.
    static DatabaseResult<bool> step(QSqlQuery& query);
    // The first value of the first row as a number; 0 without a row.
    DatabaseResult<std::int64_t> number(const QString& sql) const;

private:
    explicit Database(QString connection);
    DatabaseResult<void> connect(const QString& fileName, Access access, int patienceMilliseconds) const;

    const QString m_connection; // its name in Qt's table
};

} // namespace dragoman
