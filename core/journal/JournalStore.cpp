#include "journal/JournalStore.h"

#include "journal/JournalInsert.h"
#include "journal/JournalSchema.h"

#include <QFile>

#include <algorithm>

namespace dragoman {

namespace {

// What one call removes at most, so that no transaction is long.
constexpr int rowsAtOnce = 2000;
constexpr int bodiesAtOnce = 100; // of requests
constexpr std::int64_t pagesAtOnce = 8192;
// With fewer bodies than these left, rows go, too.
constexpr int bodiesToKeep = 200; // four belong to a request

} // namespace

JournalStore::JournalStore(QString fileName)
    : m_fileName(std::move(fileName))
{
}

JournalStore::~JournalStore() = default;

bool JournalStore::isOpen() const
{
    return m_database && QFile::exists(m_fileName);
}

DatabaseResult<void> JournalStore::open()
{
    close();
    DatabaseResult<std::unique_ptr<Database>> opened = Database::open(m_fileName, Database::Access::Write);
    if (!opened)
        return tl::unexpected(opened.error());
    if (const DatabaseResult<void> migrated = migrate(**opened); !migrated)
        return migrated;
    m_database = std::move(*opened);
    return {};
}

template <class Work>
DatabaseResult<void> JournalStore::inTransaction(Work work)
{
    const DatabaseResult<void> done
        = m_database->run(QStringLiteral("BEGIN IMMEDIATE")).and_then(work).and_then([this] {
              return m_database->run(QStringLiteral("COMMIT"));
          });
    if (!done)
        static_cast<void>(m_database->run(QStringLiteral("ROLLBACK")));
    return done;
}

DatabaseResult<void> JournalStore::append(const std::deque<JournalEntry>& entries)
{
    return inTransaction([&] { return JournalInsert(*m_database).insert(entries); });
}

DatabaseResult<bool> JournalStore::sweep(const JournalSettings& limits, const QDateTime& now)
{
    DatabaseResult<bool> more
        = sweepAge(now.addSecs(-std::chrono::duration_cast<std::chrono::seconds>(limits.age).count()));
    if (!more || *more)
        return more;
    return sweepSize(limits.bytes);
}

DatabaseResult<bool> JournalStore::sweepAge(const QDateTime& oldest)
{
    const QString old = QStringLiteral("FROM requests WHERE time < %1").arg(oldest.toMSecsSinceEpoch());
    const DatabaseResult<std::int64_t> any
        = m_database->number(QStringLiteral("SELECT EXISTS (SELECT 1 %1)").arg(old));
    if (!any)
        return tl::unexpected(any.error());
    if (*any == 0)
        return false;
    return removeRows(QStringLiteral("SELECT id %1 ORDER BY time LIMIT %2").arg(old).arg(rowsAtOnce))
        .and_then([&] { return m_database->number(QStringLiteral("SELECT EXISTS (SELECT 1 %1)").arg(old)); })
        .map([](std::int64_t left) { return left != 0; });
}

// Bodies go before rows, which are small and what usage is counted from.
DatabaseResult<bool> JournalStore::sweepSize(std::int64_t bytes)
{
    const DatabaseResult<std::int64_t> used = usedBytes();
    if (!used)
        return tl::unexpected(used.error());
    if (*used <= bytes)
        return false;
    const DatabaseResult<std::int64_t> bodies = m_database->number(
        QStringLiteral("SELECT count(*) FROM (SELECT 1 FROM bodies LIMIT %1)").arg(bodiesToKeep + 1));
    if (!bodies)
        return tl::unexpected(bodies.error());
    const DatabaseResult<void> removed = *bodies > bodiesToKeep
        ? removeBodies(
            QStringLiteral("SELECT DISTINCT request FROM bodies ORDER BY request LIMIT %1").arg(bodiesAtOnce))
        : removeRows(QStringLiteral("SELECT id FROM requests ORDER BY time LIMIT %1").arg(rowsAtOnce));
    return removed.and_then([this] { return usedBytes(); }).and_then([&](std::int64_t left) {
        return m_database->number(QStringLiteral("SELECT EXISTS (SELECT 1 FROM requests)"))
            .map([&](std::int64_t rows) { return left > bytes && rows != 0; });
    });
}

DatabaseResult<std::int64_t> JournalStore::usedBytes() const
{
    return m_database->number(QStringLiteral("SELECT (page_count - freelist_count) * page_size"
                                             " FROM pragma_page_count, pragma_freelist_count,"
                                             " pragma_page_size"));
}

DatabaseResult<void> JournalStore::removeRows(const QString& chosen)
{
    const QStringList statements{ QStringLiteral("CREATE TEMP TABLE IF NOT EXISTS leaving (id INTEGER)"),
        QStringLiteral("DELETE FROM leaving"), QStringLiteral("INSERT INTO leaving %1").arg(chosen),
        QStringLiteral("DELETE FROM bodies WHERE request IN (SELECT id FROM leaving)"),
        QStringLiteral("DELETE FROM details WHERE request IN (SELECT id FROM leaving)"),
        QStringLiteral("DELETE FROM requests WHERE id IN (SELECT id FROM leaving)"),
        QStringLiteral("DELETE FROM labels WHERE NOT EXISTS"
                       " (SELECT 1 FROM requests WHERE label = labels.id)") };
    return inTransaction([&]() -> DatabaseResult<void> {
        for (const QString& statement : statements) {
            if (const DatabaseResult<void> done = m_database->run(statement); !done)
                return done;
        }
        return {};
    }).and_then([this] { return giveRoomBack(); });
}

DatabaseResult<void> JournalStore::removeBodies(const QString& chosen)
{
    return inTransaction([&] {
        return m_database
            ->run(QStringLiteral("UPDATE requests SET bodies = %1 WHERE id IN (%2)")
                      .arg(int(BodiesState::Expired))
                      .arg(chosen))
            .and_then([&] {
                return m_database->run(
                    QStringLiteral("DELETE FROM bodies WHERE request IN (%1)").arg(chosen));
            });
    }).and_then([this] { return giveRoomBack(); });
}

// A page at a time, as Qt Sql takes one step of a statement without columns.
DatabaseResult<void> JournalStore::giveRoomBack()
{
    const DatabaseResult<std::int64_t> free = m_database->number(QStringLiteral("PRAGMA freelist_count"));
    if (!free)
        return tl::unexpected(free.error());
    return inTransaction([&]() -> DatabaseResult<void> {
        DatabaseResult<QSqlQuery> query = m_database->prepare(QStringLiteral("PRAGMA incremental_vacuum(1)"));
        if (!query)
            return tl::unexpected(query.error());
        for (std::int64_t page = 0; page < std::min(*free, pagesAtOnce); ++page) {
            if (const DatabaseResult<void> given = Database::execute(*query); !given)
                return given;
        }
        return {};
    });
}

DatabaseResult<QString> JournalStore::setAside(const QDateTime& now)
{
    close();
    const QString stamp = now.toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString name = m_fileName + QStringLiteral(".damaged-") + stamp;
    for (int number = 2; QFile::exists(name); ++number)
        name = m_fileName + QStringLiteral(".damaged-%1-%2").arg(stamp).arg(number);
    if (!QFile::rename(m_fileName, name))
        return databaseFailure(DatabaseFault::Other, "Cannot rename '" + m_fileName.toStdString() + "'.");
    for (const QString& end : { QStringLiteral("-wal"), QStringLiteral("-shm") }) {
        if (QFile::exists(m_fileName + end))
            QFile::rename(m_fileName + end, name + end);
    }
    return name;
}

} // namespace dragoman
