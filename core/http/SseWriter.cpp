#include "http/SseWriter.h"

namespace dragoman {

namespace {

void appendDataLine(std::string& out, std::string_view line)
{
    out.append("data: ").append(line).push_back('\n');
}

bool hasLineBreak(std::string_view text)
{
    // Two searches for one byte each are faster than one for a set.
    return text.find('\n') != std::string_view::npos || text.find('\r') != std::string_view::npos;
}

void appendDataLines(std::string& out, std::string_view data)
{
    while (hasLineBreak(data)) {
        const std::size_t end = data.find_first_of("\r\n");
        appendDataLine(out, data.substr(0, end));
        data.remove_prefix(data.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
    }
    appendDataLine(out, data);
}

} // namespace

void appendSseEvent(std::string& out, std::string_view name, std::string_view data)
{
    if (!name.empty())
        out.append("event: ").append(name).push_back('\n');
    appendSseData(out, data);
}

void appendSseData(std::string& out, std::string_view data)
{
    appendDataLines(out, data);
    out.push_back('\n');
}

void appendSseComment(std::string& out, std::string_view text)
{
    out.append(": ").append(text).append("\n\n");
}

} // namespace dragoman
