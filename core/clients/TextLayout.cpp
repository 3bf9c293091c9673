#include "clients/TextLayout.h"

#include <algorithm>

namespace dragoman {

std::string_view lineEndOf(std::string_view text)
{
    return text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
}

std::size_t lineStart(std::string_view text, std::size_t offset)
{
    const std::size_t end = text.substr(0, offset).rfind('\n');
    return end == std::string_view::npos ? 0 : end + 1;
}

std::size_t nextLine(std::string_view text, std::size_t offset)
{
    const std::size_t end = text.find('\n', offset);
    return end == std::string_view::npos ? text.size() : end + 1;
}

std::string_view indentAt(std::string_view text, std::size_t offset)
{
    const std::string_view line = text.substr(lineStart(text, offset));
    const auto end = std::find_if_not(line.begin(), line.end(), isBlank);
    return line.substr(0, static_cast<std::size_t>(end - line.begin()));
}

bool isFirstOnLine(std::string_view text, std::size_t offset)
{
    const std::size_t start = lineStart(text, offset);
    const std::string_view before = text.substr(start, offset - start);
    return std::all_of(before.begin(), before.end(), isBlank);
}

} // namespace dragoman
