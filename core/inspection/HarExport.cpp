#include "inspection/HarExport.h"

#include "base/JsonWriter.h"
#include "http/Target.h"
#include "inspection/CapturedRequest.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace dragoman {

namespace {

// One of the two exchanges of a request.
struct HarPair
{
    const RequestRecord& record;
    const CapturedMessage& request;
    const CapturedMessage& answer;
    const std::vector<StreamMark>& marks; // of the answer
    std::string_view who; // "client" or "provider"
};

double milliseconds(std::chrono::microseconds time)
{
    return static_cast<double>(time.count()) / 1000;
}

void writeHeaders(JsonWriter& json, const CapturedMessage& message)
{
    json.key("cookies").beginArray().endArray(); // never kept
    json.key("headers").beginArray();
    for (const auto& [name, value] : message.headers)
        json.beginObject().key("name").string(name).key("value").string(value).endObject();
    json.endArray();
}

std::string queryText(std::string_view escaped)
{
    return queryValue("v=" + std::string(escaped), "v").value_or(std::string(escaped));
}

void writeQuery(JsonWriter& json, std::string_view url)
{
    json.key("queryString").beginArray();
    const std::size_t question = url.find('?');
    std::string_view query
        = question == std::string_view::npos ? std::string_view() : url.substr(question + 1);
    while (!query.empty()) {
        const std::string_view parameter = query.substr(0, query.find('&'));
        const std::size_t equals = std::min(parameter.find('='), parameter.size());
        json.beginObject().key("name").string(queryText(parameter.substr(0, equals)));
        json.key("value").string(queryText(parameter.substr(std::min(equals + 1, parameter.size()))));
        json.endObject();
        query.remove_prefix(std::min(parameter.size() + 1, query.size()));
    }
    json.endArray();
}

std::string_view mimeType(const CapturedMessage& message)
{
    const std::string_view type = headerValue(message, "content-type");
    return type.empty() ? "application/octet-stream" : type;
}

void writeSizes(JsonWriter& json, const CapturedMessage& message)
{
    json.key("headersSize").integer(-1).key("bodySize").integer(static_cast<std::int64_t>(message.size));
    if (message.body.size() < message.size)
        json.key("comment").string("The body was too large to be kept whole.");
}

void writeRequest(JsonWriter& json, const CapturedMessage& request)
{
    const RequestLine line = requestLine(request);
    json.key("request").beginObject();
    json.key("method").string(line.method).key("url").string(line.url).key("httpVersion").string("HTTP/1.1");
    writeHeaders(json, request);
    writeQuery(json, line.url);
    json.key("postData").beginObject().key("mimeType").string(mimeType(request));
    json.key("params").beginArray().endArray().key("text").string(request.body).endObject();
    writeSizes(json, request);
    json.endObject();
}

int statusOf(const CapturedMessage& answer)
{
    int status = 0; // HAR's word for an answer that did not come
    std::from_chars(answer.start.data(), answer.start.data() + answer.start.size(), status);
    return status;
}

void writeResponse(JsonWriter& json, const CapturedMessage& answer)
{
    json.key("response").beginObject();
    json.key("status").integer(statusOf(answer)).key("statusText").string("");
    json.key("httpVersion").string("HTTP/1.1");
    writeHeaders(json, answer);
    json.key("content").beginObject().key("size").integer(static_cast<std::int64_t>(answer.size));
    json.key("mimeType").string(mimeType(answer)).key("text").string(answer.body).endObject();
    json.key("redirectURL").string("");
    writeSizes(json, answer);
    json.endObject();
}

void writeTimings(JsonWriter& json, const HarPair& pair)
{
    const std::chrono::microseconds first = pair.marks.empty() ? pair.record.duration : pair.marks.front().at;
    const std::chrono::microseconds last = pair.marks.empty() ? first : pair.marks.back().at;
    json.key("time").number(milliseconds(last));
    json.key("cache").beginObject().endObject();
    json.key("timings").beginObject().key("send").integer(0).key("wait").number(milliseconds(first));
    json.key("receive").number(milliseconds(last - first)).endObject();
}

void writeEntry(JsonWriter& json, const HarPair& pair)
{
    if (pair.request.start.empty())
        return;
    json.beginObject();
    json.key("startedDateTime").string(isoTime(pair.record.time));
    writeRequest(json, pair.request);
    writeResponse(json, pair.answer);
    writeTimings(json, pair);
    json.key("_exchange").string(pair.who).key("_provider").string(pair.record.provider);
    json.key("_model").string(pair.record.usedModel).key("_error").string(pair.record.error);
    json.endObject();
}

} // namespace

std::string harExport(const std::vector<RequestRecord>& records)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject().key("log").beginObject().key("version").string("1.2");
    json.key("creator").beginObject().key("name").string("dragoman");
    json.key("version").string(DRAGOMAN_VERSION).endObject().key("entries").beginArray();
    for (const RequestRecord& record : records) {
        if (!record.captured)
            continue;
        const CapturedExchange& kept = *record.captured;
        writeEntry(json, { record, kept.clientRequest, kept.clientAnswer, kept.clientMarks, "client" });
        writeEntry(
            json, { record, kept.providerRequest, kept.providerAnswer, kept.providerMarks, "provider" });
    }
    json.endArray().endObject().endObject();
    return out;
}

std::string isoTime(std::chrono::system_clock::time_point time)
{
    using namespace std::chrono;
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(floor<std::chrono::milliseconds>(time - day));
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", int(date.year()),
        unsigned(date.month()), unsigned(date.day()), int(clock.hours().count()),
        int(clock.minutes().count()), int(clock.seconds().count()), int(clock.subseconds().count()));
    return text.data();
}

} // namespace dragoman
