#pragma once

#include <string_view>

namespace dragoman {

// True for one complete JSON number (RFC 8259, section 6).
bool isJsonNumber(std::string_view token);

// True when every backslash in the inside of a string starts a legal escape (RFC 8259, section 7).
// Control characters and UTF-8 are not looked at.
bool hasLegalEscapes(std::string_view inside);

// "line 3, column 14" of a byte offset, both counted from 1.
struct TextPosition
{
    std::size_t line = 1;
    std::size_t column = 1;
};
TextPosition textPosition(std::string_view text, std::size_t offset);

// The offset of the first byte that is not valid UTF-8, or npos.
std::size_t findInvalidUtf8(std::string_view text);

} // namespace dragoman
