#include "protocol/ProviderErrorText.h"

#include "base/Secret.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

constexpr std::size_t maxMessageBytes = 2000;
constexpr std::size_t maxTitleBytes = 200;
constexpr std::string_view noReason = "The provider gave no reason.";

char lowerCase(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

std::size_t findWithoutCase(std::string_view text, std::string_view lowerCaseWords)
{
    const auto found = std::search(text.begin(), text.end(), lowerCaseWords.begin(), lowerCaseWords.end(),
        [](char a, char b) { return lowerCase(a) == b; });
    return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

// Control characters become spaces, and white space in a row one space.
std::string withoutControls(std::string_view text)
{
    std::string clean;
    for (const char c : text) {
        const bool isSpace = static_cast<unsigned char>(c) <= 0x20 || c == 0x7f;
        if (!isSpace)
            clean.push_back(c);
        else if (!clean.empty() && clean.back() != ' ')
            clean.push_back(' ');
    }
    if (clean.ends_with(' '))
        clean.pop_back();
    return clean;
}

// Cuts between characters.
void shorten(std::string& text, std::size_t maxBytes)
{
    if (text.size() <= maxBytes)
        return;
    std::size_t end = maxBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        --end;
    text.resize(end);
    text += "...";
}

// The text between the first tag of that name and the next tag.
std::string_view elementText(std::string_view page, std::string_view tag)
{
    const std::size_t open = findWithoutCase(page, tag);
    const std::size_t begin = open == std::string_view::npos ? open : page.find('>', open);
    if (begin == std::string_view::npos)
        return {};
    page.remove_prefix(begin + 1);
    return page.substr(0, page.find('<'));
}

// A string decoded, a number as spelled, nothing else.
std::string word(const JsonValue& value)
{
    return cleanMessage(value.isNumber() ? std::string(value.raw().text) : value.decoded());
}

JsonValue firstGiven(const JsonValue& object, std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys) {
        if (const JsonValue value = object[key]; !value.isAbsent())
            return value;
    }
    return {};
}

// FastAPI's way to name a field: ["body", "messages", 0].
std::string locationPath(const JsonValue& location)
{
    std::string path;
    for (const JsonValue step : location) {
        if (step.isNumber())
            path += "[" + std::string(step.raw().text) + "]";
        else if (!step.equals("body"))
            path += (path.empty() ? "" : ".") + step.decoded();
    }
    return path;
}

// FastAPI lists its complaints: {"detail":[{"loc":[...],"msg":"..."}]}.
ProviderErrorText readComplaints(const JsonValue& list)
{
    ProviderErrorText text;
    for (const JsonValue complaint : list) {
        const std::string path = locationPath(complaint["loc"]);
        const std::string reason = complaint["msg"].decoded();
        if (text.param.empty())
            text.param = cleanMessage(path);
        if (!reason.empty())
            text.message += (text.message.empty() ? "" : "; ") + (path.empty() ? "" : path + ": ") + reason;
    }
    text.message = cleanMessage(text.message.empty() ? list.raw().text : text.message);
    return text;
}

// OpenRouter puts what the provider behind it said into `metadata.raw`.
std::string originalReason(const JsonValue& fields)
{
    const std::string raw = fields["metadata"]["raw"].decoded();
    return raw.empty() || isWebPage(raw) ? std::string() : ": " + raw;
}

ProviderErrorText readFields(const JsonValue& fields)
{
    const JsonValue message = firstGiven(fields, { "message", "msg", "detail", "error_msg", "status_msg" });
    const std::string reason = message.isString() ? message.decoded() : std::string(message.raw().text);
    ProviderErrorText text;
    text.message = cleanMessage(reason + originalReason(fields));
    text.type = word(firstGiven(fields, { "type", "status" }));
    text.code
        = word(fields["details"]["error_code"].isAbsent() ? fields["code"] : fields["details"]["error_code"]);
    text.param = word(fields["param"]);
    return text;
}

ProviderErrorText readError(const JsonValue& value)
{
    if (value.isString())
        return { word(value) };
    const JsonValue fields = value["error"].isObject() ? value["error"] : value;
    if (fields["detail"].isArray())
        return readComplaints(fields["detail"]);
    if (value["error"].isString())
        return { word(value["error"]), {}, word(value["code"]), {} };
    return readFields(fields);
}

struct StatusKind
{
    int status;
    ErrorKind kind;
};

constexpr std::array<StatusKind, 20> statusKinds{ { { 400, ErrorKind::InvalidRequest },
    { 401, ErrorKind::Unauthorized }, { 402, ErrorKind::Billing }, { 403, ErrorKind::Forbidden },
    { 404, ErrorKind::NotFound }, { 405, ErrorKind::MethodNotAllowed }, { 408, ErrorKind::RequestTimeout },
    { 409, ErrorKind::Conflict }, { 413, ErrorKind::TooLarge }, { 415, ErrorKind::UnsupportedMedia },
    { 422, ErrorKind::Unprocessable }, { 429, ErrorKind::RateLimited }, { 431, ErrorKind::HeadTooLarge },
    { 500, ErrorKind::Internal }, { 502, ErrorKind::BadGateway }, { 503, ErrorKind::Unavailable },
    { 504, ErrorKind::GatewayTimeout }, { 522, ErrorKind::GatewayTimeout },
    { 524, ErrorKind::GatewayTimeout }, { 529, ErrorKind::Overloaded } } }; // 522 and 524: Cloudflare

// In lower case; from the providers' own messages.
constexpr std::array<std::string_view, 9> contextPhrases{ "prompt is too long", "context_length_exceeded",
    "maximum context length", "exceed context limit", "exceeds the context", "exceeds the available context",
    "exceeds the model's context", "input is too long", "input length exceeds" };

} // namespace

ProviderErrorText readProviderError(std::string_view body)
{
    if (isWebPage(body))
        return { describeWebPage(body) };
    JsonDocument document;
    if (document.parseCopy(body))
        return readProviderError(document.root());
    const std::string message = cleanMessage(body);
    return { message.empty() ? std::string(noReason) : message };
}

ProviderErrorText readProviderError(const JsonValue& value)
{
    ProviderErrorText text = readError(value.isArray() ? value.at(0) : value);
    if (isWebPage(text.message))
        text.message = describeWebPage(text.message);
    if (text.message.empty() && !value.isEmptyContainer() && !value.isAbsent())
        text.message = cleanMessage(value.raw().text);
    if (text.message.empty())
        text.message = noReason;
    return text;
}

bool isProviderError(const JsonValue& value)
{
    const JsonValue error = value["error"];
    const bool isGiven = error.isObject() || (error.isString() && !error.text().isEmpty());
    return isGiven || value["type"].equals("error") || value["object"].equals("error");
}

bool isWebPage(std::string_view body)
{
    const std::size_t first = body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != std::string_view::npos && body[first] == '<';
}

std::string describeWebPage(std::string_view page)
{
    std::string title = cleanMessage(elementText(page, "<title"));
    shorten(title, maxTitleBytes);
    return "The provider answered with a web page" + (title.empty() ? title : " (\"" + title + "\")")
        + " in the place of its API; a web firewall or a sign-in page of the network has probably answered.";
}

std::string cleanMessage(std::string_view text)
{
    // More than enough to hold what is kept once white space is gone.
    constexpr std::size_t lookedAt = maxMessageBytes * 8;
    std::string clean = redactKeyShapes(withoutControls(toValidUtf8(text.substr(0, lookedAt))));
    shorten(clean, maxMessageBytes);
    return clean;
}

ErrorKind errorKindOfStatus(int status)
{
    for (const StatusKind& row : statusKinds) {
        if (row.status == status)
            return row.kind;
    }
    return status >= 400 && status < 500 ? ErrorKind::InvalidRequest : ErrorKind::BadGateway;
}

bool saysContextExceeded(std::string_view message)
{
    return std::any_of(contextPhrases.begin(), contextPhrases.end(), [message](std::string_view phrase) {
        return findWithoutCase(message, phrase) != std::string_view::npos;
    });
}

} // namespace dragoman
