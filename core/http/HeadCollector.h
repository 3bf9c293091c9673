#pragma once

#include "base/Result.h"
#include "http/RequestLimits.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace dragoman {

// Collects the bytes of one request head, whatever pieces they come in, and refuses at the first
// byte what can never become a head: control characters, a CR or LF alone, folded lines, a request
// line that does not end in HTTP/1.0 or HTTP/1.1, more bytes than allowed (RFC 9112, 2.2 and 5.2).
class HeadCollector
{
public:
    explicit HeadCollector(RequestLimits limits)
        : m_limits(limits)
    {
    }

    // Takes bytes up to and including the empty line that ends the head; returns how many.
    // Errors: InvalidRequest, HeadTooLarge.
    Result<std::size_t> feed(std::string_view bytes);
    bool isComplete() const { return m_state == State::Complete; }
    // The head with its empty line, without an empty line that stood before it.
    std::string_view text() const { return m_text; }

private:
    enum class State : std::uint8_t { BeforeHead, LineStart, InLine, AfterReturn, Complete };

    Result<void> take(char c);
    Result<void> takeFirst(char c);
    Result<void> takeInLine(char c);
    Result<void> takeLineFeed(char c);
    Result<void> endLine();
    Result<void> checkSize() const;
    bool inRequestLine() const { return m_lines == 0; }

    RequestLimits m_limits;
    std::string m_text;
    std::size_t m_lineBegin = 0; // offset of the current line in m_text
    std::size_t m_lines = 0; // complete lines so far
    State m_state = State::BeforeHead;
    bool m_skippedLine = false; // one empty line before the head was dropped
};

} // namespace dragoman
