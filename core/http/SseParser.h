#pragma once

#include "base/Result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace dragoman {

// Receives what an SseParser finds. It must not feed or delete the parser from here.
class SseSink
{
public:
    virtual ~SseSink() = default;

    // One event: its `event:` name ("" when it has none) and its `data:` lines joined by LF. The bytes
    // are passed as they are, UTF-8 or not. Both views are valid during the call only.
    virtual void onEvent(std::string_view name, std::string_view data) = 0;
    // A comment line: the peer is alive.
    virtual void onComment() = 0;
};

// Reads an event stream from the bytes of a response, whatever pieces they come in (WHATWG HTML, 9.2
// "Server-sent events"): lines end in LF, CR or CR LF, `id` and `retry` are skipped. An event with a
// name but no data counts too, and end() gives out an event that lacks its empty line. An event that
// lies whole in one piece and has one data line is not copied.
class SseParser
{
public:
    static constexpr std::size_t defaultEventBytes = 32 * 1024 * 1024;

    // One event, or one line, may have at most that many bytes.
    explicit SseParser(std::size_t maxEventBytes = defaultEventBytes)
        : m_maxEventBytes(maxEventBytes)
    {
    }

    // Error: TooLarge when an event exceeds the limit; it is given again to every later call.
    Result<void> feed(std::string_view bytes, SseSink& sink);
    // The stream has ended. The parser can be used for a new one.
    void end(SseSink& sink);

private:
    Result<void> takeLine(std::string_view line, SseSink& sink);
    void takeField(std::string_view line);
    void addData(std::string_view value);
    void dispatch(SseSink& sink);
    void keepEvent();
    bool exceedsLimit(std::size_t lineBytes) const;

    std::string m_partial; // the line that a piece left open
    std::string m_nameStore; // what m_name and m_data show when it had to be copied
    std::string m_dataStore;
    std::string_view m_name; // into the piece just fed, m_partial or the stores
    std::string_view m_data;
    std::size_t m_maxEventBytes;
    bool m_hasName = false;
    bool m_hasData = false;
    bool m_started = false; // the first line was seen, which alone may begin with a byte order mark
    bool m_skipLineFeed = false; // the last line ended in CR: an LF right behind it belongs to it
    bool m_failed = false;
};

} // namespace dragoman
