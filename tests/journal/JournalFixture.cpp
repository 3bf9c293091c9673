#include "journal/JournalFixture.h"

#include <QDateTime>
#include <QVariant>

namespace dragoman {

RequestRecord usualRecord()
{
    using namespace std::chrono_literals;
    RequestRecord record;
    record.time = std::chrono::system_clock::time_point(std::chrono::seconds(1795166100));
    record.endpoint = "anthropic";
    record.client = "claude-cli/2.1.0 (external, cli)";
    record.clientProtocol = "anthropic";
    record.providerProtocol = "openai-chat";
    record.provider = "deepseek";
    record.key = "env:DEEPSEEK_KEY";
    record.askedModel = "claude-opus-4-6";
    record.usedModel = "deepseek-chat";
    record.stream = true;
    record.translated = true;
    record.status = 200;
    record.stopReason = "end_turn";
    record.attempts = { { "anyrouter", "env:ANY", "claude-opus-4-6", 429, "Too many requests.", 120ms },
        { "deepseek", "env:DEEPSEEK_KEY", "deepseek-chat", 200, "", 2100ms } };
    record.skipped = { { "spare", "its breaker is open" } };
    record.warnings = { "top_k; left out" };
    record.inputTokens = 1204;
    record.outputTokens = 88;
    record.cacheReadTokens = 1000;
    record.firstByte = 900ms;
    record.firstToken = 2100ms;
    record.duration = 5s;
    record.requestBytes = 4000;
    record.responseBytes = 900;
    return record;
}

RequestRecord failedRecord(int status, const std::string& error)
{
    RequestRecord record = usualRecord();
    record.status = status;
    record.error = error;
    record.outputTokens.reset();
    return record;
}

RequestRecord recordWithBodies(const std::string& body)
{
    RequestRecord record = usualRecord();
    auto captured = std::make_shared<CapturedExchange>();
    captured->clientRequest = { "POST /v1/messages", { { "user-agent", "claude-cli" } }, body, body.size() };
    captured->providerRequest = { "POST /v1/chat/completions", {}, body + "2", body.size() + 1 };
    captured->providerAnswer = { "200", {}, body + "3", body.size() + 1 };
    captured->clientAnswer = { "200", {}, body + "4", 99'999 };
    captured->providerMarks = { { std::chrono::microseconds(7), 1 }, { std::chrono::microseconds(9), 3 } };
    record.captured = std::move(captured);
    return record;
}

std::deque<JournalEntry> entries(std::initializer_list<RequestRecord> records)
{
    std::deque<JournalEntry> list;
    for (const RequestRecord& record : records)
        list.push_back({ record, record.captured ? BodiesState::Kept : BodiesState::NotKept });
    return list;
}

QString textIn(const QString& fileName, const QString& sql)
{
    const auto database = Database::open(fileName, Database::Access::Read);
    if (!database)
        return QString::fromStdString(database.error().message);
    DatabaseResult<QSqlQuery> query = (*database)->prepare(sql);
    if (!query || !Database::execute(*query) || !query->next())
        return {};
    return query->value(0).toString();
}

std::int64_t numberIn(const QString& fileName, const QString& sql)
{
    bool good = false;
    const qlonglong number = textIn(fileName, sql).toLongLong(&good);
    return good ? number : -1;
}

std::int64_t rowsIn(const QString& fileName)
{
    return numberIn(fileName, QStringLiteral("SELECT count(*) FROM requests"));
}

bool isSound(const QString& fileName)
{
    return textIn(fileName, QStringLiteral("PRAGMA integrity_check")) == QLatin1String("ok");
}

} // namespace dragoman
