#include "http/RequestRules.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace dragoman {

namespace {

constexpr std::size_t maxLengthDigits = 15; // fits every integer type on both sides of the wire

using Refusal = tl::unexpected<Error>;

Refusal refuse(std::string message)
{
    return failure(ErrorKind::InvalidRequest, std::move(message));
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

Result<void> checkMethod(RequestHead& head)
{
    constexpr std::array served{ "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH" };
    if (std::find(served.begin(), served.end(), head.method) == served.end())
        return failure(ErrorKind::MethodNotAllowed, "This method is not served here.");
    return {};
}

// Only the origin form: an absolute target would name a second destination beside Host.
Result<void> checkTarget(RequestHead& head)
{
    const auto printable = [](char c) { return c > ' ' && c < 0x7f && c != '#'; };
    if (head.target.empty() || head.target.front() != '/')
        return refuse("The request target must begin with '/'.");
    if (!std::all_of(head.target.begin(), head.target.end(), printable))
        return refuse("The request target contains a character that must be percent-encoded.");
    const std::size_t mark = std::min(head.target.find('?'), head.target.size());
    head.path = head.target.substr(0, mark);
    head.query = head.target.substr(std::min(mark + 1, head.target.size()));
    return {};
}

bool isHostCharacter(char c)
{
    constexpr std::string_view marks = "-._~%:[]";
    return isLetter(c) || isDigit(c) || marks.find(c) != std::string_view::npos;
}

Result<void> checkHost(RequestHead& head)
{
    const std::size_t count = head.headers.count("Host");
    if (count > 1 || (count == 0 && head.minorVersion > 0))
        return refuse("The request must have exactly one Host header.");
    const std::string_view host = head.headers.value("Host");
    if (count == 1 && (host.empty() || !std::all_of(host.begin(), host.end(), isHostCharacter)))
        return refuse("The Host header is not a host name.");
    return {};
}

Result<void> checkTransferEncoding(RequestHead& head)
{
    const std::size_t count = head.headers.count("Transfer-Encoding");
    if (count == 0)
        return {};
    if (head.minorVersion == 0)
        return refuse("Transfer-Encoding is not part of HTTP/1.0.");
    if (head.headers.contains("Content-Length"))
        return refuse("The request has both Content-Length and Transfer-Encoding.");
    if (count > 1 || !headerNameEquals(head.headers.value("Transfer-Encoding"), "chunked"))
        return refuse("The only transfer coding understood here is a single 'chunked'.");
    head.framing = BodyFraming::Chunked;
    return {};
}

Result<void> checkContentLength(RequestHead& head)
{
    const std::size_t count = head.headers.count("Content-Length");
    if (count == 0)
        return {};
    const std::string_view text = head.headers.value("Content-Length");
    const bool isNumber
        = !text.empty() && text.size() <= maxLengthDigits && std::all_of(text.begin(), text.end(), isDigit);
    if (count > 1 || !isNumber)
        return refuse("Content-Length must be one number.");
    std::uint64_t length = 0;
    std::from_chars(text.data(), text.data() + text.size(), length);
    head.contentLength = length;
    head.framing = BodyFraming::Length;
    return {};
}

Result<void> checkPostHasLength(RequestHead& head)
{
    if (head.method == "POST" && head.framing == BodyFraming::None)
        return refuse("A POST needs Content-Length or 'Transfer-Encoding: chunked'.");
    return {};
}

Result<void> checkExpect(RequestHead& head)
{
    const std::string* expected = head.headers.find("Expect");
    if (!expected || head.minorVersion == 0)
        return {};
    if (head.headers.count("Expect") > 1 || !headerNameEquals(*expected, "100-continue"))
        return refuse("The only expectation understood here is '100-continue'.");
    head.expectsContinue = head.framing == BodyFraming::Chunked || head.contentLength.value_or(0) > 0;
    return {};
}

} // namespace

Result<void> applyRequestRules(RequestHead& head)
{
    constexpr std::array rules{ checkMethod, checkTarget, checkHost, checkTransferEncoding,
        checkContentLength, checkPostHasLength, checkExpect };
    for (const auto rule : rules) {
        if (Result<void> checked = rule(head); !checked)
            return checked;
    }
    return {};
}

} // namespace dragoman
