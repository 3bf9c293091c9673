#include "inspection/CapturedRequest.h"

#include "http/HeaderList.h"

namespace dragoman {

RequestLine requestLine(const CapturedMessage& request, const std::string& address)
{
    const std::size_t space = request.start.find(' ');
    if (space == std::string::npos)
        return {};
    RequestLine line{ request.start.substr(0, space), request.start.substr(space + 1) };
    if (!line.url.starts_with('/'))
        return line;
    const std::string_view host = headerValue(request, "host");
    line.url.insert(
        0, address.empty() ? "http://" + std::string(host.empty() ? "127.0.0.1" : host) : address);
    return line;
}

std::string_view headerValue(const CapturedMessage& message, std::string_view name)
{
    for (const auto& [one, value] : message.headers) {
        if (headerNameEquals(one, name))
            return value;
    }
    return {};
}

Result<void> checkWhole(const CapturedMessage& message)
{
    if (message.start.empty())
        return failure(ErrorKind::NotFound, "This message was not kept.");
    if (message.body.size() < message.size)
        return failure(ErrorKind::TooLarge,
            "Only the first " + std::to_string(message.body.size()) + " of " + std::to_string(message.size)
                + " bytes of this message were kept.");
    return {};
}

} // namespace dragoman
