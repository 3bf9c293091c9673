#include "journal/JournalSchema.h"

namespace dragoman {

namespace {

QStringList firstTables()
{
    return { QStringLiteral("CREATE TABLE labels (id INTEGER PRIMARY KEY, endpoint TEXT NOT NULL,"
                            " client TEXT NOT NULL, client_protocol TEXT NOT NULL,"
                            " provider_protocol TEXT NOT NULL, provider TEXT NOT NULL, key TEXT NOT NULL,"
                            " asked_model TEXT NOT NULL, used_model TEXT NOT NULL,"
                            " UNIQUE (endpoint, client, client_protocol, provider_protocol, provider, key,"
                            " asked_model, used_model))"),
        QStringLiteral("CREATE TABLE requests (id INTEGER PRIMARY KEY, time INTEGER NOT NULL,"
                       " label INTEGER NOT NULL, status INTEGER NOT NULL, failed INTEGER NOT NULL,"
                       " stream INTEGER NOT NULL, translated INTEGER NOT NULL, client_left INTEGER NOT NULL,"
                       " attempts INTEGER NOT NULL, warnings INTEGER NOT NULL, bodies INTEGER NOT NULL,"
                       " input_tokens INTEGER, output_tokens INTEGER, cache_read_tokens INTEGER,"
                       " cache_write_tokens INTEGER, reasoning_tokens INTEGER,"
                       " first_token INTEGER NOT NULL, duration INTEGER NOT NULL,"
                       " request_bytes INTEGER NOT NULL, response_bytes INTEGER NOT NULL,"
                       " stop_reason TEXT NOT NULL, error TEXT NOT NULL)"),
        QStringLiteral("CREATE TABLE details (request INTEGER PRIMARY KEY, content BLOB NOT NULL)"),
        QStringLiteral("CREATE TABLE bodies (id INTEGER PRIMARY KEY, request INTEGER NOT NULL,"
                       " part INTEGER NOT NULL, size INTEGER NOT NULL, head BLOB NOT NULL,"
                       " content BLOB NOT NULL)"),
        QStringLiteral("CREATE INDEX bodies_request ON bodies (request)"),
        QStringLiteral("CREATE INDEX requests_time ON requests (time)") };
}

// What searching needs: one text to look in, and ways to the rows of a label and to failures.
QStringList searching()
{
    return { QStringLiteral("ALTER TABLE labels ADD COLUMN text TEXT NOT NULL DEFAULT ''"),
        QStringLiteral(
            "UPDATE labels SET text = endpoint || ' ' || client || ' ' || client_protocol || ' ' ||"
            " provider_protocol || ' ' || provider || ' ' || key || ' ' || asked_model || ' ' ||"
            " used_model"),
        QStringLiteral("CREATE INDEX requests_label ON requests (label, time)"),
        QStringLiteral("CREATE INDEX requests_failed ON requests (time) WHERE failed = 1") };
}

QStringList firstByte()
{
    return { QStringLiteral("ALTER TABLE requests ADD COLUMN first_byte INTEGER NOT NULL DEFAULT 0") };
}

DatabaseResult<void> take(const Database& database, int version)
{
    QStringList statements{ QStringLiteral("BEGIN IMMEDIATE") };
    statements += schemaStep(version);
    statements += { QStringLiteral("PRAGMA user_version = %1").arg(version), QStringLiteral("COMMIT") };
    for (const QString& statement : statements) {
        const DatabaseResult<void> done = database.run(statement);
        if (!done) {
            static_cast<void>(database.run(QStringLiteral("ROLLBACK")));
            return done;
        }
    }
    return {};
}

} // namespace

QStringList schemaStep(int version)
{
    if (version == 1)
        return firstTables();
    return version == 2 ? searching() : firstByte();
}

DatabaseResult<int> schemaVersion(const Database& database)
{
    return database.number(QStringLiteral("PRAGMA user_version")).map([](std::int64_t version) {
        return static_cast<int>(version);
    });
}

DatabaseResult<void> migrate(const Database& database)
{
    for (;;) {
        const DatabaseResult<int> version = schemaVersion(database);
        if (!version)
            return tl::unexpected(version.error());
        if (*version > currentSchema)
            return databaseFailure(DatabaseFault::Newer, "A later version of Dragoman wrote this journal.");
        if (*version == currentSchema)
            return {};
        const DatabaseResult<void> taken = take(database, *version + 1);
        const bool takenByAnother = schemaVersion(database).value_or(0) > *version;
        if (!taken && !takenByAnother)
            return taken;
    }
}

} // namespace dragoman
