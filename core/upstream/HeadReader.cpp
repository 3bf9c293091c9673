#include "upstream/HeadReader.h"

#include <charconv>

namespace dragoman {

namespace {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

} // namespace

HeadReader::Step HeadReader::take(std::string_view line)
{
    if (m_complete)
        return Step::More;
    m_bytes += line.size();
    if (m_bytes > m_limits.headBytes)
        return Step::TooLarge;
    if (trimmed(line).empty())
        return endHead();
    return m_head.status == 0 ? takeStatus(line) : takeField(line);
}

HeadReader::Step HeadReader::endHead()
{
    constexpr int switchingProtocols = 101; // never asked for
    if (m_head.status == 0 || m_head.status == switchingProtocols)
        return Step::Malformed;
    m_complete = m_head.status >= 200;
    if (m_complete)
        return Step::Complete;
    m_head = ResponseHead{};
    return Step::More;
}

HeadReader::Step HeadReader::takeStatus(std::string_view line)
{
    const std::size_t space = line.find(' ');
    if (line.substr(0, 5) != "HTTP/" || space == std::string_view::npos)
        return Step::Malformed;
    const std::string_view digits = line.substr(space + 1, 3);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), m_head.status);
    const bool isThreeDigits = error == std::errc() && end == digits.data() + 3;
    return isThreeDigits && m_head.status >= 100 ? Step::More : Step::Malformed;
}

HeadReader::Step HeadReader::takeField(std::string_view line)
{
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos)
        return Step::Malformed;
    Header header{ std::string(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1))) };
    if (!isValidHeader(header))
        return Step::Malformed;
    if (m_head.headers.size() >= m_limits.headCount)
        return Step::TooLarge;
    m_head.headers.add(std::move(header.name), std::move(header.value));
    return Step::More;
}

} // namespace dragoman
