#pragma once

#include "http/RequestParser.h"

#include "http/Pieces.h"

#include <string>

namespace dragoman {

// What a connection reads, as one line: "METHOD target [body]" for each request, then what is left:
// nothing, "..." for a request that has begun, or "!" and the kind of the error.
class RequestTranscript
{
public:
    explicit RequestTranscript(RequestLimits limits = {})
        : m_parser(limits)
    {
    }

    static std::string of(const Pieces& pieces, RequestLimits limits = {})
    {
        RequestTranscript transcript(limits);
        for (const std::string_view piece : pieces)
            transcript.add(piece);
        return transcript.text();
    }

    void add(std::string_view bytes)
    {
        while (!bytes.empty() && m_error.empty()) {
            const Result<std::size_t> used = m_parser.feed(bytes);
            m_error = used ? std::string() : "!" + std::to_string(static_cast<int>(used.error().kind));
            bytes.remove_prefix(used.value_or(0));
            if (m_parser.complete())
                finishMessage();
        }
    }

    std::string text() const
    {
        if (!m_error.empty())
            return m_text + m_error;
        return m_parser.started() ? m_text + "..." : m_text;
    }

    static std::string refusedAs(ErrorKind kind) { return "!" + std::to_string(static_cast<int>(kind)); }

private:
    void finishMessage()
    {
        m_text += m_parser.head().method + ' ' + m_parser.head().target;
        m_text += " [" + m_parser.takeBody() + "] ";
        m_parser.startNext();
    }

    RequestParser m_parser;
    std::string m_text;
    std::string m_error;
};

} // namespace dragoman
