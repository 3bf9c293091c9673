#include "http/HeadCollector.h"

#include <algorithm>

namespace dragoman {

namespace {

// What a request line has beside its target: the longest method, two spaces and the version.
constexpr std::size_t requestLineExtra = 32;

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

// The bytes up to the first control character.
std::string_view plainText(std::string_view bytes)
{
    const auto* const end = std::find_if(bytes.begin(), bytes.end(), isControl);
    return bytes.substr(0, static_cast<std::size_t>(end - bytes.begin()));
}

tl::unexpected<Error> refuse(std::string message)
{
    return failure(ErrorKind::InvalidRequest, std::move(message));
}

} // namespace

Result<std::size_t> HeadCollector::feed(std::string_view bytes)
{
    std::size_t used = 0;
    while (used < bytes.size() && !isComplete()) {
        const std::string_view text
            = m_state == State::InLine ? plainText(bytes.substr(used)) : std::string_view();
        m_text.append(text);
        used += text.size();
        Result<void> taken = text.empty() ? take(bytes[used++]) : checkSize();
        if (!taken)
            return tl::unexpected(std::move(taken.error()));
    }
    return used;
}

Result<void> HeadCollector::take(char c)
{
    if (m_state == State::BeforeHead)
        return takeFirst(c);
    m_text.push_back(c);
    if (Result<void> checked = checkSize(); !checked)
        return checked;
    if (m_state == State::AfterReturn)
        return takeLineFeed(c);
    if (m_state == State::LineStart && (c == ' ' || c == '\t'))
        return refuse("A header line must not be folded.");
    return takeInLine(c);
}

// Clients that count their body wrong send an empty line behind it: one is let through.
Result<void> HeadCollector::takeFirst(char c)
{
    if (c == '\r' && !m_skippedLine) {
        m_skippedLine = true;
        m_state = State::AfterReturn;
        return {};
    }
    m_text.push_back(c);
    m_state = State::InLine;
    return takeInLine(c);
}

Result<void> HeadCollector::takeInLine(char c)
{
    if (c == '\r') {
        m_state = State::AfterReturn;
        return {};
    }
    if (isControl(c) && (c != '\t' || inRequestLine()))
        return refuse("The request head contains a control character.");
    m_state = State::InLine;
    return {};
}

// Of two limits the smaller one speaks, so that the answer does not depend on the pieces.
Result<void> HeadCollector::checkSize() const
{
    const std::size_t lineLimit = m_limits.targetBytes + requestLineExtra;
    if (m_lines == 0 && lineLimit < m_limits.headBytes && m_text.size() > lineLimit)
        return refuse("The request target is too long.");
    if (m_text.size() > m_limits.headBytes)
        return failure(ErrorKind::HeadTooLarge, "The request head is too large.");
    return {};
}

Result<void> HeadCollector::takeLineFeed(char c)
{
    if (c != '\n')
        return refuse("A line of the request head must end in CR LF.");
    if (m_text == "\n") { // the empty line before the head
        m_text.clear();
        m_state = State::BeforeHead;
        return {};
    }
    return endLine();
}

Result<void> HeadCollector::endLine()
{
    const std::string_view line
        = std::string_view(m_text).substr(m_lineBegin, m_text.size() - m_lineBegin - 2);
    if (inRequestLine() && !line.ends_with(" HTTP/1.1") && !line.ends_with(" HTTP/1.0"))
        return refuse("The request line must end in HTTP/1.0 or HTTP/1.1.");
    ++m_lines;
    m_lineBegin = m_text.size();
    m_state = line.empty() ? State::Complete : State::LineStart;
    return {};
}

} // namespace dragoman
