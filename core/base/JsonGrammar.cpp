#include "base/JsonGrammar.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

constexpr std::size_t blockBytes = 64;

// One bit for each of 64 bytes.
struct EscapeMarks
{
    std::uint64_t backslash = 0;
    std::uint64_t legal = 0; // may stand behind a backslash: one of "\/bfnrtu
    std::uint64_t unicode = 0; // a u
};

#ifdef __SSE2__

using Vector = __m128i;

std::uint64_t bitsOf(Vector marks, std::size_t index)
{
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(marks))) << (16 * index);
}

std::uint64_t backslashes(const char* text)
{
    std::uint64_t marks = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const Vector bytes = _mm_loadu_si128(reinterpret_cast<const Vector*>(text + 16 * i));
        marks |= bitsOf(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')), i);
    }
    return marks;
}

EscapeMarks marksOf(const char* text)
{
    EscapeMarks marks;
    for (std::size_t i = 0; i < 4; ++i) {
        const Vector bytes = _mm_loadu_si128(reinterpret_cast<const Vector*>(text + 16 * i));
        const auto equals = [bytes](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
        const Vector unicode = equals('u');
        Vector legal = unicode;
        for (const char c : std::string_view("\"\\/bfnrt"))
            legal = _mm_or_si128(legal, equals(c));
        marks.backslash |= bitsOf(equals('\\'), i);
        marks.unicode |= bitsOf(unicode, i);
        marks.legal |= bitsOf(legal, i);
    }
    return marks;
}

#else

std::uint64_t backslashes(const char* text)
{
    std::uint64_t marks = 0;
    for (unsigned i = 0; i < blockBytes; ++i)
        marks |= static_cast<std::uint64_t>(text[i] == '\\') << i;
    return marks;
}

EscapeMarks marksOf(const char* text)
{
    constexpr std::string_view legal = "\"\\/bfnrtu";
    EscapeMarks marks{ backslashes(text) };
    for (unsigned i = 0; i < blockBytes; ++i) {
        marks.legal |= static_cast<std::uint64_t>(legal.find(text[i]) != std::string_view::npos) << i;
        marks.unicode |= static_cast<std::uint64_t>(text[i] == 'u') << i;
    }
    return marks;
}

#endif

// Looks for illegal escapes a block of 64 bytes at a time: the text of programs has an escape every dozen
// bytes, and finding them one by one costs a mispredicted branch each.
class EscapeCheck
{
public:
    explicit EscapeCheck(std::string_view inside)
        : m_inside(inside)
    {
    }

    // `bytes` are the 64 at `offset`, zero behind the end of the text.
    void take(const char* bytes, std::size_t offset)
    {
        if (m_carry == 0 && backslashes(bytes) == 0)
            return;
        const EscapeMarks marks = marksOf(bytes);
        const std::uint64_t escaped = escapedBytes(marks.backslash);
        m_legal = m_legal && (escaped & ~marks.legal) == 0;
        if ((escaped & marks.unicode) != 0)
            checkHexDigits(escaped & marks.unicode, offset);
    }

    // Every escape was legal and none is left open.
    bool isLegal() const { return m_legal && m_carry == 0; }

private:
    // The bytes behind a backslash that is not escaped itself, over the borders of blocks. In a run of
    // backslashes every second one escapes; adding finds the end of each run at once (Langdale and Lemire,
    // "Parsing gigabytes of JSON per second", 3.1.1).
    std::uint64_t escapedBytes(std::uint64_t marks)
    {
        constexpr std::uint64_t even = 0x5555555555555555U;
        marks &= ~m_carry;
        const std::uint64_t follows = marks << 1 | m_carry;
        const std::uint64_t oddStarts = marks & ~even & ~follows;
        const std::uint64_t evenRuns = oddStarts + marks;
        m_carry = evenRuns < marks ? 1 : 0;
        return (even ^ (evenRuns << 1)) & follows;
    }

    // `marks` are the letters u of escapes.
    void checkHexDigits(std::uint64_t marks, std::size_t offset)
    {
        for (; marks != 0; marks &= marks - 1) {
            const auto bit = static_cast<std::size_t>(std::countr_zero(marks));
            const std::string_view digits = m_inside.substr(std::min(offset + bit + 1, m_inside.size()), 4);
            m_legal = m_legal && digits.size() == 4 && std::all_of(digits.begin(), digits.end(), isHexDigit);
        }
    }

    std::string_view m_inside;
    std::uint64_t m_carry = 0; // 1: the first byte of the next block is escaped
    bool m_legal = true;
};

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

// How many bytes at the start of `text` are ASCII, as far as whole words of eight show it.
std::size_t asciiLength(std::string_view text)
{
    constexpr std::uint64_t highs = 0x8080808080808080U;
    std::size_t length = 0;
    for (; text.size() - length >= 8; length += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + length, 8);
        if ((word & highs) != 0)
            break;
    }
    return length;
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
    EscapeCheck check(inside);
    std::size_t offset = 0;
    for (; offset + blockBytes <= inside.size(); offset += blockBytes)
        check.take(inside.data() + offset, offset);
    std::array<char, blockBytes> rest{};
    std::copy(inside.begin() + static_cast<std::ptrdiff_t>(offset), inside.end(), rest.begin());
    check.take(rest.data(), offset);
    return check.isLegal();
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
    for (std::size_t at = asciiLength(text); at < text.size(); at += asciiLength(text.substr(at))) {
        const std::size_t length = utf8SequenceLength(text.substr(at));
        if (length == 0)
            return at;
        at += length;
    }
    return std::string_view::npos;
}

} // namespace dragoman
