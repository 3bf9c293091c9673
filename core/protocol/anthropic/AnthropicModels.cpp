#include "protocol/anthropic/AnthropicModels.h"

#include "base/JsonWriter.h"
#include "protocol/ProviderErrorText.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace dragoman {

namespace {

constexpr std::size_t maxPage = 1000;

// The digits at `at`, or -1 when one of them is none.
int digitsAt(std::string_view text, std::size_t at, std::size_t count)
{
    int value = 0;
    if (at + count > text.size())
        return -1;
    const auto [end, code] = std::from_chars(text.data() + at, text.data() + at + count, value);
    const bool isNumber = code == std::errc() && end == text.data() + at + count && text[at] != '-';
    return isNumber ? value : -1;
}

// "Z" or "+hh:mm" at the end of a timestamp, in seconds.
std::int64_t offsetSeconds(std::string_view zone)
{
    if (zone.size() != 6 || zone[3] != ':')
        return 0;
    const std::int64_t seconds = digitsAt(zone, 1, 2) * 3600 + digitsAt(zone, 4, 2) * 60;
    return zone.front() == '-' ? -seconds : seconds;
}

ModelInfo readFields(const JsonValue& model)
{
    ModelInfo info;
    info.id = model["id"].decoded();
    info.displayName = model["display_name"].decoded();
    info.created = model["created"].integer().value_or(unixSeconds(model["created_at"].text().escaped));
    info.ownedBy = model["owned_by"].isString() ? model["owned_by"].decoded() : "anthropic";
    info.maxInputTokens = model["max_input_tokens"].integer().value_or(0);
    info.maxOutputTokens = model["max_tokens"].integer().value_or(0);
    if (model["capabilities"].isObject())
        info.capabilities = model["capabilities"].raw().text;
    return info;
}

tl::unexpected<Error> notThat(std::string_view body, std::string_view what)
{
    JsonDocument document;
    const bool isError = isWebPage(body) || (document.parseCopy(body) && isProviderError(document.root()));
    return failure(ErrorKind::BadGateway,
        isError ? readProviderError(body).message
                : "The provider's answer is not " + std::string(what) + " of the Anthropic protocol.");
}

void writeCount(JsonWriter& json, std::string_view key, std::int64_t count)
{
    json.key(key);
    count > 0 ? json.integer(count) : json.null();
}

void write(JsonWriter& json, const ModelInfo& model)
{
    json.beginObject();
    json.key("type").string("model");
    json.key("id").string(model.id);
    json.key("display_name").string(model.displayName.empty() ? model.id : model.displayName);
    json.key("created_at").string(rfc3339(model.created));
    writeCount(json, "max_input_tokens", model.maxInputTokens);
    writeCount(json, "max_tokens", model.maxOutputTokens);
    json.key("capabilities").raw({ model.capabilities });
    json.endObject();
}

using Models = std::vector<ModelInfo>;

struct Page
{
    Models::const_iterator begin;
    Models::const_iterator end;
    bool hasMore = false;
};

Models::const_iterator find(const Models& models, const std::string& id)
{
    return std::find_if(
        models.begin(), models.end(), [&id](const ModelInfo& model) { return model.id == id; });
}

Page pageOf(const Models& models, const ModelQuery& query)
{
    const auto limit
        = static_cast<std::ptrdiff_t>(query.limit == 0 ? maxPage : std::min(query.limit, maxPage));
    if (!query.beforeId.empty()) {
        const auto found = find(models, query.beforeId);
        const auto end = found == models.end() ? models.begin() : found;
        const auto begin = end - std::min(limit, end - models.begin());
        return { begin, end, begin != models.begin() };
    }
    const auto found = query.afterId.empty() ? models.end() : find(models, query.afterId);
    auto begin = query.afterId.empty() ? models.begin() : found;
    if (found != models.end())
        ++begin;
    const auto end = begin + std::min(limit, models.end() - begin);
    return { begin, end, end != models.end() };
}

} // namespace

Result<ModelPage> readAnthropicModels(std::string_view body)
{
    JsonDocument document;
    if (!document.parseCopy(body) || !document.root()["data"].isArray())
        return notThat(body, "a list of models");
    ModelPage page;
    for (const JsonValue model : document.root()["data"]) {
        if (!model["id"].text().isEmpty())
            page.models.push_back(readFields(model));
    }
    if (document.root()["has_more"].boolOr(false))
        page.nextCursor = document.root()["last_id"].decoded();
    return page;
}

Result<ModelInfo> readAnthropicModel(std::string_view body)
{
    JsonDocument document;
    if (!document.parseCopy(body) || document.root()["id"].text().isEmpty())
        return notThat(body, "a model");
    return readFields(document.root());
}

std::string writeAnthropicModels(const std::vector<ModelInfo>& models, const ModelQuery& query)
{
    Models sorted = models;
    std::stable_sort(sorted.begin(), sorted.end(),
        [](const ModelInfo& a, const ModelInfo& b) { return a.created > b.created; });
    const Page page = pageOf(sorted, query);
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    json.key("data").beginArray();
    std::for_each(page.begin, page.end, [&json](const ModelInfo& model) { write(json, model); });
    json.endArray();
    json.key("has_more").boolean(page.hasMore);
    const bool isEmpty = page.begin == page.end;
    json.key("first_id");
    isEmpty ? json.null() : json.string(page.begin->id);
    json.key("last_id");
    isEmpty ? json.null() : json.string((page.end - 1)->id);
    json.endObject();
    return out;
}

std::string writeAnthropicModel(const ModelInfo& model)
{
    std::string out;
    JsonWriter json(out);
    write(json, model);
    return out;
}

std::int64_t unixSeconds(std::string_view timestamp)
{
    using namespace std::chrono;
    constexpr std::array<std::size_t, 5> twoDigits{ 5, 8, 11, 14, 17 }; // 2026-01-31T23:59:59Z
    std::array<int, 5> parts{};
    const int year = digitsAt(timestamp, 0, 4);
    for (std::size_t i = 0; i < parts.size(); ++i)
        parts[i] = digitsAt(timestamp, twoDigits[i], 2);
    if (year < 0 || *std::min_element(parts.begin(), parts.end()) < 0)
        return 0;
    const year_month_day date = std::chrono::year(year) / parts[0] / parts[1];
    if (!date.ok())
        return 0;
    const auto zone = timestamp.find_first_of("Zz+-", 19);
    const seconds time
        = sys_days(date).time_since_epoch() + hours(parts[2]) + minutes(parts[3]) + seconds(parts[4]);
    return time.count() - (zone == std::string_view::npos ? 0 : offsetSeconds(timestamp.substr(zone)));
}

std::string rfc3339(std::int64_t unixSeconds)
{
    using namespace std::chrono;
    constexpr std::int64_t lastSecond = 253402300799; // of the year 9999
    constexpr std::int64_t firstSecond = -62167219200; // of the year 0
    const sys_seconds time{ seconds(std::clamp(unixSeconds, firstSecond, lastSecond)) };
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    std::array<char, 32> text{};
    const int length = std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ",
        static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
        static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
        static_cast<int>(clock.seconds().count()));
    return { text.data(), static_cast<std::size_t>(length) };
}

} // namespace dragoman
