#include "app/RequestsCommand.h"

#include "app/Console.h"
#include "app/Settings.h"
#include "app/TextTable.h"
#include "base/JsonWriter.h"
#include "journal/Journal.h"
#include "journal/JournalReader.h"
#include "journal/RequestExport.h"

#include <QCommandLineParser>

#include <functional>

namespace dragoman {

namespace {

constexpr int usualRows = 50;
constexpr int rowsAtOnce = 1000;

enum class Form { Table, Json, Csv };

struct RequestsOptions
{
    QString dataFolder;
    RequestFilter filter;
    int limit = usualRows;
    Form form = Form::Table;
};

Result<RequestsOptions> readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption filter(QStringLiteral("filter"), {}, QStringLiteral("TEXT"));
    const QCommandLineOption limit(
        QStringLiteral("limit"), {}, QStringLiteral("N"), QString::number(usualRows));
    const QCommandLineOption json(QStringLiteral("json"));
    const QCommandLineOption csv(QStringLiteral("csv"));
    const QCommandLineOption dataDir(QStringLiteral("data-dir"), {}, QStringLiteral("DIR"));
    parser.addOptions({ filter, limit, json, csv, dataDir });
    if (!parser.parse(arguments))
        return failure(ErrorKind::InvalidRequest, parser.errorText().toStdString());
    if (!parser.positionalArguments().isEmpty())
        return failure(ErrorKind::InvalidRequest, "requests takes no argument; use --filter TEXT");
    if (parser.isSet(json) && parser.isSet(csv))
        return failure(ErrorKind::InvalidRequest, "choose one of --json and --csv");
    bool isNumber = false;
    const int rows = parser.value(limit).toInt(&isNumber);
    if (!isNumber || rows < 1)
        return failure(ErrorKind::InvalidRequest, "--limit needs a number from 1 on");
    const Form form = parser.isSet(json) ? Form::Json : parser.isSet(csv) ? Form::Csv : Form::Table;
    return RequestFilter::parse(parser.value(filter)).map([&](const RequestFilter& parsed) {
        return RequestsOptions{ parser.value(dataDir), parsed, rows, form };
    });
}

// Hands over each request, newest first, page by page.
Result<void> forEach(JournalReader& reader, const RequestsOptions& options,
    const std::function<void(const StoredRequest&)>& take)
{
    PageRequest request;
    request.filter = options.filter;
    for (int left = options.limit; left > 0; left -= request.rows) {
        request.rows = std::min(left, rowsAtOnce);
        const Result<RequestPage> page = reader.page(request);
        if (!page)
            return tl::unexpected(page.error());
        for (const StoredRequest& row : page->rows)
            take(row);
        if (!page->next)
            return {};
        request.after = page->next;
    }
    return {};
}

std::string localTime(const RequestRecord& record)
{
    const auto since
        = std::chrono::duration_cast<std::chrono::milliseconds>(record.time.time_since_epoch()).count();
    return QDateTime::fromMSecsSinceEpoch(since)
        .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"))
        .toStdString();
}

std::string seconds(std::chrono::microseconds time)
{
    if (time.count() == 0)
        return "-";
    return QString::number(static_cast<double>(time.count()) / 1e6, 'f', 2).toStdString();
}

std::string countText(const std::optional<std::int64_t>& count)
{
    return count ? std::to_string(*count) : "-";
}

// What the provider read, cached or not.
std::optional<std::int64_t> readTokens(const RequestRecord& record)
{
    if (!record.inputTokens)
        return record.inputTokens;
    return *record.inputTokens + record.cacheReadTokens.value_or(0) + record.cacheWriteTokens.value_or(0);
}

std::string modelText(const RequestRecord& record)
{
    if (record.usedModel.empty() || record.usedModel == record.askedModel)
        return record.askedModel;
    return record.askedModel + " > " + record.usedModel;
}

void addRow(TextTable& table, const StoredRequest& request)
{
    const RequestRecord& record = request.record;
    const std::string status
        = record.status == 0 && record.clientLeft ? "left" : std::to_string(record.status);
    table.add({ localTime(record), status, record.endpoint, record.client, modelText(record), record.provider,
        std::to_string(request.attempts), countText(readTokens(record)), countText(record.outputTokens),
        seconds(record.firstToken), seconds(record.duration), record.error });
}

Result<void> printTable(JournalReader& reader, const RequestsOptions& options)
{
    using Align = TextTable::Align;
    TextTable table({ { "TIME" }, { "STATUS" }, { "ENDPOINT", Align::Left, 16 },
        { "CLIENT", Align::Left, 24 }, { "MODEL", Align::Left, 44 }, { "PROVIDER", Align::Left, 20 },
        { "TRIES", Align::Right }, { "IN", Align::Right }, { "OUT", Align::Right }, { "FIRST", Align::Right },
        { "SECONDS", Align::Right }, { "ERROR", Align::Left, 60 } });
    bool isEmpty = true;
    const auto add = [&](const StoredRequest& request) {
        addRow(table, request);
        isEmpty = false;
    };
    return forEach(reader, options, add).map([&] {
        say(isEmpty ? "No request in the journal fits." : table.text());
    });
}

// An array, a line for each request as it comes, so that many take no memory.
Result<void> printJson(JournalReader& reader, const RequestsOptions& options)
{
    std::string before = "[";
    const auto print = [&](const StoredRequest& request) {
        std::string text = before;
        JsonWriter json(text);
        const Result<StoredRequest> whole = reader.request(request.id);
        writeRequest(json, whole ? *whole : request);
        say(text);
        before = ",";
    };
    return forEach(reader, options, print).map([&] { say(before == "[" ? "[]" : "]"); });
}

Result<void> printCsv(JournalReader& reader, const RequestsOptions& options)
{
    say(requestCsvHead());
    return forEach(reader, options, [](const StoredRequest& request) { say(requestCsvLine(request)); });
}

Result<void> print(JournalReader& reader, const RequestsOptions& options)
{
    switch (options.form) {
    case Form::Table: return printTable(reader, options);
    case Form::Json: return printJson(reader, options);
    case Form::Csv: return printCsv(reader, options);
    }
    return {};
}

} // namespace

int runRequests(const QStringList& arguments)
{
    const Result<RequestsOptions> options = readOptions(arguments);
    if (!options)
        return complain(options.error());
    const Result<QString> folder = openDataFolder({ {}, options->dataFolder });
    if (!folder)
        return complain(folder.error());
    JournalReader reader(Journal::fileIn(*folder));
    const Result<void> printed = print(reader, *options);
    return printed ? 0 : complain(printed.error());
}

} // namespace dragoman
