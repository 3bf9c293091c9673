#include "journal/JournalRows.h"

#include "journal/RecordDetails.h"

#include <QVariant>

namespace dragoman {

namespace {

std::string textAt(const QSqlQuery& row, int column)
{
    return row.value(column).toString().toStdString();
}

std::optional<std::int64_t> numberAt(const QSqlQuery& row, int column)
{
    const QVariant value = row.value(column);
    return value.isNull() ? std::nullopt : std::optional<std::int64_t>(value.toLongLong());
}

std::chrono::microseconds timeAt(const QSqlQuery& row, int column)
{
    return std::chrono::microseconds(row.value(column).toLongLong());
}

void readLabel(const QSqlQuery& row, int first, RequestRecord& record)
{
    record.endpoint = textAt(row, first);
    record.client = textAt(row, first + 1);
    record.clientProtocol = textAt(row, first + 2);
    record.providerProtocol = textAt(row, first + 3);
    record.provider = textAt(row, first + 4);
    record.key = textAt(row, first + 5);
    record.askedModel = textAt(row, first + 6);
    record.usedModel = textAt(row, first + 7);
}

// Null for a part that there is not.
CapturedMessage* messageOf(CapturedExchange& captured, int part)
{
    switch (part) {
    case 0: return &captured.clientRequest;
    case 1: return &captured.providerRequest;
    case 2: return &captured.providerAnswer;
    case 3: return &captured.clientAnswer;
    default: return nullptr;
    }
}

void readBody(const QSqlQuery& row, CapturedExchange& captured)
{
    const int part = row.value(0).toInt();
    CapturedMessage* const message = messageOf(captured, part);
    if (!message)
        return;
    std::vector<StreamMark>& marks = part == 2 ? captured.providerMarks : captured.clientMarks;
    message->size = row.value(1).toULongLong();
    readMessageHead(row.value(2).toByteArray().toStdString(), *message, marks);
    message->body = qUncompress(row.value(3).toByteArray()).toStdString();
}

} // namespace

QString storedColumns()
{
    return QStringLiteral(
        "r.id, r.time, r.status, r.failed, r.stream, r.translated, r.client_left, r.attempts, r.warnings,"
        " r.bodies, r.input_tokens, r.output_tokens, r.cache_read_tokens, r.cache_write_tokens,"
        " r.reasoning_tokens, r.first_byte, r.first_token, r.duration, r.request_bytes, r.response_bytes,"
        " r.stop_reason, r.error, l.endpoint, l.client, l.client_protocol, l.provider_protocol, l.provider, "
        "l.key,"
        " l.asked_model, l.used_model");
}

StoredRequest storedRequest(const QSqlQuery& row)
{
    StoredRequest request;
    RequestRecord& record = request.record;
    request.id = row.value(0).toLongLong();
    record.time = std::chrono::system_clock::time_point(std::chrono::milliseconds(row.value(1).toLongLong()));
    record.status = row.value(2).toInt();
    request.isFailure = row.value(3).toBool();
    record.stream = row.value(4).toBool();
    record.translated = row.value(5).toBool();
    record.clientLeft = row.value(6).toBool();
    request.attempts = row.value(7).toInt();
    request.warnings = row.value(8).toInt();
    request.bodies = static_cast<BodiesState>(row.value(9).toInt());
    record.inputTokens = numberAt(row, 10);
    record.outputTokens = numberAt(row, 11);
    record.cacheReadTokens = numberAt(row, 12);
    record.cacheWriteTokens = numberAt(row, 13);
    record.reasoningTokens = numberAt(row, 14);
    record.firstByte = timeAt(row, 15);
    record.firstToken = timeAt(row, 16);
    record.duration = timeAt(row, 17);
    record.requestBytes = row.value(18).toULongLong();
    record.responseBytes = row.value(19).toULongLong();
    record.stopReason = textAt(row, 20);
    record.error = textAt(row, 21);
    readLabel(row, 22, record);
    return request;
}

DatabaseResult<void> readDetailsOf(const Database& database, StoredRequest& request)
{
    DatabaseResult<QSqlQuery> query
        = database.prepare(QStringLiteral("SELECT content FROM details WHERE request = ?"));
    if (!query)
        return tl::unexpected(query.error());
    query->addBindValue(qlonglong(request.id));
    return Database::execute(*query).and_then([&] { return Database::step(*query); }).map([&](bool found) {
        if (found)
            readDetails(query->value(0).toByteArray().toStdString(), request.record);
    });
}

DatabaseResult<void> readBodiesOf(const Database& database, StoredRequest& request)
{
    if (request.bodies != BodiesState::Kept)
        return {};
    DatabaseResult<QSqlQuery> query = database.prepare(
        QStringLiteral("SELECT part, size, head, content FROM bodies WHERE request = ? ORDER BY part"));
    if (!query)
        return tl::unexpected(query.error());
    query->addBindValue(qlonglong(request.id));
    if (const DatabaseResult<void> executed = Database::execute(*query); !executed)
        return executed;
    auto captured = std::make_shared<CapturedExchange>();
    while (query->next())
        readBody(*query, *captured);
    request.record.captured = std::move(captured);
    return {};
}

} // namespace dragoman
