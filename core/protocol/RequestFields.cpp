#include "protocol/RequestFields.h"

namespace dragoman {

namespace {

constexpr std::size_t maxWarnings = 100;

tl::unexpected<Error> invalidPath(std::string path, std::string_view what)
{
    std::string message = path.empty() ? "the request body" : path;
    message.append(": ").append(what);
    return failure(ErrorKind::InvalidRequest, std::move(message), std::move(path));
}

} // namespace

tl::unexpected<Error> invalidField(const JsonValue& field, std::string_view what)
{
    return invalidPath(field.path(), what);
}

tl::unexpected<Error> invalidMember(const JsonValue& parent, std::string_view key, std::string_view what)
{
    std::string path = parent.path();
    path.append(path.empty() ? "" : ".").append(key);
    return invalidPath(std::move(path), what);
}

std::string quoted(JsonText text)
{
    constexpr std::size_t maxLength = 60;
    std::string plain = decodeJsonText(text);
    if (plain.size() > maxLength) {
        std::size_t end = maxLength;
        while (end > 0 && (static_cast<unsigned char>(plain[end]) & 0xc0) == 0x80)
            --end;
        plain.resize(end);
        plain += "...";
    }
    return '\'' + plain + '\'';
}

// Finding the path of a field walks the document, so a hostile request must not ask for it without end.
void warnOf(Conversation& conversation, const JsonValue& field, std::string reason)
{
    if (conversation.warnings.size() < maxWarnings)
        conversation.warn(field.path(), std::move(reason));
    else if (conversation.warnings.size() == maxWarnings)
        conversation.warn("request", "further warnings are left out");
}

bool isNotGiven(const JsonValue& value)
{
    return value.isAbsent() || value.isEmptyContainer();
}

Result<JsonText> requiredText(const JsonValue& parent, std::string_view key)
{
    const JsonValue value = parent[key];
    if (value.isAbsent())
        return invalidMember(parent, key, "a string is required");
    if (!value.isString())
        return invalidField(value, "must be a string");
    return value.text();
}

Result<JsonText> optionalText(const JsonValue& parent, std::string_view key)
{
    if (isNotGiven(parent[key]))
        return JsonText{};
    return requiredText(parent, key);
}

Result<bool> readBool(const JsonValue& value)
{
    if (!value.isBool())
        return invalidField(value, "must be true or false");
    return value.boolOr(false);
}

bool sameText(JsonText a, JsonText b)
{
    const auto isPlain = [](JsonText text) { return text.escaped.find('\\') == std::string_view::npos; };
    if (a.escaped == b.escaped)
        return true;
    return !(isPlain(a) && isPlain(b)) && decodeJsonText(a) == decodeJsonText(b);
}

std::optional<CacheMark> readCacheMark(const JsonValue& carrier)
{
    const JsonValue mark = carrier["cache_control"];
    if (mark.isObject())
        return CacheMark{ mark["ttl"].text() };
    if (carrier["prompt_cache_breakpoint"].isObject())
        return CacheMark{};
    return {};
}

} // namespace dragoman
