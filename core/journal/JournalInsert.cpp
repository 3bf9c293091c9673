#include "journal/JournalInsert.h"

#include "journal/RecordDetails.h"

#include <QVariant>

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

qlonglong millisecondsOf(std::chrono::system_clock::time_point time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

QStringList labelColumns()
{
    return { QStringLiteral("endpoint"), QStringLiteral("client"), QStringLiteral("client_protocol"),
        QStringLiteral("provider_protocol"), QStringLiteral("provider"), QStringLiteral("key"),
        QStringLiteral("asked_model"), QStringLiteral("used_model") };
}

QStringList rowColumns()
{
    return { QStringLiteral("time"), QStringLiteral("label"), QStringLiteral("status"),
        QStringLiteral("failed"), QStringLiteral("stream"), QStringLiteral("translated"),
        QStringLiteral("client_left"), QStringLiteral("attempts"), QStringLiteral("warnings"),
        QStringLiteral("bodies"), QStringLiteral("input_tokens"), QStringLiteral("output_tokens"),
        QStringLiteral("cache_read_tokens"), QStringLiteral("cache_write_tokens"),
        QStringLiteral("reasoning_tokens"), QStringLiteral("first_byte"), QStringLiteral("first_token"),
        QStringLiteral("duration"), QStringLiteral("request_bytes"), QStringLiteral("response_bytes"),
        QStringLiteral("stop_reason"), QStringLiteral("error") };
}

} // namespace

JournalInsert::JournalInsert(const Database& database)
    : m_database(database)
{
}

DatabaseResult<void> JournalInsert::prepare()
{
    const QString insert = QStringLiteral("INSERT");
    return m_addLabel
        .prepare(m_database, QStringLiteral("INSERT OR IGNORE"), QStringLiteral("labels"),
            labelColumns() << QStringLiteral("text"))
        .and_then([&] {
            return m_database.prepare(QStringLiteral("SELECT id FROM labels WHERE ")
                + labelColumns().join(QLatin1String(" = ? AND ")) + QLatin1String(" = ?"));
        })
        .map([this](QSqlQuery query) { m_findLabel = std::move(query); })
        .and_then(
            [&] { return m_addRow.prepare(m_database, insert, QStringLiteral("requests"), rowColumns()); })
        .and_then([&] {
            return m_addDetails.prepare(m_database, insert, QStringLiteral("details"),
                { QStringLiteral("request"), QStringLiteral("content") });
        })
        .and_then([&] {
            return m_addBody.prepare(m_database, insert, QStringLiteral("bodies"),
                { QStringLiteral("request"), QStringLiteral("part"), QStringLiteral("size"),
                    QStringLiteral("head"), QStringLiteral("content") });
        });
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
    QVariantList values;
    for (const QString& text : texts) {
        values << text;
        m_findLabel.addBindValue(text);
    }
    return m_addLabel.insert(values << texts.join(QLatin1Char(' ')))
        .and_then([this](std::int64_t) { return Database::execute(m_findLabel); })
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
    return m_addRow.insert({ millisecondsOf(record.time), qlonglong(label), record.status,
        int(isFailure(record)), int(record.stream), int(record.translated), int(record.clientLeft),
        int(record.attempts.size()), int(record.warnings.size()), int(entry.bodies),
        numberOf(record.inputTokens), numberOf(record.outputTokens), numberOf(record.cacheReadTokens),
        numberOf(record.cacheWriteTokens), numberOf(record.reasoningTokens),
        qlonglong(record.firstByte.count()), qlonglong(record.firstToken.count()),
        qlonglong(record.duration.count()), qlonglong(record.requestBytes), qlonglong(record.responseBytes),
        QString::fromStdString(record.stopReason), textOf(record.error, 2000) });
}

DatabaseResult<void> JournalInsert::insertDetails(std::int64_t request, const RequestRecord& record)
{
    return m_addDetails.insert({ qlonglong(request), QByteArray::fromStdString(writeDetails(record)) })
        .map([](std::int64_t) {});
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
    return m_addBody
        .insert(
            { qlonglong(request), part, qlonglong(std::max<std::uint64_t>(message.size, message.body.size())),
                QByteArray::fromStdString(writeMessageHead(message, marks)), qCompress(body, compression) })
        .map([](std::int64_t) {});
}

} // namespace dragoman
