#include "journal/UsageExport.h"

#include "base/JsonWriter.h"
#include "journal/RequestExport.h"

namespace dragoman {

namespace {

double milliseconds(std::chrono::microseconds time)
{
    return static_cast<double>(time.count()) / 1000;
}

void writeTime(JsonWriter& json, std::string_view key, std::chrono::microseconds time)
{
    json.key(key);
    time.count() > 0 ? json.number(milliseconds(time)) : json.null();
}

void writeRow(JsonWriter& json, const UsageRow& row)
{
    json.beginObject();
    if (!row.name.empty())
        json.key("name").string(row.name);
    json.key("requests").integer(row.requests);
    json.key("failed").integer(row.failed);
    json.key("successRate").number(row.successRate());
    json.key("inputTokens").integer(row.inputTokens);
    json.key("outputTokens").integer(row.outputTokens);
    json.key("cacheReadTokens").integer(row.cacheReadTokens);
    json.key("cacheWriteTokens").integer(row.cacheWriteTokens);
    json.key("cacheHitRate").number(row.cacheHitRate());
    json.key("cost").number(row.cost());
    json.key("requestsWithoutPrice").integer(row.withoutPrice);
    writeTime(json, "durationMilliseconds50", row.duration50);
    writeTime(json, "durationMilliseconds95", row.duration95);
    writeTime(json, "firstTokenMilliseconds50", row.firstToken50);
    writeTime(json, "firstTokenMilliseconds95", row.firstToken95);
    json.endObject();
}

std::string csvLine(const std::string& name, const UsageRow& row)
{
    const auto number = [](double value) { return QString::number(value, 'g', 10).toStdString(); };
    std::string line = csvCell(name);
    for (const std::int64_t count : { row.requests, row.failed, row.inputTokens, row.outputTokens,
             row.cacheReadTokens, row.cacheWriteTokens })
        line += ',' + std::to_string(count);
    line += ',' + number(row.cost()) + ',' + std::to_string(row.withoutPrice);
    for (const auto time : { row.duration50, row.duration95, row.firstToken50, row.firstToken95 })
        line += ',' + number(milliseconds(time));
    return line + "\r\n";
}

} // namespace

std::string usageJson(const UsageReport& report, const UsageRange& range)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    json.key("from").string(range.from.toUTC().toString(Qt::ISODate).toStdString());
    json.key("until").string(range.until.toUTC().toString(Qt::ISODate).toStdString());
    json.key("currency").string("USD").key("costIsEstimate").boolean(true);
    json.key("total");
    writeRow(json, report.total);
    for (const auto& [group, rows] : report.groups) {
        json.key(usageGroupName(group)).beginArray();
        for (const UsageRow& row : rows)
            writeRow(json, row);
        json.endArray();
    }
    json.endObject();
    return out;
}

std::string usageCsv(const UsageReport& report, UsageGroup group)
{
    std::string text = std::string(usageGroupName(group))
        + ",requests,failed,input_tokens,output_tokens,cache_read_tokens,cache_write_tokens,"
          "estimated_cost_usd,requests_without_price,duration_ms_50,duration_ms_95,first_token_ms_50,"
          "first_token_ms_95\r\n";
    if (const auto rows = report.groups.find(group); rows != report.groups.end()) {
        for (const UsageRow& row : rows->second)
            text += csvLine(row.name, row);
    }
    return text + csvLine("total", report.total);
}

} // namespace dragoman
