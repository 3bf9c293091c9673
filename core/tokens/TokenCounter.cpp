#include "tokens/TokenCounter.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace dragoman {

namespace {

constexpr std::size_t unicodeEscapeSize = 6; // \uXXXX

bool isHighSurrogate(char32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}
bool isLowSurrogate(char32_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}
bool isSurrogate(char32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDFFF;
}

char32_t joinSurrogates(char32_t high, char32_t low)
{
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

// The number in a leading \uXXXX; nothing when the text starts otherwise.
std::optional<char32_t> unicodeEscape(std::string_view text)
{
    if (text.size() < unicodeEscapeSize || !text.starts_with("\\u"))
        return std::nullopt;
    std::uint32_t unit = 0;
    const char* end = text.data() + unicodeEscapeSize;
    const auto parsed = std::from_chars(text.data() + 2, end, unit, 16);
    if (parsed.ec != std::errc() || parsed.ptr != end)
        return std::nullopt;
    return unit;
}

char simpleEscape(char letter)
{
    constexpr std::string_view letters = "bfnrt";
    constexpr std::string_view controls = "\b\f\n\r\t";
    const std::size_t place = letters.find(letter);
    return place == std::string_view::npos ? letter : controls[place];
}

bool isSpace(char character)
{
    return character == ' ' || character == '\n' || character == '\r' || character == '\t';
}
bool isNoSpace(char character)
{
    return !isSpace(character);
}
bool isQuoteOrSpace(char character)
{
    return character == '"' || isSpace(character);
}
bool isQuoteOrBackslash(char character)
{
    return character == '"' || character == '\\';
}

template <class Predicate>
std::size_t lengthUntil(std::string_view text, Predicate stops)
{
    return static_cast<std::size_t>(std::find_if(text.begin(), text.end(), stops) - text.begin());
}

double imageScale(double width, double height)
{
    constexpr double maxEdge = 1568;
    constexpr double maxPixels = 750.0 * static_cast<double>(TokenOverhead::maxImage);
    const double byEdge = maxEdge / std::max(width, height);
    const double byPixels = std::sqrt(maxPixels / (width * height));
    return std::min({ 1.0, byEdge, byPixels });
}

} // namespace

TokenCounter::TokenCounter()
    : m_symbols(&TokenSymbols::instance())
{
}

void TokenCounter::add(std::string_view utf8Text)
{
    Utf8Counter text = m_text;
    for (const char byte : utf8Text)
        text.addByte(*m_symbols, static_cast<unsigned char>(byte));
    m_text = text;
}

void TokenCounter::addEscaped(JsonText text)
{
    std::string_view rest = text.escaped;
    while (!rest.empty()) {
        const std::size_t plain = std::min(rest.find('\\'), rest.size());
        add(rest.substr(0, plain));
        rest = addEscape(rest.substr(plain));
    }
}

// `escape` starts with a backslash or is empty; gives what stands behind the escape.
std::string_view TokenCounter::addEscape(std::string_view escape)
{
    if (escape.size() < 2)
        return {};
    if (escape[1] == 'u')
        return addUnicodeEscape(escape);
    const char decoded = simpleEscape(escape[1]);
    add({ &decoded, 1 });
    return escape.substr(2);
}

std::string_view TokenCounter::addUnicodeEscape(std::string_view escape)
{
    const std::optional<char32_t> unit = unicodeEscape(escape);
    if (!unit)
        return escape.substr(2);
    const std::string_view rest = escape.substr(unicodeEscapeSize);
    const std::optional<char32_t> second = isHighSurrogate(*unit) ? unicodeEscape(rest) : std::nullopt;
    if (second && isLowSurrogate(*second)) {
        m_text.addCodePoint(*m_symbols, joinSurrogates(*unit, *second));
        return rest.substr(unicodeEscapeSize);
    }
    m_text.addCodePoint(*m_symbols, isSurrogate(*unit) ? Utf8Counter::replacement : *unit);
    return rest;
}

void TokenCounter::addJson(RawJson json)
{
    endPart();
    std::string_view rest = json.text;
    while (!rest.empty()) {
        const std::size_t size = lengthUntil(rest, isQuoteOrSpace);
        add(rest.substr(0, size));
        rest.remove_prefix(size);
        if (rest.starts_with('"'))
            rest = addJsonString(rest);
        else
            rest.remove_prefix(lengthUntil(rest, isNoSpace));
    }
    endPart();
}

// Adds the string with its quotes; short escapes stay as spelled. Gives what stands behind it.
std::string_view TokenCounter::addJsonString(std::string_view rest)
{
    std::size_t size = 1;
    while (true) {
        size += lengthUntil(rest.substr(size), isQuoteOrBackslash);
        if (size >= rest.size() || rest[size] == '"')
            break;
        if (unicodeEscape(rest.substr(size))) {
            add(rest.substr(0, size));
            rest = addUnicodeEscape(rest.substr(size));
            size = 0;
        } else {
            size = std::min(size + 2, rest.size());
        }
    }
    size = std::min(size + 1, rest.size());
    add(rest.substr(0, size));
    return rest.substr(size);
}

void TokenCounter::endPart()
{
    m_text.endPiece();
}

void TokenCounter::addMessage()
{
    endPart();
    m_fixed += TokenOverhead::message;
}

void TokenCounter::addTool()
{
    endPart();
    m_fixed += TokenOverhead::tool + (m_hasTool ? 0 : TokenOverhead::toolUse);
    m_hasTool = true;
}

void TokenCounter::addImage(std::optional<ImageSize> size)
{
    endPart();
    if (!size || size->width == 0 || size->height == 0) {
        m_fixed += TokenOverhead::maxImage;
        return;
    }
    const double scale = imageScale(size->width, size->height);
    const double tokens = size->width * scale * size->height * scale / 750;
    m_fixed += std::max<std::int64_t>(1, std::llround(tokens));
}

void TokenCounter::addDocument(std::int64_t byteCount)
{
    endPart();
    const std::int64_t pages = 1 + (std::max<std::int64_t>(byteCount, 1) - 1) / TokenOverhead::bytesPerPage;
    m_fixed += std::min(pages, TokenOverhead::maxPages) * TokenOverhead::documentPage;
}

std::int64_t TokenCounter::total() const
{
    return m_fixed + (m_text.cost() + costUnitsPerToken / 2) / costUnitsPerToken;
}

} // namespace dragoman
