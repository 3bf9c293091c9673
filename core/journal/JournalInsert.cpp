#include "journal/JournalInsert.h"

#include "journal/RecordDetails.h"

#include <QVariant>

#include <array>

namespace dragoman {

namespace {

constexpr std::size_t longestName = 300;
constexpr std::size_t longestBody = std::size_t{ 8 } * 1024 * 1024;
constexpr int compression = 1; // zlib's quickest: twice as fast as its default, a sixth larger

QString textOf(const std::string& text, std::size_t longest)
{
    return QString::fromStdString(kept(text, longest));
}

QVariant numberOf(const std::optional<std::int64_t>& number)
{
    return number ? QVariant(qlonglong(*number)) : QVariant(QMetaType::fromType<qlonglong>());
}

QStringList labelTexts(const RequestRecord& record)
{
    return { textOf(record.endpoint, longestName), textOf(record.client, longestName),
        QString::fromStdString(record.clientProtocol), QString::fromStdString(record.providerProtocol),
        textOf(record.provider, longestName), QString::fromStdString(record.key),
        textOf(record.askedModel, longestName), textOf(record.usedModel, longestName) };
}

// What tells one label from another, before anything is done to it.
std::string allTexts(const RequestRecord& record)
{
    std::string texts;
    for (const std::string* text : { &record.endpoint, &record.client, &record.clientProtocol,
             &record.providerProtocol, &record.provider, &record.key, &record.askedModel, &record.usedModel })
        texts.append(*text).push_back('\0');
    return texts;
}

void bindTexts(QSqlQuery& query, const QStringList& texts)
{
    for (int i = 0; i < int(texts.size()); ++i)
        query.bindValue(i, texts[i]);
}

qlonglong millisecondsOf(std::chrono::system_clock::time_point time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

void bindValues(QSqlQuery& query, const QVariantList& values)
{
    for (int i = 0; i < int(values.size()); ++i)
        query.bindValue(i, values[i]);
}

} // namespace

JournalInsert::JournalInsert(const Database& database)
    : m_database(database)
{
}

DatabaseResult<void> JournalInsert::prepare()
{
    const std::array<std::pair<QSqlQuery*, QString>, 5> statements{ {
        { &m_addLabel,
            QStringLiteral("INSERT OR IGNORE INTO labels (endpoint, client, client_protocol,"
                           " provider_protocol, provider, key, asked_model, used_model, text)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)") },
        { &m_findLabel,
            QStringLiteral("SELECT id FROM labels WHERE endpoint = ? AND client = ? AND client_protocol = ?"
                           " AND provider_protocol = ? AND provider = ? AND key = ? AND asked_model = ?"
                           " AND used_model = ?") },
        { &m_addRow,
            QStringLiteral(
                "INSERT INTO requests (time, label, status, failed, stream, translated,"
                " client_left, attempts, warnings, bodies, input_tokens, output_tokens,"
                " cache_read_tokens, cache_write_tokens, reasoning_tokens, first_byte, first_token, duration,"
                " request_bytes, response_bytes, stop_reason, error)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)") },
        { &m_addDetails, QStringLiteral("INSERT INTO details (request, content) VALUES (?, ?)") },
        { &m_addBody,
            QStringLiteral(
                "INSERT INTO bodies (request, part, size, head, content) VALUES (?, ?, ?, ?, ?)") },
    } };
    for (const auto& [query, sql] : statements) {
        DatabaseResult<QSqlQuery> prepared = m_database.prepare(sql);
        if (!prepared)
            return tl::unexpected(prepared.error());
        *query = std::move(*prepared);
    }
    return {};
}

DatabaseResult<void> JournalInsert::insert(const std::deque<JournalEntry>& entries)
{
    if (const DatabaseResult<void> prepared = prepare(); !prepared)
        return prepared;
    for (const JournalEntry& entry : entries) {
        if (const DatabaseResult<void> inserted = insert(entry); !inserted)
            return inserted;
    }
    return {};
}

DatabaseResult<void> JournalInsert::insert(const JournalEntry& entry)
{
    return labelOf(entry.record)
        .and_then([&](std::int64_t label) { return insertRow(entry, label); })
        .and_then([&](std::int64_t request) -> DatabaseResult<void> {
            return insertDetails(request, entry.record).and_then([&]() -> DatabaseResult<void> {
                if (!entry.record.captured)
                    return {};
                return insertBodies(request, *entry.record.captured);
            });
        });
}

DatabaseResult<std::int64_t> JournalInsert::labelOf(const RequestRecord& record)
{
    std::string texts = allTexts(record);
    if (const auto known = m_labels.find(texts); known != m_labels.end())
        return known->second;
    return findLabel(record).map([&](std::int64_t id) {
        m_labels.emplace(std::move(texts), id);
        return id;
    });
}

DatabaseResult<std::int64_t> JournalInsert::findLabel(const RequestRecord& record)
{
    const QStringList texts = labelTexts(record);
    bindTexts(m_addLabel, texts + QStringList{ texts.join(QLatin1Char(' ')) });
    bindTexts(m_findLabel, texts);
    return Database::execute(m_addLabel)
        .and_then([this] { return Database::execute(m_findLabel); })
        .and_then([this] { return Database::step(m_findLabel); })
        .map([this](bool) {
            const std::int64_t id = m_findLabel.value(0).toLongLong();
            m_findLabel.finish();
            return id;
        });
}

DatabaseResult<std::int64_t> JournalInsert::insertRow(const JournalEntry& entry, std::int64_t label)
{
    const RequestRecord& record = entry.record;
    bindValues(m_addRow,
        { millisecondsOf(record.time), qlonglong(label), record.status, int(isFailure(record)),
            int(record.stream), int(record.translated), int(record.clientLeft), int(record.attempts.size()),
            int(record.warnings.size()), int(entry.bodies), numberOf(record.inputTokens),
            numberOf(record.outputTokens), numberOf(record.cacheReadTokens),
            numberOf(record.cacheWriteTokens), numberOf(record.reasoningTokens),
            qlonglong(record.firstByte.count()), qlonglong(record.firstToken.count()),
            qlonglong(record.duration.count()), qlonglong(record.requestBytes),
            qlonglong(record.responseBytes), QString::fromStdString(record.stopReason),
            textOf(record.error, 2000) });
    return Database::execute(m_addRow).map(
        [this] { return std::int64_t(m_addRow.lastInsertId().toLongLong()); });
}

DatabaseResult<void> JournalInsert::insertDetails(std::int64_t request, const RequestRecord& record)
{
    bindValues(m_addDetails, { qlonglong(request), QByteArray::fromStdString(writeDetails(record)) });
    return Database::execute(m_addDetails);
}

DatabaseResult<void> JournalInsert::insertBodies(std::int64_t request, const CapturedExchange& captured)
{
    const std::vector<StreamMark> none;
    return insertBody(request, 0, captured.clientRequest, none)
        .and_then([&] { return insertBody(request, 1, captured.providerRequest, none); })
        .and_then([&] { return insertBody(request, 2, captured.providerAnswer, captured.providerMarks); })
        .and_then([&] { return insertBody(request, 3, captured.clientAnswer, captured.clientMarks); });
}

DatabaseResult<void> JournalInsert::insertBody(
    std::int64_t request, int part, const CapturedMessage& message, const std::vector<StreamMark>& marks)
{
    const auto length = static_cast<qsizetype>(std::min(message.body.size(), longestBody));
    const QByteArray body = QByteArray::fromRawData(message.body.data(), length);
    bindValues(m_addBody,
        { qlonglong(request), part, qlonglong(std::max<std::uint64_t>(message.size, message.body.size())),
            QByteArray::fromStdString(writeMessageHead(message, marks)), qCompress(body, compression) });
    return Database::execute(m_addBody);
}

} // namespace dragoman
