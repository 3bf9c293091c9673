#include "http/RequestParser.h"

#include "http/HeadCollector.h"
#include "http/RequestRules.h"

#include <boost/beast/http/basic_parser.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace dragoman {

namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;

// A larger body is not reserved as a whole: a promise costs the client nothing.
constexpr std::size_t maxReservedBytes = 4 * 1024 * 1024;
constexpr std::size_t spareBytes = 64; // what takeBody() promises behind the body
// One chunk line, or the last one together with its trailers.
constexpr std::size_t maxChunkLineBytes = 8 * 1024;

Error refusal(std::string message)
{
    return { ErrorKind::InvalidRequest, std::move(message) };
}

struct ParserMessage
{
    http::error code;
    ErrorKind kind;
    const char* message;
};

constexpr std::array parserMessages{
    ParserMessage{ http::error::header_limit, ErrorKind::HeadTooLarge, "The request head is too large." },
    ParserMessage{ http::error::body_limit, ErrorKind::TooLarge, "The request body is too large." },
    ParserMessage{
        http::error::bad_method, ErrorKind::InvalidRequest, "The request line has no valid method." },
    ParserMessage{
        http::error::bad_target, ErrorKind::InvalidRequest, "The request line has no valid target." },
    ParserMessage{
        http::error::bad_version, ErrorKind::InvalidRequest, "The HTTP version is not supported." },
    ParserMessage{ http::error::bad_field, ErrorKind::InvalidRequest, "A header line has no valid name." },
    ParserMessage{ http::error::bad_value, ErrorKind::InvalidRequest, "A header has no valid value." },
    ParserMessage{
        http::error::bad_content_length, ErrorKind::InvalidRequest, "Content-Length is not valid." },
    ParserMessage{
        http::error::multiple_content_length, ErrorKind::InvalidRequest, "There are two Content-Lengths." },
    ParserMessage{
        http::error::bad_transfer_encoding, ErrorKind::InvalidRequest, "Transfer-Encoding is not valid." },
    ParserMessage{ http::error::bad_chunk, ErrorKind::InvalidRequest, "A chunk of the body is not valid." },
    ParserMessage{
        http::error::bad_chunk_extension, ErrorKind::InvalidRequest, "A chunk line is not valid." },
};

Error toError(const beast::error_code& code)
{
    for (const ParserMessage& known : parserMessages) {
        if (code == known.code)
            return { known.kind, known.message };
    }
    return refusal("The request is not valid HTTP.");
}

std::string toString(beast::string_view text)
{
    return std::string(text.data(), text.size());
}

// Receives what the Beast parser finds and applies our rules to it.
class BeastParser final : public http::basic_parser<true>
{
public:
    explicit BeastParser(const RequestLimits& limits)
        : m_limits(limits)
    {
        // The collector has counted the head already.
        header_limit(std::numeric_limits<std::uint32_t>::max());
        body_limit(limits.bodyBytes);
    }

    // Gives bytes to the parser; returns how many it used, 0 when it needs more of them.
    Result<std::size_t> give(std::string_view bytes)
    {
        beast::error_code code;
        const std::size_t used = put(boost::asio::const_buffer(bytes.data(), bytes.size()), code);
        if (!code || code == http::error::need_more)
            return used;
        return tl::unexpected(m_error ? *m_error : toError(code));
    }

    // The next byte is inside a chunk, not in the line before one.
    bool isInChunk() const { return m_inChunk; }

    RequestHead head;
    std::string body;

private:
    static void stop(beast::error_code& code) { code = http::error::bad_value; }

    void refuse(Error error, beast::error_code& code)
    {
        m_error = std::move(error);
        stop(code);
    }

    void on_request_impl(http::verb, beast::string_view method, beast::string_view target, int version,
        beast::error_code& code) override
    {
        if (target.size() > m_limits.targetBytes)
            return refuse(refusal("The request target is too long."), code);
        head.method = toString(method);
        head.target = toString(target);
        head.minorVersion = version % 10;
    }

    void on_response_impl(int, beast::string_view, int, beast::error_code&) override { }

    void on_field_impl(
        http::field, beast::string_view name, beast::string_view value, beast::error_code& code) override
    {
        if (++m_fields > m_limits.headCount)
            return refuse({ ErrorKind::HeadTooLarge, "The request has too many headers." }, code);
        if (!m_headDone) // trailers change nothing (RFC 9110, 6.5.1)
            head.headers.add(toString(name), toString(value));
    }

    void on_header_impl(beast::error_code& code) override
    {
        m_headDone = true;
        head.keepAlive = keep_alive();
        if (Result<void> checked = applyRequestRules(head); !checked)
            refuse(std::move(checked.error()), code);
    }

    void on_body_init_impl(const boost::optional<std::uint64_t>& length, beast::error_code&) override
    {
        const std::uint64_t promised = length.value_or(0);
        body.reserve(
            static_cast<std::size_t>(std::min<std::uint64_t>(promised, maxReservedBytes)) + spareBytes);
    }

    std::size_t on_body_impl(beast::string_view bytes, beast::error_code&) override
    {
        body.append(bytes.data(), bytes.size());
        return bytes.size();
    }

    void on_chunk_header_impl(
        std::uint64_t size, beast::string_view extensions, beast::error_code& code) override
    {
        if (!extensions.empty())
            return refuse(refusal("Chunk extensions are not accepted."), code);
        m_inChunk = size > 0;
    }

    std::size_t on_chunk_body_impl(
        std::uint64_t remaining, beast::string_view bytes, beast::error_code&) override
    {
        body.append(bytes.data(), bytes.size());
        m_inChunk = remaining > bytes.size();
        return bytes.size();
    }

    void on_finish_impl(beast::error_code&) override { body.reserve(body.size() + spareBytes); }

    RequestLimits m_limits;
    std::optional<Error> m_error;
    std::size_t m_fields = 0;
    bool m_headDone = false;
    bool m_inChunk = false;
};

} // namespace

class RequestParser::Message
{
public:
    explicit Message(const RequestLimits& limits)
        : m_parser(limits)
        , m_collector(limits)
    {
    }

    Result<std::size_t> feed(std::string_view bytes)
    {
        if (m_error)
            return tl::unexpected(*m_error);
        m_started = m_started || !bytes.empty();
        Result<std::size_t> used = m_parser.is_header_done() ? feedBody(bytes) : feedHead(bytes);
        if (!used)
            m_error = used.error();
        return used;
    }

    bool started() const { return m_started; }
    bool isHeadComplete() const { return !m_error && m_parser.is_header_done(); }
    bool isComplete() const { return !m_error && m_parser.is_done(); }
    const RequestHead& head() const { return m_parser.head; }
    std::string takeBody() { return std::move(m_parser.body); }

private:
    Result<std::size_t> feedHead(std::string_view bytes)
    {
        Result<std::size_t> used = m_collector.feed(bytes);
        if (!used || !m_collector.isComplete())
            return used;
        const Result<std::size_t> given = m_parser.give(m_collector.text());
        if (!given)
            return given;
        if (!m_parser.is_header_done())
            return tl::unexpected(refusal("The request head is not valid."));
        return used;
    }

    Result<std::size_t> feedBody(std::string_view bytes)
    {
        std::size_t used = 0;
        while (used < bytes.size() && !m_parser.is_done()) {
            const std::string_view rest = bytes.substr(used);
            const bool inLine = m_parser.chunked() && !m_parser.isInChunk();
            const Result<std::size_t> step = inLine ? feedChunkLine(rest) : m_parser.give(rest);
            if (!step)
                return step;
            used += *step;
        }
        return used;
    }

    // The Beast parser wants chunk lines (the last one with its trailers) in one piece and has no
    // limit for them, so they are gathered here; the chunks themselves go in as they come.
    Result<std::size_t> feedChunkLine(std::string_view bytes)
    {
        const std::size_t used = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
        m_lines.append(bytes.substr(0, used));
        if (m_lines.size() > maxChunkLineBytes)
            return tl::unexpected(refusal("A chunk line is too long."));
        if (m_lines.back() != '\n')
            return used;
        if (!isWholeLine(std::string_view(m_lines).substr(m_lineBegin)))
            return tl::unexpected(refusal("A chunk line must end in CR LF."));
        m_lineBegin = m_lines.size();
        return giveLines().transform([used] { return used; });
    }

    // Ends in CR LF, has no other CR and does not continue the line before it.
    static bool isWholeLine(std::string_view line)
    {
        return line.ends_with("\r\n") && line.find('\r') == line.size() - 2 && line.front() != ' '
            && line.front() != '\t';
    }

    Result<void> giveLines()
    {
        const Result<std::size_t> given = m_parser.give(m_lines);
        if (!given)
            return tl::unexpected(given.error());
        if (*given > 0) {
            m_lines.clear();
            m_lineBegin = 0;
        }
        return {};
    }

    BeastParser m_parser;
    HeadCollector m_collector;
    std::string m_lines; // of the chunk to come, or the last chunk with its trailers
    std::size_t m_lineBegin = 0; // offset of the current line in m_lines
    std::optional<Error> m_error;
    bool m_started = false;
};

RequestParser::RequestParser(RequestLimits limits)
    : m_message(std::make_unique<Message>(limits))
    , m_limits(limits)
{
}

RequestParser::~RequestParser() = default;
RequestParser::RequestParser(RequestParser&&) noexcept = default;
RequestParser& RequestParser::operator=(RequestParser&&) noexcept = default;

Result<std::size_t> RequestParser::feed(std::string_view bytes)
{
    return m_message->feed(bytes);
}

bool RequestParser::started() const
{
    return m_message->started();
}

bool RequestParser::headComplete() const
{
    return m_message->isHeadComplete();
}

bool RequestParser::complete() const
{
    return m_message->isComplete();
}

const RequestHead& RequestParser::head() const
{
    return m_message->head();
}

std::string RequestParser::takeBody()
{
    return m_message->takeBody();
}

void RequestParser::startNext()
{
    m_message = std::make_unique<Message>(m_limits);
}

} // namespace dragoman
