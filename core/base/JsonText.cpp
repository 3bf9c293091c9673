#include "base/Json.h"
#include "base/JsonGrammar.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace dragoman {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD

std::uint32_t hexValue(std::string_view digits)
{
    std::uint32_t value = 0;
    for (const char c : digits) {
        const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
        value = value * 16 + static_cast<std::uint32_t>(digit);
    }
    return value;
}

void appendUtf8(std::string& out, std::uint32_t code)
{
    const auto put = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xc0 | code >> 6);
        put(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        put(0xe0 | code >> 12);
        put(0x80 | (code >> 6 & 0x3f));
        put(0x80 | (code & 0x3f));
    } else {
        put(0xf0 | code >> 18);
        put(0x80 | (code >> 12 & 0x3f));
        put(0x80 | (code >> 6 & 0x3f));
        put(0x80 | (code & 0x3f));
    }
}

bool isHighSurrogate(std::uint32_t code)
{
    return code >= 0xd800 && code < 0xdc00;
}

bool isLowSurrogate(std::uint32_t code)
{
    return code >= 0xdc00 && code < 0xe000;
}

// Decodes the \uXXXX at the start of `text`, with its second half where there is one; returns how many
// characters it took.
std::size_t decodeUnicodeEscape(std::string& out, std::string_view text)
{
    const std::uint32_t first = hexValue(text.substr(2, 4));
    if (!isHighSurrogate(first)) {
        isLowSurrogate(first) ? void(out.append(replacement)) : appendUtf8(out, first);
        return 6;
    }
    const std::uint32_t second
        = text.size() >= 12 && text.substr(6, 2) == "\\u" ? hexValue(text.substr(8, 4)) : 0;
    if (!isLowSurrogate(second)) {
        out.append(replacement);
        return 6;
    }
    appendUtf8(out, 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00));
    return 12;
}

char simpleEscape(char kind)
{
    switch (kind) {
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return kind;
    }
}

bool needsEscape(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

// The first character of [begin, end) that must be escaped; looks at eight bytes at a time.
const char* findEscapable(const char* begin, const char* end)
{
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t highs = 0x8080808080808080U;
    const auto hasZero = [](std::uint64_t word) { return (word - ones) & ~word & highs; };
    for (; end - begin >= 8; begin += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, begin, 8);
        const std::uint64_t control = (word - ones * 0x20) & ~word & highs;
        if (control | hasZero(word ^ (ones * '"')) | hasZero(word ^ (ones * '\\')))
            break;
    }
    return std::find_if(begin, end, needsEscape);
}

void appendEscape(std::string& out, char c)
{
    constexpr std::string_view plain = "\b\f\n\r\t\"\\";
    constexpr std::string_view letters = "bfnrt\"\\";
    const std::size_t at = plain.find(c);
    if (at != std::string_view::npos) {
        out.push_back('\\');
        out.push_back(letters[at]);
        return;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    out.append("\\u00");
    out.push_back(digits[static_cast<unsigned char>(c) >> 4]);
    out.push_back(digits[static_cast<unsigned char>(c) & 0xf]);
}

// True for one escape or character that stands for white space; `length` tells how much it took.
bool isBlankAt(std::string_view text, std::size_t& length)
{
    length = 1;
    if (text.front() != '\\')
        return text.front() == ' ';
    length = 2;
    if (text[1] != 'u')
        return text[1] == 'n' || text[1] == 't' || text[1] == 'r' || text[1] == 'f';
    length = 6;
    const std::uint32_t code = hexValue(text.substr(2, 4));
    return code == 0x20 || (code >= 0x09 && code <= 0x0d) || code == 0xa0 || code == 0x3000;
}

} // namespace

void appendDecoded(std::string& out, JsonText text)
{
    std::string_view rest = text.escaped;
    for (std::size_t at = rest.find('\\'); at != std::string_view::npos; at = rest.find('\\')) {
        out.append(rest.substr(0, at));
        rest.remove_prefix(at);
        if (rest[1] == 'u') {
            rest.remove_prefix(decodeUnicodeEscape(out, rest));
        } else {
            out.push_back(simpleEscape(rest[1]));
            rest.remove_prefix(2);
        }
    }
    out.append(rest);
}

std::string decodeJsonText(JsonText text)
{
    std::string out;
    out.reserve(text.escaped.size());
    appendDecoded(out, text);
    return out;
}

void appendEscapedValid(std::string& out, std::string_view plain)
{
    const char* at = plain.data();
    const char* const end = at + plain.size();
    while (true) {
        const char* stop = findEscapable(at, end);
        out.append(at, stop);
        if (stop == end)
            return;
        appendEscape(out, *stop);
        at = stop + 1;
    }
}

void appendEscaped(std::string& out, std::string_view plain)
{
    if (findInvalidUtf8(plain) == std::string_view::npos)
        appendEscapedValid(out, plain);
    else
        appendEscapedValid(out, toValidUtf8(plain));
}

std::string escapeJson(std::string_view plain)
{
    std::string out;
    out.reserve(plain.size() + plain.size() / 8);
    appendEscaped(out, plain);
    return out;
}

bool isBlank(JsonText text)
{
    std::string_view rest = text.escaped;
    while (!rest.empty()) {
        std::size_t length = 0;
        if (!isBlankAt(rest, length))
            return false;
        rest.remove_prefix(length);
    }
    return true;
}

std::string toValidUtf8(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = findInvalidUtf8(bytes); at != std::string_view::npos; at = findInvalidUtf8(bytes)) {
        out.append(bytes.substr(0, at)).append(replacement);
        bytes.remove_prefix(at + 1);
    }
    return out.append(bytes);
}

} // namespace dragoman
