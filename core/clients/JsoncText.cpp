#include "clients/JsoncText.h"

#include "base/JsonGrammar.h"
#include "clients/TextLayout.h"

#include <algorithm>

namespace dragoman {

namespace {

bool isSpace(char c)
{
    return isBlank(c) || isLineEnd(c);
}

} // namespace

Result<void> JsoncText::parse(std::string_view text)
{
    m_text = text;
    if (Result<void> marked = markComments(); !marked)
        return marked;
    m_commentless = withoutComments();
    std::string plain = m_commentless;
    blankTrailingCommas(plain);
    m_empty = std::all_of(plain.begin(), plain.end(), isSpace);
    return m_document.parse(m_empty ? std::string("{}") : std::move(plain));
}

Result<void> JsoncText::markComments()
{
    m_comment.assign(m_text.size() + 1, false);
    for (std::size_t at = 0; at < m_text.size();) {
        const std::string_view rest = m_text.substr(at);
        if (rest.front() == '"') {
            at = stringEnd(at);
        } else if (rest.starts_with("//")) {
            for (; at < m_text.size() && !isLineEnd(m_text[at]); ++at)
                m_comment[at] = true;
        } else if (rest.starts_with("/*")) {
            if (Result<void> marked = markBlockComment(at); !marked)
                return marked;
        } else {
            ++at;
        }
    }
    return {};
}

Result<void> JsoncText::markBlockComment(std::size_t& at)
{
    const std::size_t end = m_text.find("*/", at + 2);
    if (end == std::string_view::npos) {
        const TextPosition place = textPosition(m_text, at);
        return failure(ErrorKind::InvalidRequest,
            "Invalid JSON at line " + std::to_string(place.line) + ", column " + std::to_string(place.column)
                + ": a comment that does not end.");
    }
    for (; at < end + 2; ++at)
        m_comment[at] = true;
    return {};
}

// Behind the closing quote; a string that does not end is left for the parser to complain about.
std::size_t JsoncText::stringEnd(std::size_t at) const
{
    for (++at; at < m_text.size(); ++at) {
        if (m_text[at] == '\\')
            ++at;
        else if (m_text[at] == '"')
            return at + 1;
    }
    return m_text.size();
}

std::string JsoncText::withoutComments() const
{
    std::string plain(m_text);
    for (std::size_t at = 0; at < plain.size(); ++at) {
        if (m_comment[at] && !isLineEnd(plain[at]))
            plain[at] = ' ';
    }
    return plain;
}

// Trailing = behind a value and before a closing bracket.
void JsoncText::blankTrailingCommas(std::string& text)
{
    constexpr std::size_t none = std::string::npos;
    std::size_t comma = none;
    char before = '{'; // the last character that is no space
    bool inString = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (inString) {
            at += c == '\\' ? 1 : 0;
            inString = c != '"';
            continue;
        }
        if (isSpace(c))
            continue;
        if ((c == '}' || c == ']') && comma != none)
            text[comma] = ' ';
        inString = c == '"';
        comma = c == ',' && std::string_view("{[,:").find(before) == std::string_view::npos ? at : none;
        before = c;
    }
}

std::size_t JsoncText::offsetOf(JsonValue value) const
{
    return static_cast<std::size_t>(value.raw().text.data() - m_document.text().data());
}

JsoncObject JsoncText::objectAt(JsonValue object) const
{
    JsoncObject found{ offsetOf(object), offsetOf(object) + object.raw().text.size() - 1 };
    for (const JsonValue member : object) {
        JsoncMember place;
        place.keyBegin
            = static_cast<std::size_t>(member.rawKey().escaped.data() - m_document.text().data()) - 1;
        place.valueBegin = offsetOf(member);
        place.valueEnd = place.valueBegin + member.raw().text.size();
        const std::size_t next = m_commentless.find_first_not_of(" \t\r\n", place.valueEnd);
        if (next != std::string::npos && m_commentless[next] == ',')
            place.comma = next;
        found.members.push_back(place);
    }
    return found;
}

std::size_t JsoncText::restOfLine(std::size_t offset) const
{
    std::size_t at = offset;
    while (at < m_text.size() && (m_comment[at] || isBlank(m_text[at])))
        ++at;
    return at < m_text.size() && isLineEnd(m_text[at]) ? at : offset;
}

} // namespace dragoman
