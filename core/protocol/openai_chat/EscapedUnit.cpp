#include "protocol/openai_chat/EscapedUnit.h"

#include <algorithm>

namespace dragoman {

namespace {

constexpr std::size_t unicodeEscapeLength = 6; // \uXXXX

EscapedUnit unicodeUnit(std::string_view escaped)
{
    unsigned code = 0;
    for (const char c : escaped.substr(2, 4))
        code = code * 16 + static_cast<unsigned>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    return { code < 0x80 ? static_cast<char>(code) : '\0', unicodeEscapeLength };
}

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

// The second half of a pair (\uDC00 to \uDFFF) counts with the first.
bool isLowSurrogate(std::string_view escape)
{
    return escape.size() == unicodeEscapeLength && (escape[2] | 0x20) == 'd'
        && (escape[3] >= 'c' || (escape[3] >= 'C' && escape[3] <= 'F'));
}

} // namespace

EscapedUnit unitAt(std::string_view escaped)
{
    if (escaped[0] != '\\')
        return { static_cast<unsigned char>(escaped[0]) < 0x80 ? escaped[0] : '\0', 1 };
    if (escaped[1] == 'u')
        return unicodeUnit(escaped);
    constexpr std::string_view letters = "bfnrt";
    constexpr std::string_view meanings = "\b\f\n\r\t";
    const std::size_t at = letters.find(escaped[1]);
    return { at == std::string_view::npos ? escaped[1] : meanings[at], 2 };
}

WordMatch matchWord(std::string_view escaped, std::string_view word)
{
    std::size_t at = 0;
    for (const char expected : word) {
        if (at == escaped.size())
            return { WordMatch::Kind::Partial, at };
        const EscapedUnit unit = unitAt(escaped.substr(at));
        if (unit.ascii != expected)
            return {};
        at += unit.length;
    }
    return { WordMatch::Kind::Whole, at };
}

std::size_t countCharacters(std::string_view escaped)
{
    if (escaped.find('\\') == std::string_view::npos)
        return escaped.size()
            - static_cast<std::size_t>(std::count_if(escaped.begin(), escaped.end(), isContinuation));
    std::size_t count = 0;
    while (!escaped.empty()) {
        const std::string_view unit = escaped.substr(0, unitAt(escaped).length);
        if (!isContinuation(unit[0]) && !isLowSurrogate(unit))
            ++count;
        escaped.remove_prefix(unit.size());
    }
    return count;
}

} // namespace dragoman
