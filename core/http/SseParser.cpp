#include "http/SseParser.h"

#include <algorithm>
#include <cstring>

namespace dragoman {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

// Finds the ends of lines in one piece; each byte is searched once for LF and once for CR.
class LineEnds
{
public:
    explicit LineEnds(std::string_view bytes)
        : m_bytes(bytes)
        , m_return(find('\r', 0))
    {
    }

    // Where the line that begins at `from` ends, or the size when its end is not in this piece.
    std::size_t next(std::size_t from)
    {
        if (m_return < from)
            m_return = find('\r', from);
        return std::min(find('\n', from), m_return);
    }

private:
    std::size_t find(char c, std::size_t from) const
    {
        if (from >= m_bytes.size())
            return m_bytes.size();
        const void* const found = std::memchr(m_bytes.data() + from, c, m_bytes.size() - from);
        return found ? static_cast<std::size_t>(static_cast<const char*>(found) - m_bytes.data())
                     : m_bytes.size();
    }

    std::string_view m_bytes;
    std::size_t m_return; // the first CR not before the last `from`
};

// The value of the field when the line is `field`, `field:value` or `field: value`; a null view when
// it is another field.
std::string_view fieldValue(std::string_view line, std::string_view field)
{
    if (!line.starts_with(field) || (line.size() > field.size() && line[field.size()] != ':'))
        return {};
    line.remove_prefix(std::min(field.size() + 1, line.size()));
    if (line.starts_with(' '))
        line.remove_prefix(1);
    return line;
}

tl::unexpected<Error> tooLarge()
{
    return failure(ErrorKind::TooLarge, "An event of the stream is too large.");
}

} // namespace

Result<void> SseParser::feed(std::string_view bytes, SseSink& sink)
{
    if (m_failed)
        return tooLarge();
    if (m_skipLineFeed && !bytes.empty()) {
        m_skipLineFeed = false;
        bytes.remove_prefix(bytes.front() == '\n' ? 1 : 0);
    }
    LineEnds ends(bytes);
    std::size_t begin = 0;
    for (std::size_t end = ends.next(0); end < bytes.size(); end = ends.next(begin)) {
        std::string_view line = bytes.substr(begin, end - begin);
        if (!m_partial.empty() && begin == 0)
            line = m_partial.append(line);
        if (Result<void> taken = takeLine(line, sink); !taken)
            return taken;
        const bool isReturn = bytes[end] == '\r';
        m_skipLineFeed = isReturn && end + 1 == bytes.size();
        begin = end + (isReturn && !m_skipLineFeed && bytes[end + 1] == '\n' ? 2 : 1);
    }
    keepEvent();
    if (begin > 0)
        m_partial.clear();
    m_partial.append(bytes.substr(begin));
    m_failed = exceedsLimit(m_partial.size());
    return m_failed ? tooLarge() : Result<void>();
}

void SseParser::end(SseSink& sink)
{
    // A line that is too large has failed the stream before.
    if (!m_failed && !m_partial.empty())
        static_cast<void>(takeLine(m_partial, sink));
    if (!m_failed)
        dispatch(sink);
    *this = SseParser(m_maxEventBytes);
}

Result<void> SseParser::takeLine(std::string_view line, SseSink& sink)
{
    m_failed = exceedsLimit(line.size());
    if (m_failed)
        return tooLarge();
    if (!m_started && line.starts_with(byteOrderMark))
        line.remove_prefix(byteOrderMark.size());
    m_started = true;
    if (line.empty())
        dispatch(sink);
    else if (line.front() == ':')
        sink.onComment();
    else
        takeField(line);
    return {};
}

void SseParser::takeField(std::string_view line)
{
    if (const std::string_view data = fieldValue(line, "data"); data.data()) {
        addData(data);
    } else if (const std::string_view name = fieldValue(line, "event"); name.data()) {
        m_name = name;
        m_hasName = true;
    }
}

void SseParser::addData(std::string_view value)
{
    if (!m_hasData) {
        m_data = value;
        m_hasData = true;
        return;
    }
    if (m_data.data() != m_dataStore.data())
        m_dataStore.assign(m_data);
    m_dataStore.append(1, '\n').append(value);
    m_data = m_dataStore;
}

void SseParser::dispatch(SseSink& sink)
{
    if (m_hasData || m_hasName)
        sink.onEvent(m_name, m_data);
    m_hasName = false;
    m_hasData = false;
    m_name = {};
    m_data = {};
}

// What is not finished outlives the piece: copies what the views show.
void SseParser::keepEvent()
{
    if (m_name.data() != m_nameStore.data())
        m_name = m_nameStore.assign(m_name);
    if (m_data.data() != m_dataStore.data())
        m_data = m_dataStore.assign(m_data);
}

bool SseParser::exceedsLimit(std::size_t lineBytes) const
{
    return lineBytes > m_maxEventBytes || m_data.size() > m_maxEventBytes - lineBytes;
}

} // namespace dragoman
