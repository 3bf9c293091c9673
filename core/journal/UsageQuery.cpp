#include "journal/UsageQuery.h"

#include "journal/Database.h"
#include "journal/UsageTally.h"

#include <QTimeZone>
#include <QVariant>

#include <algorithm>
#include <unordered_map>

namespace dragoman {

namespace {

// A time zone is whole quarters of an hour away from UTC.
constexpr std::int64_t quarterHour = 900'000; // milliseconds

struct LocalHour
{
    std::string day;
    std::string hour; // of that day
    std::string hourOfWeek;
};

// The days and hours of many times, each quarter of an hour worked out once.
class LocalHours
{
public:
    explicit LocalHours(const QDateTime& like)
        : m_like(like)
    {
    }

    const LocalHour& at(std::int64_t milliseconds)
    {
        const auto [place, isNew] = m_known.try_emplace(milliseconds / quarterHour);
        if (isNew) {
            QDateTime time = m_like;
            time.setMSecsSinceEpoch(milliseconds);
            place->second.day = time.date().toString(Qt::ISODate).toStdString();
            const std::string clock = time.toString(QStringLiteral(" HH")).toStdString();
            place->second.hour = place->second.day + clock;
            place->second.hourOfWeek = std::to_string(time.date().dayOfWeek()) + clock;
        }
        return place->second;
    }

private:
    const QDateTime m_like;
    std::unordered_map<std::int64_t, LocalHour> m_known;
};

// What all requests of one label have in common.
struct Label
{
    std::string provider;
    std::string model;
    std::string client;
    std::string endpoint;
    const Price* price = nullptr;
};

using Labels = std::unordered_map<std::int64_t, Label>;
using Tallies = std::map<std::string, UsageTally>;

Label readLabel(const QSqlQuery& row, const PriceTable& prices)
{
    const auto text = [&row](int column) { return row.value(column).toString().toStdString(); };
    Label label{ text(1), text(2), clientProduct(text(4)), text(5) };
    if (label.model.empty())
        label.model = text(3);
    label.price = prices.find(label.model);
    return label;
}

DatabaseResult<Labels> readLabels(const Database& database, const PriceTable& prices)
{
    DatabaseResult<QSqlQuery> query = database.prepare(
        QStringLiteral("SELECT id, provider, used_model, asked_model, client, endpoint FROM labels"));
    if (!query)
        return tl::unexpected(query.error());
    if (const DatabaseResult<void> executed = Database::execute(*query); !executed)
        return tl::unexpected(executed.error());
    Labels labels;
    while (query->next())
        labels.emplace(query->value(0).toLongLong(), readLabel(*query, prices));
    return labels;
}

std::string memberOf(UsageGroup group, const Label& label, const LocalHour& hour)
{
    switch (group) {
    case UsageGroup::Provider: return label.provider.empty() ? "none" : label.provider;
    case UsageGroup::Model: return label.model.empty() ? "none" : label.model;
    case UsageGroup::Client: return label.client;
    case UsageGroup::Endpoint: return label.endpoint;
    case UsageGroup::Day: return hour.day;
    case UsageGroup::Hour: return hour.hour;
    case UsageGroup::HourOfWeek: return hour.hourOfWeek;
    }
    return {};
}

RequestRecord readNumbers(const QSqlQuery& row)
{
    const auto number = [&row](int column) { return std::int64_t(row.value(column).toLongLong()); };
    RequestRecord record;
    record.inputTokens = number(3);
    record.outputTokens = number(4);
    record.cacheReadTokens = number(5);
    record.cacheWriteTokens = number(6);
    record.firstToken = std::chrono::microseconds(number(7));
    record.duration = std::chrono::microseconds(number(8));
    return record;
}

// The tallies of one query: the total, and one for each member of each group.
class UsageSums
{
public:
    UsageSums(const std::vector<UsageGroup>& groups, const QDateTime& like, const Labels& labels)
        : m_labels(labels)
        , m_hours(like)
    {
        for (const UsageGroup group : groups)
            m_groups[group];
    }

    void add(const QSqlQuery& row)
    {
        const auto label = m_labels.find(row.value(0).toLongLong());
        if (label == m_labels.end())
            return; // began after the labels were read
        const RequestRecord record = readNumbers(row);
        const bool failed = row.value(2).toBool();
        const LocalHour& hour = m_hours.at(row.value(1).toLongLong());
        m_total.add(record, failed, label->second.price);
        for (auto& [group, tallies] : m_groups)
            tallies[memberOf(group, label->second, hour)].add(record, failed, label->second.price);
    }

    UsageReport finish()
    {
        UsageReport report;
        report.total = m_total.finish({});
        for (auto& [group, tallies] : m_groups)
            report.groups[group] = rows(group, tallies);
        return report;
    }

private:
    static std::vector<UsageRow> rows(UsageGroup group, Tallies& tallies)
    {
        std::vector<UsageRow> list;
        list.reserve(tallies.size());
        for (auto& [name, tally] : tallies)
            list.push_back(tally.finish(name));
        const bool isTime
            = group == UsageGroup::Day || group == UsageGroup::Hour || group == UsageGroup::HourOfWeek;
        if (!isTime)
            std::stable_sort(list.begin(), list.end(),
                [](const UsageRow& one, const UsageRow& other) { return one.requests > other.requests; });
        return list;
    }

    const Labels& m_labels;
    LocalHours m_hours;
    UsageTally m_total;
    std::map<UsageGroup, Tallies> m_groups;
};

DatabaseResult<UsageReport> addUp(const Database& database, const UsageRange& range,
    const std::vector<UsageGroup>& groups, const Labels& labels)
{
    DatabaseResult<QSqlQuery> query
        = database.prepare(QStringLiteral("SELECT label, time, failed, input_tokens, output_tokens,"
                                          " cache_read_tokens, cache_write_tokens, first_token, duration"
                                          " FROM requests WHERE time >= ? AND time < ?"));
    if (!query)
        return tl::unexpected(query.error());
    query->addBindValue(range.from.toMSecsSinceEpoch());
    query->addBindValue(range.until.toMSecsSinceEpoch());
    if (const DatabaseResult<void> executed = Database::execute(*query); !executed)
        return tl::unexpected(executed.error());
    UsageSums sums(groups, range.from, labels);
    DatabaseResult<bool> row = Database::step(*query);
    for (; row && *row; row = Database::step(*query))
        sums.add(*query);
    return row.map([&](bool) { return sums.finish(); });
}

} // namespace

std::string clientProduct(const std::string& userAgent)
{
    const std::string product = userAgent.substr(0, userAgent.find_first_of("/ ("));
    return product.empty() ? "unknown" : product;
}

std::string_view usageGroupName(UsageGroup group)
{
    switch (group) {
    case UsageGroup::Provider: return "provider";
    case UsageGroup::Model: return "model";
    case UsageGroup::Client: return "client";
    case UsageGroup::Endpoint: return "endpoint";
    case UsageGroup::Day: return "day";
    case UsageGroup::Hour: return "clock";
    case UsageGroup::HourOfWeek: return "hour";
    }
    return "";
}

Result<UsageReport> queryUsage(JournalReader& reader, const UsageRange& range,
    const std::vector<UsageGroup>& groups, const PriceTable& prices)
{
    const Result<const Database*> database = reader.database();
    if (!database)
        return tl::unexpected(database.error());
    return readLabels(**database, prices)
        .and_then([&](const Labels& labels) { return addUp(**database, range, groups, labels); })
        .map_error([](const DatabaseError& error) {
            return Error{ ErrorKind::Unavailable, "The journal cannot be read: " + error.message };
        });
}

} // namespace dragoman
