#pragma once

#include "base/Json.h"

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// One member of an object, as offsets into the text.
struct JsoncMember
{
    std::size_t keyBegin = 0; // the quote
    std::size_t valueBegin = 0;
    std::size_t valueEnd = 0;
    std::size_t comma = std::string_view::npos; // behind the value, also a trailing one
    bool hasComma() const { return comma != std::string_view::npos; }
};

struct JsoncObject
{
    std::size_t open = 0; // the brackets
    std::size_t close = 0;
    std::vector<JsoncMember> members{};
};

// JSON with comments (// and /* */) and trailing commas, parsed so that every value is known by its place.
// Offsets count from behind a byte order mark.
class JsoncText
{
public:
    // `text` must outlive this. Errors: InvalidRequest with line and column.
    Result<void> parse(std::string_view text);

    std::string_view text() const { return m_text; }
    JsonValue root() const { return m_document.root(); }
    // The text as plain JSON of the same length: comments and trailing commas are blanks.
    std::string_view plain() const { return m_document.text(); }
    // Nothing but blanks and comments.
    bool isEmpty() const { return m_empty; }

    std::size_t offsetOf(JsonValue value) const;
    JsoncObject objectAt(JsonValue object) const;
    bool isComment(std::size_t offset) const { return m_comment[offset]; }
    // The offset of the line end when only blanks and comments stand before it, else `offset`.
    std::size_t restOfLine(std::size_t offset) const;

private:
    Result<void> markComments();
    Result<void> markBlockComment(std::size_t& at);
    std::size_t stringEnd(std::size_t at) const;
    std::string withoutComments() const;
    static void blankTrailingCommas(std::string& text);

    std::string_view m_text;
    std::vector<bool> m_comment; // for each byte
    std::string m_commentless; // as long as the text
    JsonDocument m_document;
    bool m_empty = false;
};

} // namespace dragoman
