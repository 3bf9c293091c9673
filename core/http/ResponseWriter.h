#pragma once

#include "http/BodyFraming.h"
#include "http/ResponseHead.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace dragoman {

// How the body that follows a response head is delimited. With BodyFraming::None it ends with the
// connection (HTTP/1.0 clients), or there is none.
struct ResponseFraming
{
    BodyFraming kind = BodyFraming::None;
    std::uint64_t length = 0; // in bytes, only with BodyFraming::Length
};

// The words that belong to a status code (RFC 9110, 15; 529 as Anthropic says it), or "Status".
std::string_view reasonPhrase(int status);

// Appends the status line (HTTP/1.1), the headers and the empty line. Content-Length and
// Transfer-Encoding come from `framing` alone; a header that is not valid is left out, so that no value
// can add a line. 1xx, 204 and 304 get no framing (RFC 9110, 8.6; RFC 9112, 6.1).
void appendResponseHead(std::string& out, const ResponseHead& head, ResponseFraming framing);
// A whole response.
void appendResponse(std::string& out, const ResponseHead& head, std::string_view body);

// Appends one chunk of a chunked body; nothing for empty data, which would end the body.
void appendChunk(std::string& out, std::string_view data);
// Ends a chunked body.
void appendLastChunk(std::string& out);

} // namespace dragoman
