#include "journal/RecordDetails.h"

#include "base/JsonWriter.h"
#include "base/Secret.h"

namespace dragoman {

namespace {

void writeAttempts(JsonWriter& json, const std::vector<AttemptRecord>& attempts)
{
    json.key("attempts").beginArray();
    for (const AttemptRecord& attempt : attempts) {
        json.beginObject();
        json.key("provider").string(attempt.provider);
        json.key("key").string(attempt.key);
        json.key("model").string(kept(attempt.model));
        json.key("status").integer(attempt.status);
        json.key("reason").string(kept(attempt.reason));
        json.key("duration").integer(attempt.duration.count());
        json.endObject();
    }
    json.endArray();
}

AttemptRecord readAttempt(JsonValue value)
{
    AttemptRecord attempt{ value["provider"].decoded(), value["key"].decoded(), value["model"].decoded() };
    attempt.status = static_cast<int>(value["status"].integer().value_or(0));
    attempt.reason = value["reason"].decoded();
    attempt.duration = std::chrono::microseconds(value["duration"].integer().value_or(0));
    return attempt;
}

// Never in the middle of a character.
std::size_t cutAt(const std::string& text, std::size_t longest)
{
    std::size_t at = longest;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80)
        --at;
    return at;
}

} // namespace

std::string kept(const std::string& text, std::size_t longest)
{
    std::string fit = redactKeyShapes(toValidUtf8(text));
    if (fit.size() > longest)
        fit.resize(cutAt(fit, longest));
    return fit;
}

std::string writeDetails(const RequestRecord& record)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    writeAttempts(json, record.attempts);
    json.key("skipped").beginArray();
    for (const SkippedProvider& skipped : record.skipped) {
        json.beginObject().key("provider").string(skipped.provider);
        json.key("reason").string(kept(skipped.reason)).endObject();
    }
    json.endArray().key("warnings").beginArray();
    for (const std::string& warning : record.warnings)
        json.string(kept(warning));
    json.endArray().endObject();
    return out;
}

void readDetails(std::string json, RequestRecord& record)
{
    JsonDocument document;
    if (!document.parse(std::move(json)))
        return;
    for (const JsonValue attempt : document.root()["attempts"])
        record.attempts.push_back(readAttempt(attempt));
    for (const JsonValue skipped : document.root()["skipped"])
        record.skipped.push_back({ skipped["provider"].decoded(), skipped["reason"].decoded() });
    for (const JsonValue warning : document.root()["warnings"])
        record.warnings.push_back(warning.decoded());
}

std::string writeMessageHead(const CapturedMessage& message, const std::vector<StreamMark>& marks)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject().key("start").string(kept(message.start));
    json.key("headers").beginArray();
    for (const auto& [name, value] : message.headers)
        json.beginArray().string(name).string(kept(value)).endArray();
    json.endArray().key("marks").beginArray();
    for (const StreamMark& mark : marks)
        json.integer(mark.at.count()).integer(static_cast<std::int64_t>(mark.end));
    json.endArray().endObject();
    return out;
}

void readMessageHead(std::string json, CapturedMessage& message, std::vector<StreamMark>& marks)
{
    JsonDocument document;
    if (!document.parse(std::move(json)))
        return;
    message.start = document.root()["start"].decoded();
    for (const JsonValue header : document.root()["headers"])
        message.headers.emplace_back(header.at(0).decoded(), header.at(1).decoded());
    std::vector<std::int64_t> numbers;
    for (const JsonValue number : document.root()["marks"])
        numbers.push_back(number.integer().value_or(0));
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2)
        marks.push_back(
            { std::chrono::microseconds(numbers[i]), static_cast<std::uint64_t>(numbers[i + 1]) });
}

} // namespace dragoman
