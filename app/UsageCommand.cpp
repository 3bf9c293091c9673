#include "app/UsageCommand.h"

#include "app/Console.h"
#include "app/Settings.h"
#include "app/TextTable.h"
#include "journal/Journal.h"
#include "journal/UsageExport.h"

#include <QCommandLineParser>

#include <array>

namespace dragoman {

namespace {

constexpr int usualDays = 7;

enum class Form { Table, Json, Csv };

struct UsageOptions
{
    QString dataFolder;
    UsageRange range;
    UsageGroup group = UsageGroup::Provider;
    Form form = Form::Table;
};

constexpr std::array<UsageGroup, 6> groups{ UsageGroup::Provider, UsageGroup::Model, UsageGroup::Client,
    UsageGroup::Endpoint, UsageGroup::Day, UsageGroup::HourOfWeek };

Result<UsageGroup> readGroup(const QString& name)
{
    std::string names;
    for (const UsageGroup group : groups) {
        if (name.toStdString() == usageGroupName(group))
            return group;
        names += (names.empty() ? "" : ", ") + std::string(usageGroupName(group));
    }
    return failure(ErrorKind::InvalidRequest, "--by knows " + names + ", not '" + name.toStdString() + "'");
}

Result<QDate> readDay(const QString& option, const QString& text, const QDate& usual)
{
    if (text.isEmpty())
        return usual;
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (day.isValid())
        return day;
    return failure(ErrorKind::InvalidRequest,
        (option + QStringLiteral(" needs a day such as 2026-11-20, not '%1'").arg(text)).toStdString());
}

UsageRange daysOf(const QDate& first, const QDate& last)
{
    return { first.startOfDay(), last.addDays(1).startOfDay() };
}

Result<UsageRange> readRange(const QCommandLineParser& parser)
{
    const QDate today = QDate::currentDate();
    const QString days = parser.value(QStringLiteral("days"));
    const QString from = parser.value(QStringLiteral("from"));
    const QString to = parser.value(QStringLiteral("to"));
    if (!days.isEmpty() && !(from + to).isEmpty())
        return failure(ErrorKind::InvalidRequest, "choose --days or --from and --to");
    const int count = days.isEmpty() ? usualDays : days.toInt();
    if (count < 1 || count > 36'500)
        return failure(ErrorKind::InvalidRequest, "--days needs a number from 1 on");
    const Result<QDate> last = readDay(QStringLiteral("--to"), to, today);
    const Result<QDate> first
        = readDay(QStringLiteral("--from"), from, last.value_or(today).addDays(1 - count));
    if (!first || !last)
        return tl::unexpected(first ? last.error() : first.error());
    if (*first > *last)
        return failure(ErrorKind::InvalidRequest, "--from is later than --to");
    return daysOf(*first, *last);
}

Result<UsageOptions> readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    for (const char* const name : { "days", "from", "to", "data-dir" })
        parser.addOption(QCommandLineOption(QLatin1String(name), {}, QStringLiteral("VALUE")));
    const QCommandLineOption by(
        QStringLiteral("by"), {}, QStringLiteral("GROUP"), QStringLiteral("provider"));
    const QCommandLineOption json(QStringLiteral("json"));
    const QCommandLineOption csv(QStringLiteral("csv"));
    parser.addOptions({ by, json, csv });
    if (!parser.parse(arguments))
        return failure(ErrorKind::InvalidRequest, parser.errorText().toStdString());
    if (!parser.positionalArguments().isEmpty())
        return failure(ErrorKind::InvalidRequest, "usage takes no argument");
    if (parser.isSet(json) && parser.isSet(csv))
        return failure(ErrorKind::InvalidRequest, "choose one of --json and --csv");
    const Result<UsageGroup> group = readGroup(parser.value(by));
    const Result<UsageRange> range = readRange(parser);
    if (!group || !range)
        return tl::unexpected(group ? range.error() : group.error());
    const Form form = parser.isSet(json) ? Form::Json : parser.isSet(csv) ? Form::Csv : Form::Table;
    return UsageOptions{ parser.value(QStringLiteral("data-dir")), *range, *group, form };
}

std::string decimals(double number, int count)
{
    return QString::number(number, 'f', count).toStdString();
}

std::string seconds(std::chrono::microseconds time)
{
    return time.count() == 0 ? "-" : decimals(static_cast<double>(time.count()) / 1e6, 2);
}

// A sum that leaves requests out says so.
std::string costText(const UsageRow& row)
{
    if (row.withoutPrice == row.requests)
        return "-";
    return decimals(row.cost(), 4) + (row.withoutPrice > 0 ? "+" : "");
}

void addRow(TextTable& table, const std::string& name, const UsageRow& row)
{
    table.add({ name, std::to_string(row.requests), decimals(row.successRate() * 100, 1),
        std::to_string(row.inputTokens + row.cacheReadTokens + row.cacheWriteTokens),
        decimals(row.cacheHitRate() * 100, 1), std::to_string(row.outputTokens), costText(row),
        seconds(row.firstToken50), seconds(row.duration50), seconds(row.duration95) });
}

std::string tableText(const UsageReport& report, const UsageOptions& options)
{
    if (report.total.requests == 0)
        return "The journal holds no request of this time.";
    using Align = TextTable::Align;
    TextTable table({ { QString::fromLatin1(usageGroupName(options.group).data()).toUpper().toStdString(),
                          Align::Left, 40 },
        { "REQUESTS", Align::Right }, { "GOOD %", Align::Right }, { "IN", Align::Right },
        { "CACHED %", Align::Right }, { "OUT", Align::Right }, { "COST $", Align::Right },
        { "FIRST p50", Align::Right }, { "SECONDS p50", Align::Right }, { "p95", Align::Right } });
    for (const UsageRow& row : report.groups.at(options.group))
        addRow(table, row.name, row);
    addRow(table, "total", report.total);
    const std::string more
        = report.total.withoutPrice > 0 ? " +: some requests were of models without a price." : "";
    return table.text() + "\nCosts are estimates from list prices." + more;
}

int print(const UsageReport& report, const UsageOptions& options)
{
    switch (options.form) {
    case Form::Table: say(tableText(report, options)); break;
    case Form::Json: say(usageJson(report, options.range)); break;
    case Form::Csv: say(usageCsv(report, options.group)); break;
    }
    return 0;
}

} // namespace

int runUsage(const QStringList& arguments)
{
    const Result<UsageOptions> options = readOptions(arguments);
    if (!options)
        return complain(options.error());
    const Result<QString> folder = openDataFolder({ {}, options->dataFolder });
    if (!folder)
        return complain(folder.error());
    const Result<PriceTable> prices = PriceTable::load(*folder + QStringLiteral("/prices.json"));
    if (!prices)
        return complain(prices.error());
    JournalReader reader(Journal::fileIn(*folder));
    const Result<UsageReport> report = queryUsage(reader, options->range, { options->group }, *prices);
    return report ? print(*report, *options) : complain(report.error());
}

} // namespace dragoman
