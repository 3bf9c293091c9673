#include "http/ResponseWriter.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace dragoman {

namespace {

struct Reason
{
    int status;
    std::string_view phrase;
};

constexpr std::array reasons{
    Reason{ 100, "Continue" },
    Reason{ 200, "OK" },
    Reason{ 201, "Created" },
    Reason{ 202, "Accepted" },
    Reason{ 204, "No Content" },
    Reason{ 304, "Not Modified" },
    Reason{ 400, "Bad Request" },
    Reason{ 401, "Unauthorized" },
    Reason{ 402, "Payment Required" },
    Reason{ 403, "Forbidden" },
    Reason{ 404, "Not Found" },
    Reason{ 405, "Method Not Allowed" },
    Reason{ 406, "Not Acceptable" },
    Reason{ 408, "Request Timeout" },
    Reason{ 409, "Conflict" },
    Reason{ 410, "Gone" },
    Reason{ 411, "Length Required" },
    Reason{ 412, "Precondition Failed" },
    Reason{ 413, "Content Too Large" },
    Reason{ 414, "URI Too Long" },
    Reason{ 415, "Unsupported Media Type" },
    Reason{ 417, "Expectation Failed" },
    Reason{ 422, "Unprocessable Content" },
    Reason{ 424, "Failed Dependency" },
    Reason{ 428, "Precondition Required" },
    Reason{ 429, "Too Many Requests" },
    Reason{ 431, "Request Header Fields Too Large" },
    Reason{ 499, "Client Closed Request" },
    Reason{ 500, "Internal Server Error" },
    Reason{ 501, "Not Implemented" },
    Reason{ 502, "Bad Gateway" },
    Reason{ 503, "Service Unavailable" },
    Reason{ 504, "Gateway Timeout" },
    Reason{ 505, "HTTP Version Not Supported" },
    Reason{ 529, "Overloaded" },
};

void appendNumber(std::string& out, std::uint64_t number, int base = 10)
{
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, base).ptr;
    out.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

void appendHeader(std::string& out, const Header& header)
{
    out.append(header.name).append(": ").append(header.value).append("\r\n");
}

bool hasNoBody(int status)
{
    return status < 200 || status == 204 || status == 304;
}

bool isFramingHeader(const Header& header)
{
    return headerNameEquals(header.name, "Content-Length")
        || headerNameEquals(header.name, "Transfer-Encoding");
}

void appendFraming(std::string& out, ResponseFraming framing)
{
    switch (framing.kind) {
    case BodyFraming::None: return;
    case BodyFraming::Chunked: out.append("Transfer-Encoding: chunked\r\n"); return;
    case BodyFraming::Length: break;
    }
    out.append("Content-Length: ");
    appendNumber(out, framing.length);
    out.append("\r\n");
}

} // namespace

std::string_view reasonPhrase(int status)
{
    const auto known = std::find_if(
        reasons.begin(), reasons.end(), [status](const Reason& reason) { return reason.status == status; });
    return known == reasons.end() ? std::string_view("Status") : known->phrase;
}

void appendResponseHead(std::string& out, const ResponseHead& head, ResponseFraming framing)
{
    out.append("HTTP/1.1 ");
    appendNumber(out, static_cast<std::uint64_t>(head.status));
    out.append(1, ' ').append(reasonPhrase(head.status)).append("\r\n");
    for (const Header& header : head.headers) {
        if (isValidHeader(header) && !isFramingHeader(header))
            appendHeader(out, header);
    }
    if (!hasNoBody(head.status))
        appendFraming(out, framing);
    out.append("\r\n");
}

void appendResponse(std::string& out, const ResponseHead& head, std::string_view body)
{
    appendResponseHead(out, head, { BodyFraming::Length, body.size() });
    if (!hasNoBody(head.status))
        out.append(body);
}

void appendChunk(std::string& out, std::string_view data)
{
    if (data.empty())
        return;
    appendNumber(out, data.size(), 16);
    out.append("\r\n").append(data).append("\r\n");
}

void appendLastChunk(std::string& out)
{
    out.append("0\r\n\r\n");
}

} // namespace dragoman
