#pragma once

#include <string>
#include <string_view>

namespace dragoman {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

inline bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

inline bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

// "\r\n" when the text uses it anywhere, else "\n".
std::string_view lineEndOf(std::string_view text);

// The offset of the first byte of the line that `offset` is in.
std::size_t lineStart(std::string_view text, std::size_t offset);

// The offset behind the line end of the line that `offset` is in, or the text's end.
std::size_t nextLine(std::string_view text, std::size_t offset);

// The blanks at the start of the line that `offset` is in.
std::string_view indentAt(std::string_view text, std::size_t offset);

// Only blanks stand between the start of the line and `offset`.
bool isFirstOnLine(std::string_view text, std::size_t offset);

} // namespace dragoman
