#pragma once

#include "base/Result.h"
#include "http/RequestHead.h"
#include "http/RequestLimits.h"

#include <memory>
#include <string>
#include <string_view>

namespace dragoman {

// Reads HTTP/1.1 requests from the bytes of a connection, whatever pieces they come in. It refuses
// every request whose end two parsers could see in different places (docs/decisions/002).
//
// One message: feed() until headComplete(), look at head(), feed() until complete(), takeBody(),
// startNext(). After an error the connection can only be answered once and closed.
class RequestParser
{
public:
    explicit RequestParser(RequestLimits limits = {});
    ~RequestParser();
    RequestParser(RequestParser&&) noexcept;
    RequestParser& operator=(RequestParser&&) noexcept;

    // Takes bytes of the current message and returns how many were used: feed the rest again. It
    // stops behind the head, so that access is checked before any body byte is read, and behind the
    // message; a complete message uses nothing. Unused bytes are never kept here.
    // Errors: InvalidRequest, MethodNotAllowed, HeadTooLarge, TooLarge (as soon as Content-Length or
    // the bytes exceed the limit). The first error is given again to every later call.
    Result<std::size_t> feed(std::string_view bytes);

    // A byte of the current message was seen: what tells an idle connection from a slow request.
    bool started() const;
    bool headComplete() const;
    bool complete() const;
    // Valid from headComplete() until startNext().
    const RequestHead& head() const;
    // The body so far, chunks joined; behind a complete body the string has room for 64 more bytes,
    // which parsers that read in blocks need.
    std::string takeBody();
    // Forgets the complete message and waits for the next one.
    void startNext();

private:
    class Message;
    std::unique_ptr<Message> m_message;
    RequestLimits m_limits;
};

} // namespace dragoman
