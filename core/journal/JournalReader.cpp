#include "journal/JournalReader.h"

#include "journal/JournalRows.h"
#include "journal/JournalSchema.h"
#include "journal/TokenSpeed.h"

#include <QSqlRecord>

namespace dragoman {

namespace {

QString columnSql(RequestColumn column)
{
    switch (column) {
    case RequestColumn::Time: return QStringLiteral("r.time");
    case RequestColumn::Endpoint: return QStringLiteral("l.endpoint");
    case RequestColumn::Client: return QStringLiteral("l.client");
    case RequestColumn::Provider: return QStringLiteral("l.provider");
    case RequestColumn::AskedModel: return QStringLiteral("l.asked_model");
    case RequestColumn::UsedModel: return QStringLiteral("l.used_model");
    case RequestColumn::Status: return QStringLiteral("r.status");
    case RequestColumn::StopReason: return QStringLiteral("r.stop_reason");
    case RequestColumn::Attempts: return QStringLiteral("r.attempts");
    case RequestColumn::Duration: return QStringLiteral("r.duration");
    case RequestColumn::FirstByte: return QStringLiteral("r.first_byte");
    case RequestColumn::FirstToken: return QStringLiteral("r.first_token");
    case RequestColumn::TokensPerSecond:
        return QStringLiteral("coalesce(%1, -1)").arg(QLatin1String(tokensPerSecondSql));
    case RequestColumn::InputTokens: return QStringLiteral("coalesce(r.input_tokens, -1)");
    case RequestColumn::OutputTokens: return QStringLiteral("coalesce(r.output_tokens, -1)");
    case RequestColumn::CacheReadTokens: return QStringLiteral("coalesce(r.cache_read_tokens, -1)");
    case RequestColumn::RequestBytes: return QStringLiteral("r.request_bytes");
    case RequestColumn::ResponseBytes: return QStringLiteral("r.response_bytes");
    case RequestColumn::Failure: return QStringLiteral("r.failed");
    }
    return QStringLiteral("r.time");
}

// First the ids of the page, so that nothing else is carried along while sorting. A join as written keeps
// SQLite from beginning with the labels, which would need a sort.
QString pageSql(const PageRequest& request)
{
    const QString column = columnSql(request.order.column);
    const QString direction = QLatin1String(request.order.isDescending ? "DESC" : "ASC");
    const QString labels = column.startsWith(QLatin1String("l."))
        ? QStringLiteral(" CROSS JOIN labels l ON l.id = r.label")
        : QString();
    const QString position = request.after
        ? QStringLiteral(" AND (%1, r.id) %2 (?, ?)")
              .arg(column, QLatin1String(request.order.isDescending ? "<" : ">"))
        : QString();
    return QStringLiteral("SELECT %1, p.k FROM (SELECT r.id AS id, %2 AS k FROM requests r%3 WHERE %4%5"
                          " ORDER BY %2 %6, r.id %6 LIMIT ? OFFSET ?) p CROSS JOIN requests r ON r.id = p.id"
                          " CROSS JOIN labels l ON l.id = r.label ORDER BY p.k %6, p.id %6")
        .arg(storedColumns(), column, labels, request.filter.condition(), position, direction);
}

QVariantList pageValues(const PageRequest& request)
{
    QVariantList values = request.filter.values();
    if (request.after)
        values << request.after->value << qlonglong(request.after->id);
    return values << request.rows << qlonglong(request.skipped);
}

DatabaseResult<QSqlQuery> started(const Database& database, const QString& sql, const QVariantList& values)
{
    DatabaseResult<QSqlQuery> query = database.prepare(sql);
    if (!query)
        return query;
    for (const QVariant& value : values)
        query->addBindValue(value);
    if (const DatabaseResult<void> executed = Database::execute(*query); !executed)
        return tl::unexpected(executed.error());
    return query;
}

Error errorOf(const DatabaseError& error)
{
    if (error.fault == DatabaseFault::Missing)
        return { ErrorKind::NotFound, "There is no journal yet: " + error.message };
    return { ErrorKind::Unavailable, "The journal cannot be read: " + error.message };
}

// A journal of an earlier version that nobody has written to since is brought up to date.
DatabaseResult<std::unique_ptr<Database>> openForReading(const QString& fileName)
{
    DatabaseResult<std::unique_ptr<Database>> opened = Database::open(fileName, Database::Access::Read);
    if (!opened)
        return opened;
    const DatabaseResult<int> version = schemaVersion(**opened);
    if (!version)
        return tl::unexpected(version.error());
    if (*version == currentSchema)
        return opened;
    return Database::open(fileName, Database::Access::Write)
        .and_then([](const std::unique_ptr<Database>& writer) { return migrate(*writer); })
        .map([&] { return std::move(*opened); });
}

} // namespace

JournalReader::JournalReader(QString fileName)
    : m_fileName(std::move(fileName))
{
}

JournalReader::~JournalReader() = default;

Result<const Database*> JournalReader::database()
{
    if (!m_database) {
        DatabaseResult<std::unique_ptr<Database>> opened = openForReading(m_fileName);
        if (!opened)
            return tl::unexpected(errorOf(opened.error()));
        m_database = std::move(*opened);
    }
    return m_database.get();
}

Result<RequestPage> JournalReader::page(const PageRequest& request)
{
    const Result<const Database*> open = database();
    if (!open)
        return tl::unexpected(open.error());
    DatabaseResult<QSqlQuery> query = started(**open, pageSql(request), pageValues(request));
    if (!query)
        return tl::unexpected(errorOf(query.error()));
    RequestPage page;
    PagePosition last;
    DatabaseResult<bool> row = Database::step(*query);
    for (; row && *row; row = Database::step(*query)) {
        page.rows.push_back(storedRequest(*query));
        last = { query->value(query->record().count() - 1), page.rows.back().id };
    }
    if (!row)
        return tl::unexpected(errorOf(row.error()));
    if (static_cast<int>(page.rows.size()) == request.rows)
        page.next = last;
    return page;
}

Result<std::int64_t> JournalReader::count(const RequestFilter& filter)
{
    const Result<const Database*> open = database();
    if (!open)
        return tl::unexpected(open.error());
    const QString sql = QStringLiteral("SELECT count(*) FROM requests r WHERE ") + filter.condition();
    DatabaseResult<QSqlQuery> query = started(**open, sql, filter.values());
    if (!query)
        return tl::unexpected(errorOf(query.error()));
    return Database::step(*query)
        .map([&](bool row) { return row ? std::int64_t(query->value(0).toLongLong()) : 0; })
        .map_error(errorOf);
}

Result<RequestSums> JournalReader::sums(const RequestFilter& filter)
{
    const Result<const Database*> open = database();
    if (!open)
        return tl::unexpected(open.error());
    const QString sql = QStringLiteral("SELECT count(*), sum(r.failed), sum(r.input_tokens),"
                                       " sum(r.output_tokens) FROM requests r WHERE ")
        + filter.condition();
    DatabaseResult<QSqlQuery> query = started(**open, sql, filter.values());
    const DatabaseResult<bool> row = query ? Database::step(*query) : tl::unexpected(query.error());
    if (!row)
        return tl::unexpected(errorOf(row.error()));
    const auto value = [&query](int column) { return std::int64_t(query->value(column).toLongLong()); };
    return RequestSums{ value(0), value(1), value(2), value(3) };
}

Result<std::int64_t> JournalReader::newest()
{
    const Result<const Database*> open = database();
    if (!open)
        return tl::unexpected(open.error());
    return (*open)->number(QStringLiteral("SELECT max(id) FROM requests")).map_error(errorOf);
}

Result<StoredRequest> JournalReader::request(std::int64_t id)
{
    const Result<const Database*> open = database();
    if (!open)
        return tl::unexpected(open.error());
    const QString sql = QStringLiteral("SELECT %1 FROM requests r CROSS JOIN labels l ON l.id = r.label"
                                       " WHERE r.id = ?")
                            .arg(storedColumns());
    DatabaseResult<QSqlQuery> query = started(**open, sql, { qlonglong(id) });
    const DatabaseResult<bool> row = query ? Database::step(*query) : tl::unexpected(query.error());
    if (!row)
        return tl::unexpected(errorOf(row.error()));
    if (!*row)
        return failure(ErrorKind::NotFound, "The journal does not hold this request any more.");
    StoredRequest stored = storedRequest(*query);
    return readDetailsOf(**open, stored)
        .and_then([&] { return readBodiesOf(**open, stored); })
        .map([&] { return std::move(stored); })
        .map_error(errorOf);
}

} // namespace dragoman
