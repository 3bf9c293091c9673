#include "journal/RequestExport.h"

#include "base/JsonWriter.h"
#include "journal/TokenSpeed.h"

#include <QDateTime>

#include <cmath>

namespace dragoman {

namespace {

void writeNumber(JsonWriter& json, std::string_view name, const std::optional<std::int64_t>& number)
{
    json.key(name);
    number ? json.integer(*number) : json.null();
}

double milliseconds(std::chrono::microseconds time)
{
    return static_cast<double>(time.count()) / 1000;
}

void writeTime(JsonWriter& json, std::string_view name, std::chrono::microseconds time)
{
    json.key(name);
    time.count() > 0 ? json.number(milliseconds(time)) : json.null();
}

void writeTimes(JsonWriter& json, const RequestRecord& record)
{
    writeTime(json, "firstByteMilliseconds", record.firstByte);
    writeTime(json, "firstTokenMilliseconds", record.firstToken);
    json.key("durationMilliseconds").number(milliseconds(record.duration));
    const std::optional<double> speed = tokensPerSecond(record);
    json.key("tokensPerSecond");
    speed ? json.number(std::round(*speed * 10) / 10) : json.null();
}

void writeAttempts(JsonWriter& json, const std::vector<AttemptRecord>& attempts)
{
    json.key("tries").beginArray();
    for (const AttemptRecord& attempt : attempts) {
        json.beginObject();
        json.key("provider").string(attempt.provider);
        json.key("key").string(attempt.key);
        json.key("model").string(attempt.model);
        json.key("status").integer(attempt.status);
        json.key("reason").string(attempt.reason);
        json.key("durationMilliseconds").number(milliseconds(attempt.duration));
        json.endObject();
    }
    json.endArray();
}

void writeDetails(JsonWriter& json, const RequestRecord& record)
{
    writeAttempts(json, record.attempts);
    json.key("skipped").beginArray();
    for (const SkippedProvider& skipped : record.skipped) {
        json.beginObject().key("provider").string(skipped.provider);
        json.key("reason").string(skipped.reason).endObject();
    }
    json.endArray().key("warnings").beginArray();
    for (const std::string& warning : record.warnings)
        json.string(warning);
    json.endArray();
}

std::string numberText(const std::optional<std::int64_t>& number)
{
    return number ? std::to_string(*number) : std::string();
}

std::string speedText(const RequestRecord& record)
{
    const std::optional<double> speed = tokensPerSecond(record);
    return speed ? QString::number(*speed, 'f', 1).toStdString() : std::string();
}

std::string line(const std::vector<std::string>& cells)
{
    std::string text;
    for (const std::string& cell : cells)
        text += (text.empty() ? "" : ",") + cell;
    return text + "\r\n";
}

} // namespace

std::string utcText(std::chrono::system_clock::time_point time)
{
    const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(since.count(), Qt::UTC).toString(Qt::ISODateWithMs).toStdString();
}

void writeRequest(JsonWriter& json, const StoredRequest& request)
{
    const RequestRecord& record = request.record;
    json.beginObject().key("id").integer(request.id);
    json.key("time").string(utcText(record.time));
    json.key("endpoint").string(record.endpoint);
    json.key("client").string(record.client);
    json.key("clientProtocol").string(record.clientProtocol);
    json.key("provider").string(record.provider);
    json.key("providerProtocol").string(record.providerProtocol);
    json.key("key").string(record.key);
    json.key("askedModel").string(record.askedModel);
    json.key("usedModel").string(record.usedModel);
    json.key("stream").boolean(record.stream);
    json.key("translated").boolean(record.translated);
    json.key("status").integer(record.status);
    json.key("failed").boolean(request.isFailure);
    json.key("clientLeft").boolean(record.clientLeft);
    json.key("stopReason").string(record.stopReason);
    json.key("error").string(record.error);
    json.key("attempts").integer(request.attempts);
    writeNumber(json, "inputTokens", record.inputTokens);
    writeNumber(json, "outputTokens", record.outputTokens);
    writeNumber(json, "cacheReadTokens", record.cacheReadTokens);
    writeNumber(json, "cacheWriteTokens", record.cacheWriteTokens);
    writeNumber(json, "reasoningTokens", record.reasoningTokens);
    writeTimes(json, record);
    json.key("requestBytes").integer(static_cast<std::int64_t>(record.requestBytes));
    json.key("responseBytes").integer(static_cast<std::int64_t>(record.responseBytes));
    if (!record.attempts.empty())
        writeDetails(json, record);
    json.endObject();
}

std::string csvCell(const std::string& text)
{
    constexpr std::string_view formulaSigns = "=+-@\t\r";
    const bool isFormula = !text.empty() && formulaSigns.find(text.front()) != std::string_view::npos;
    std::string cell = isFormula ? "'" + text : text;
    if (cell.find_first_of("\",\r\n") == std::string::npos)
        return cell;
    for (std::size_t at = cell.find('"'); at != std::string::npos; at = cell.find('"', at + 2))
        cell.insert(at, 1, '"');
    return '"' + cell + '"';
}

std::string requestCsvHead()
{
    return line({ "id", "time", "endpoint", "client", "client_protocol", "provider", "provider_protocol",
        "key", "asked_model", "used_model", "stream", "translated", "status", "failed", "client_left",
        "stop_reason", "error", "attempts", "input_tokens", "output_tokens", "cache_read_tokens",
        "cache_write_tokens", "reasoning_tokens", "first_byte_us", "first_token_us", "duration_us",
        "tokens_per_second", "request_bytes", "response_bytes" });
}

std::string requestCsvLine(const StoredRequest& request)
{
    const RequestRecord& record = request.record;
    const auto flag = [](bool is) { return std::string(is ? "1" : "0"); };
    return line(
        { std::to_string(request.id), utcText(record.time), csvCell(record.endpoint), csvCell(record.client),
            csvCell(record.clientProtocol), csvCell(record.provider), csvCell(record.providerProtocol),
            csvCell(record.key), csvCell(record.askedModel), csvCell(record.usedModel), flag(record.stream),
            flag(record.translated), std::to_string(record.status), flag(request.isFailure),
            flag(record.clientLeft), csvCell(record.stopReason), csvCell(record.error),
            std::to_string(request.attempts), numberText(record.inputTokens), numberText(record.outputTokens),
            numberText(record.cacheReadTokens), numberText(record.cacheWriteTokens),
            numberText(record.reasoningTokens), std::to_string(record.firstByte.count()),
            std::to_string(record.firstToken.count()), std::to_string(record.duration.count()),
            speedText(record), std::to_string(record.requestBytes), std::to_string(record.responseBytes) });
}

} // namespace dragoman
