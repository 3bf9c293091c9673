#include "base/KeyShapes.h"

#include <algorithm>
#include <array>
#include <string>

namespace dragoman {

namespace {

struct Shape
{
    std::string_view prefix;
    std::size_t shortest; // characters behind the prefix
    bool needsDigit = false; // where words of people look the same
};
// As the providers themselves and the usual scanners of source code describe them.
constexpr std::array<Shape, 22> shapes{ { { "sk-", 12 }, { "Bearer ", 12 }, { "bearer ", 12 },
    { "Basic ", 12, true }, { "key-", 12, true }, { "AIza", 12 }, { "gsk_", 12 }, { "ghp_", 12 },
    { "gho_", 12 }, { "ghu_", 12 }, { "ghs_", 12 }, { "github_pat_", 12 }, { "glpat-", 12 }, { "xoxb-", 10 },
    { "xoxp-", 10 }, { "xoxa-", 10 }, { "xapp-", 10 }, { "AKIA", 16 }, { "ASIA", 16 }, { "hf_", 16, true },
    { "xai-", 16, true }, { "eyJhbGciOi", 12 } } };

constexpr std::size_t index(char c)
{
    return static_cast<unsigned char>(c);
}

// By the first two letters, which rule out nearly every place of a text.
constexpr auto beginnings = [] {
    std::array<std::array<bool, 128>, 128> pairs{};
    for (const Shape& shape : shapes)
        pairs[index(shape.prefix[0])][index(shape.prefix[1])] = true;
    return pairs;
}();

constexpr auto firstLetters = [] {
    std::array<bool, 256> letters{};
    for (const Shape& shape : shapes)
        letters[index(shape.prefix[0])] = true;
    return letters;
}();

bool mayBegin(std::string_view text, std::size_t at)
{
    return at + 1 < text.size() && index(text[at]) < 128 && index(text[at + 1]) < 128
        && beginnings[index(text[at])][index(text[at + 1])];
}

constexpr std::array<std::string_view, 10> tellingNames{ "auth", "api-key", "api_key", "apikey", "cookie",
    "token", "secret", "password", "credential", "-key" };
// They name a conversation or a place, and nothing is hidden by hiding them.
constexpr std::array<std::string_view, 3> harmlessNames{ "cache-key", "cache_key", "idempotency-key" };

constexpr std::size_t shortestNamed = 20;
constexpr std::size_t longestName = 64;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isKeyCharacter(char c)
{
    return isDigit(c) || isLetter(c) || c == '-' || c == '_' || c == '.';
}

bool isEncodedCharacter(char c)
{
    return isKeyCharacter(c) || c == '+' || c == '/' || c == '=' || c == '~';
}

// What ends at `at` is the escape of a JSON string or of a URL, not a letter.
bool endsEscape(std::string_view text, std::size_t at)
{
    constexpr std::string_view controls = "nrtbf";
    if (at >= 2 && text[at - 2] == '\\' && controls.find(text[at - 1]) != std::string_view::npos)
        return true;
    if (at >= 3 && text[at - 3] == '%')
        return isHexDigit(text[at - 2]) && isHexDigit(text[at - 1]);
    return at >= 6 && text[at - 6] == '\\' && text[at - 5] == 'u';
}

bool startsWord(std::string_view text, std::size_t at)
{
    return at == 0 || !isKeyCharacter(text[at - 1]) || endsEscape(text, at);
}

template <class Predicate>
std::size_t endOfRun(std::string_view text, std::size_t at, Predicate isPart)
{
    while (at < text.size() && isPart(text[at]))
        ++at;
    return at;
}

bool hasDigit(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), isDigit);
}

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return lower;
}

template <std::size_t N>
bool containsOne(const std::string& text, const std::array<std::string_view, N>& parts)
{
    return std::any_of(parts.begin(), parts.end(),
        [&text](std::string_view part) { return text.find(part) != std::string::npos; });
}

std::string_view nameBefore(std::string_view text, std::size_t at)
{
    while (at > 0 && std::string_view(" \\\"'").find(text[at - 1]) != std::string_view::npos)
        --at;
    const std::size_t end = at;
    while (at > 0 && end - at < longestName && isKeyCharacter(text[at - 1]))
        --at;
    return text.substr(at, end - at);
}

// Behind spaces and quotes, also those of JSON in JSON; another escape is no key.
std::size_t valueBegin(std::string_view text, std::size_t at)
{
    constexpr std::string_view scheme = "Bearer ";
    at = endOfRun(text, at, [](char c) { return c == ' '; });
    const std::size_t quote = endOfRun(text, at, [](char c) { return c == '\\'; });
    if (quote < text.size() && (text[quote] == '"' || text[quote] == '\''))
        at = quote + 1;
    return text.substr(at).starts_with(scheme) ? at + scheme.size() : at;
}

} // namespace

bool namesSecret(std::string_view name)
{
    const std::string lower = lowerCase(name);
    return lower == "key" || containsOne(lower, tellingNames);
}

const std::array<bool, 256>& keyShapeStarts()
{
    return firstLetters;
}

std::optional<TextRange> keyShapeAt(std::string_view text, std::size_t at)
{
    if (!mayBegin(text, at) || !startsWord(text, at))
        return {};
    for (const Shape& shape : shapes) {
        if (text[at] != shape.prefix.front() || !text.substr(at).starts_with(shape.prefix))
            continue;
        const std::size_t begin = at + shape.prefix.size();
        const bool isEncoded = shape.prefix.back() == ' ';
        const std::size_t end = endOfRun(text, begin, isEncoded ? isEncodedCharacter : isKeyCharacter);
        const bool isLong = end - begin >= shape.shortest;
        if (isLong && (!shape.needsDigit || hasDigit(text.substr(begin, end - begin))))
            return TextRange{ begin, end };
    }
    return {};
}

std::optional<TextRange> namedSecretAt(std::string_view text, std::size_t at)
{
    const std::size_t begin = valueBegin(text, at + 1);
    const std::size_t end = endOfRun(text, begin, isEncodedCharacter);
    const std::string_view value = text.substr(begin, end - begin);
    const bool isCall = end < text.size() && text[end] == '(';
    if (value.size() < shortestNamed || isCall || !hasDigit(value)
        || std::none_of(value.begin(), value.end(), isLetter))
        return {};
    const std::string name = lowerCase(nameBefore(text, at));
    if (!namesSecret(name) || containsOne(name, harmlessNames))
        return {};
    return TextRange{ begin, end };
}

} // namespace dragoman
