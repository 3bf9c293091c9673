#include "base/SecretFinder.h"

#include <algorithm>

namespace dragoman {

namespace {

enum Start : std::uint8_t { Known = 1, Shape = 2, Name = 4 };

constexpr std::size_t distinctive = 8; // as redact() in Secret.h
constexpr std::size_t shortest = 2;

int hexValue(std::string_view digits)
{
    int value = 0;
    for (const char c : digits) {
        const int digit = c >= '0' && c <= '9' ? c - '0'
            : c >= 'a' && c <= 'f'             ? c - 'a' + 10
            : c >= 'A' && c <= 'F'             ? c - 'A' + 10
                                               : 0x10000;
        value = value * 16 + digit;
    }
    return value;
}

// How many bytes at `at` stand for the character `c`; 0 when they do not.
std::size_t spelled(std::string_view text, std::size_t at, char c)
{
    const std::size_t begin = std::min(text.find_first_not_of('\\', at), text.size());
    const std::size_t slashes = begin - at;
    const int code = static_cast<unsigned char>(c);
    if (c == '\\')
        return slashes;
    if (slashes > 0 && begin + 5 <= text.size() && text[begin] == 'u'
        && hexValue(text.substr(begin + 1, 4)) == code)
        return slashes + 5;
    if (begin < text.size() && text[begin] == c)
        return slashes + 1;
    if (slashes == 0 && at + 3 <= text.size() && text[at] == '%' && hexValue(text.substr(at + 1, 2)) == code)
        return 3;
    return 0;
}

// How many bytes at `at` spell `secret` or, at the end of the text, its beginning; 0 when they do not.
struct Match
{
    std::size_t length = 0;
    bool whole = false;
};
Match matchAt(std::string_view text, std::size_t at, std::string_view secret)
{
    std::size_t end = at;
    for (const char c : secret) {
        if (end == text.size())
            return { end - at, false };
        const std::size_t length = spelled(text, end, c);
        if (length == 0)
            return {};
        end += length;
    }
    return { end - at, true };
}

bool isKeyCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'
        || c == '.';
}

bool standsAlone(std::string_view text, std::size_t at, std::size_t length)
{
    const bool before = at > 0 && isKeyCharacter(text[at - 1]);
    const bool after = at + length < text.size() && isKeyCharacter(text[at + length]);
    return !before && !after;
}

} // namespace

SecretFinder::SecretFinder()
{
    const std::array<bool, 256>& shapes = keyShapeStarts();
    for (std::size_t byte = 0; byte < m_starts.size(); ++byte)
        m_starts[byte] = shapes[byte] ? Shape : 0;
    m_starts[':'] |= Name;
    m_starts['='] |= Name;
}

void SecretFinder::add(const Secret& secret)
{
    const std::string value(secret.reveal());
    if (value.size() < shortest || std::find(m_secrets.begin(), m_secrets.end(), value) != m_secrets.end())
        return;
    m_starts[static_cast<unsigned char>(value.front())] |= Known;
    m_starts['\\'] |= Known;
    m_starts['%'] |= Known;
    m_firsts[static_cast<unsigned char>(value.front())] = true;
    m_seconds[static_cast<unsigned char>(value[1])] = true;
    m_seconds['\\'] = true;
    m_seconds['%'] = true;
    m_secrets.push_back(value);
}

// Whether it is worth looking closer: the second character is that of a secret, or spelled otherwise.
bool SecretFinder::mayBeKnownAt(std::string_view text, std::size_t at) const
{
    if (text[at] == '\\') {
        const std::size_t next = text.find_first_not_of('\\', at);
        return next != std::string_view::npos
            && (text[next] == 'u' || m_firsts[static_cast<unsigned char>(text[next])]);
    }
    return text[at] == '%' || at + 1 == text.size() || m_seconds[static_cast<unsigned char>(text[at + 1])];
}

std::size_t SecretFinder::knownAt(std::string_view text, std::size_t at) const
{
    std::size_t longest = 0;
    for (const std::string& secret : m_secrets) {
        const Match match = matchAt(text, at, secret);
        if (match.whole && (secret.size() >= distinctive || standsAlone(text, at, match.length)))
            longest = std::max(longest, match.length);
    }
    return longest;
}

TextRange SecretFinder::at(std::string_view text, std::size_t at) const
{
    const std::uint8_t start = m_starts[static_cast<unsigned char>(text[at])];
    if ((start & Known) && mayBeKnownAt(text, at)) {
        if (const std::size_t length = knownAt(text, at); length > 0)
            return { at, at + length };
    }
    if (start & Shape) {
        if (const std::optional<TextRange> shape = keyShapeAt(text, at))
            return *shape;
    }
    if (start & Name) {
        if (const std::optional<TextRange> named = namedSecretAt(text, at))
            return *named;
    }
    return {};
}

std::vector<TextRange> SecretFinder::find(std::string_view text) const
{
    std::vector<TextRange> found;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (m_starts[static_cast<unsigned char>(text[i])] == 0)
            continue;
        const TextRange range = at(text, i);
        if (range.end == 0)
            continue;
        found.push_back(range);
        i = range.end - 1;
    }
    return found;
}

std::string SecretFinder::redact(std::string_view text) const
{
    return hideRanges(text, find(text));
}

std::size_t SecretFinder::openEnd(std::string_view text) const
{
    constexpr std::size_t longestSpelling = 6; // bytes for one character
    std::size_t longest = 0;
    for (const std::string& secret : m_secrets)
        longest = std::max(longest, secret.size() * longestSpelling);
    for (std::size_t length = std::min(longest, text.size()); length > 0; --length) {
        const std::size_t begin = text.size() - length;
        const auto opens
            = [&](const std::string& secret) { return matchAt(text, begin, secret).length == length; };
        if (std::any_of(m_secrets.begin(), m_secrets.end(), opens))
            return length;
    }
    return 0;
}

std::string hideRanges(std::string_view text, const std::vector<TextRange>& ranges)
{
    std::string shown;
    shown.reserve(text.size());
    std::size_t done = 0;
    for (const TextRange& range : ranges) {
        shown.append(text.substr(done, range.begin - done)).append(redactedSecret);
        done = range.end;
    }
    return shown.append(text.substr(done));
}

} // namespace dragoman
