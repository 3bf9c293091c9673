#include "base/JsonGrammar.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace dragoman {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// Removes leading digits; false when there is none.
bool takeDigits(std::string_view& text)
{
    const auto end = std::find_if_not(text.begin(), text.end(), isDigit);
    const auto count = static_cast<std::size_t>(end - text.begin());
    text.remove_prefix(count);
    return count > 0;
}

bool take(std::string_view& text, char c)
{
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

// What may follow a lead byte (Unicode standard, table 3-7): length of the sequence and the range of its
// second byte.
struct Utf8Lead
{
    unsigned char first;
    unsigned char last;
    std::size_t length;
    unsigned char secondFirst;
    unsigned char secondLast;
};
constexpr std::array<Utf8Lead, 9> utf8Leads{ { { 0x00, 0x7f, 1, 0, 0 }, { 0xc2, 0xdf, 2, 0x80, 0xbf },
    { 0xe0, 0xe0, 3, 0xa0, 0xbf }, { 0xe1, 0xec, 3, 0x80, 0xbf }, { 0xed, 0xed, 3, 0x80, 0x9f },
    { 0xee, 0xef, 3, 0x80, 0xbf }, { 0xf0, 0xf0, 4, 0x90, 0xbf }, { 0xf1, 0xf3, 4, 0x80, 0xbf },
    { 0xf4, 0xf4, 4, 0x80, 0x8f } } };

// The length of the valid sequence at the start of `text`, or 0.
std::size_t utf8SequenceLength(std::string_view text)
{
    const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    for (const Utf8Lead& lead : utf8Leads) {
        if (byte(0) < lead.first || byte(0) > lead.last)
            continue;
        if (lead.length == 1)
            return 1;
        if (text.size() < lead.length || byte(1) < lead.secondFirst || byte(1) > lead.secondLast)
            return 0;
        const bool tailOk
            = std::all_of(text.begin() + 2, text.begin() + static_cast<std::ptrdiff_t>(lead.length),
                [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; });
        return tailOk ? lead.length : 0;
    }
    return 0;
}

} // namespace

bool isJsonNumber(std::string_view token)
{
    take(token, '-');
    if (!take(token, '0') && !takeDigits(token))
        return false;
    if (take(token, '.') && !takeDigits(token))
        return false;
    if (take(token, 'e') || take(token, 'E')) {
        if (!take(token, '+'))
            take(token, '-');
        if (!takeDigits(token))
            return false;
    }
    return token.empty();
}

bool hasLegalEscapes(std::string_view inside)
{
    constexpr std::string_view simple = "\"\\/bfnrt";
    for (std::size_t at = inside.find('\\'); at != std::string_view::npos; at = inside.find('\\', at)) {
        const char kind = at + 1 < inside.size() ? inside[at + 1] : '\0';
        if (kind == 'u') {
            const std::string_view digits = inside.substr(at + 2, 4);
            if (digits.size() != 4 || !std::all_of(digits.begin(), digits.end(), isHexDigit))
                return false;
            at += 6;
        } else if (simple.find(kind) != std::string_view::npos) {
            at += 2;
        } else {
            return false;
        }
    }
    return true;
}

TextPosition textPosition(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const std::size_t lineStart = before.rfind('\n');
    TextPosition position;
    position.line = 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    position.column = 1 + before.size() - (lineStart == std::string_view::npos ? 0 : lineStart + 1);
    return position;
}

std::size_t findInvalidUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8SequenceLength(text.substr(at));
        if (length == 0)
            return at;
        at += length;
    }
    return std::string_view::npos;
}

} // namespace dragoman
