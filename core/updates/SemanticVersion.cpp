#include "updates/SemanticVersion.h"

#include <algorithm>
#include <charconv>

namespace dragoman {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNumeric(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

bool isIdentifierCharacter(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}

bool hasLeadingZero(std::string_view text)
{
    return text.size() > 1 && text.front() == '0';
}

std::vector<std::string_view> split(std::string_view text)
{
    std::vector<std::string_view> parts;
    for (std::size_t dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.')) {
        parts.push_back(text.substr(0, dot));
        text.remove_prefix(dot + 1);
    }
    parts.push_back(text);
    return parts;
}

// The identifiers behind '-' or '+'; nothing when one of them may not be there.
std::optional<std::vector<std::string>> identifiers(std::string_view text, bool allowLeadingZeros)
{
    std::vector<std::string> list;
    for (const std::string_view part : split(text)) {
        const bool isPlain = !part.empty() && std::all_of(part.begin(), part.end(), isIdentifierCharacter);
        if (!isPlain || (!allowLeadingZeros && isNumeric(part) && hasLeadingZero(part)))
            return {};
        list.emplace_back(part);
    }
    return list;
}

// Takes what stands behind `mark` off the end of `text`; nothing when the mark is not there.
std::optional<std::string_view> takeBehind(std::string_view& text, char mark)
{
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos)
        return {};
    const std::string_view behind = text.substr(at + 1);
    text = text.substr(0, at);
    return behind;
}

std::optional<std::uint32_t> number(std::string_view text)
{
    std::uint32_t value = 0;
    if (!isNumeric(text) || hasLeadingZero(text))
        return {};
    const std::from_chars_result read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() ? std::optional(value) : std::nullopt;
}

// Numbers come before words. Of numbers, which may have any length, the longer one is larger, as they have no
// leading zeros.
bool isLower(const std::string& one, const std::string& other)
{
    if (isNumeric(one) != isNumeric(other))
        return isNumeric(one);
    if (isNumeric(one) && one.size() != other.size())
        return one.size() < other.size();
    return one < other;
}

} // namespace

std::optional<SemanticVersion> SemanticVersion::parse(std::string_view text)
{
    SemanticVersion version;
    const std::optional<std::string_view> build = takeBehind(text, '+');
    if (build && !identifiers(*build, true))
        return {};
    if (const std::optional<std::string_view> behind = takeBehind(text, '-')) {
        std::optional<std::vector<std::string>> preRelease = identifiers(*behind, false);
        if (!preRelease)
            return {};
        version.m_preRelease = std::move(*preRelease);
    }
    const std::vector<std::string_view> parts = split(text);
    if (parts.size() != version.m_numbers.size())
        return {};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::optional<std::uint32_t> value = number(parts[i]);
        if (!value)
            return {};
        version.m_numbers[i] = *value;
    }
    return version;
}

bool SemanticVersion::operator<(const SemanticVersion& other) const
{
    if (m_numbers != other.m_numbers)
        return m_numbers < other.m_numbers;
    if (m_preRelease.empty() || other.m_preRelease.empty())
        return other.m_preRelease.empty() && !m_preRelease.empty();
    return std::lexicographical_compare(m_preRelease.begin(), m_preRelease.end(), other.m_preRelease.begin(),
        other.m_preRelease.end(), isLower);
}

} // namespace dragoman
