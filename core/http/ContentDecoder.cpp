#include "http/ContentDecoder.h"

#include "http/HeaderList.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>

namespace dragoman {

namespace {

constexpr std::size_t maxCodings = 3;
constexpr std::size_t stepBytes = 64 * 1024; // decoded at a time, between two looks at the limits

enum class Coding { Identity, Gzip, Deflate };

struct CodingName
{
    std::string_view name;
    Coding coding;
};

constexpr std::array codingNames{
    CodingName{ "gzip", Coding::Gzip },
    CodingName{ "x-gzip", Coding::Gzip },
    CodingName{ "deflate", Coding::Deflate },
    CodingName{ "identity", Coding::Identity },
};

// zlib's windowBits: 15 for the wrapped form, +16 for gzip, negative for no wrapper.
constexpr int zlibWindow = MAX_WBITS;
constexpr int gzipWindow = MAX_WBITS + 16;
constexpr int rawWindow = -MAX_WBITS;

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = std::min(text.find_first_not_of(" \t"), text.size());
    const std::size_t last = text.find_last_not_of(" \t");
    return first == text.size() ? std::string_view() : text.substr(first, last - first + 1);
}

const CodingName* findCoding(std::string_view name)
{
    for (const CodingName& known : codingNames) {
        if (headerNameEquals(known.name, name))
            return &known;
    }
    return nullptr;
}

// RFC 1950, 2.2: method 8, a window of at most 32 KiB, and a check value that makes both bytes a
// multiple of 31. A raw stream does not begin like that.
bool isZlibHeader(unsigned char first, unsigned char second)
{
    return (first & 0x0f) == 8 && (first >> 4) <= 7 && (first * 256 + second) % 31 == 0;
}

tl::unexpected<Error> tooLarge()
{
    return failure(ErrorKind::TooLarge, "The decompressed body is too large.");
}

tl::unexpected<Error> malformed()
{
    return failure(ErrorKind::InvalidRequest, "The body is not what its Content-Encoding says.");
}

} // namespace

// One coding: bytes in, at most stepBytes out at a time.
class ContentDecoder::Stage
{
public:
    explicit Stage(Coding coding)
        : m_isGzip(coding == Coding::Gzip)
    {
    }
    ~Stage()
    {
        if (m_isOpen)
            inflateEnd(&m_stream);
    }
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    // Sets the bytes that step() decodes next; they must outlive those calls.
    Result<void> give(std::string_view bytes)
    {
        m_input = bytes;
        return m_isOpen ? Result<void>() : open();
    }

    // The next decoded bytes, a view valid until the next step. Fewer than stepBytes: the input is used up.
    Result<std::string_view> step();
    // All decoded so far, in bytes.
    std::size_t produced() const { return m_produced; }
    bool isFinished() const { return m_isAtEnd || (!m_isOpen && m_start.empty()); }

private:
    Result<void> open();
    Result<void> openWith(int windowBits);
    Result<void> decode(std::string_view& input);
    Result<void> inflateOnce(std::string_view& input);

    z_stream m_stream{};
    std::vector<char> m_output = std::vector<char>(stepBytes);
    std::string m_start; // the first bytes of deflate, until they show its kind
    std::string_view m_input;
    std::size_t m_produced = 0;
    bool m_isGzip;
    bool m_isOpen = false;
    bool m_isAtEnd = false;
};

Result<void> ContentDecoder::Stage::open()
{
    if (m_isGzip)
        return m_input.empty() ? Result<void>() : openWith(gzipWindow);
    const std::size_t missing = std::min(2 - m_start.size(), m_input.size());
    m_start.append(m_input.substr(0, missing));
    m_input.remove_prefix(missing);
    if (m_start.size() < 2)
        return {};
    const bool isWrapped
        = isZlibHeader(static_cast<unsigned char>(m_start[0]), static_cast<unsigned char>(m_start[1]));
    return openWith(isWrapped ? zlibWindow : rawWindow);
}

Result<void> ContentDecoder::Stage::openWith(int windowBits)
{
    m_isOpen = inflateInit2(&m_stream, windowBits) == Z_OK;
    return m_isOpen ? Result<void>() : failure(ErrorKind::Internal, "Decompression could not start.");
}

Result<std::string_view> ContentDecoder::Stage::step()
{
    if (!m_isOpen)
        return std::string_view();
    m_stream.next_out = reinterpret_cast<Bytef*>(m_output.data());
    m_stream.avail_out = static_cast<uInt>(m_output.size());
    std::string_view start = m_start;
    const Result<void> decoded = decode(start).and_then([this] { return decode(m_input); });
    if (!decoded)
        return tl::unexpected(decoded.error());
    m_start.clear();
    const std::size_t size = m_output.size() - m_stream.avail_out;
    m_produced += size;
    return std::string_view(m_output.data(), size);
}

// Decodes until the input is used up or the output is full. The first round runs without input too:
// zlib may hold back output that did not fit before.
Result<void> ContentDecoder::Stage::decode(std::string_view& input)
{
    do {
        if (m_isAtEnd && input.empty())
            return {};
        if (Result<void> done = inflateOnce(input); !done)
            return done;
    } while (!input.empty() && m_stream.avail_out > 0);
    return {};
}

Result<void> ContentDecoder::Stage::inflateOnce(std::string_view& input)
{
    // Only gzip allows several members in a row (RFC 1952, 2.2).
    if (m_isAtEnd && (!m_isGzip || inflateReset(&m_stream) != Z_OK))
        return malformed();
    constexpr std::size_t most = std::numeric_limits<uInt>::max();
    const auto given = static_cast<uInt>(std::min(input.size(), most));
    // zlib only reads through this pointer; its type is older than const.
    m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
    m_stream.avail_in = given;
    const int status = inflate(&m_stream, Z_NO_FLUSH);
    input.remove_prefix(given - m_stream.avail_in);
    m_isAtEnd = status == Z_STREAM_END;
    const bool isGood = status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR;
    return isGood ? Result<void>() : malformed();
}

ContentDecoder::ContentDecoder(DecodeLimits limits)
    : m_limits(limits)
{
}

ContentDecoder::~ContentDecoder() = default;
ContentDecoder::ContentDecoder(ContentDecoder&&) noexcept = default;
ContentDecoder& ContentDecoder::operator=(ContentDecoder&&) noexcept = default;

Result<ContentDecoder> ContentDecoder::create(std::string_view contentEncoding, DecodeLimits limits)
{
    ContentDecoder decoder(limits);
    while (!contentEncoding.empty()) {
        const std::size_t comma = std::min(contentEncoding.find(','), contentEncoding.size());
        const std::string_view name = trimmed(contentEncoding.substr(0, comma));
        contentEncoding.remove_prefix(std::min(comma + 1, contentEncoding.size()));
        if (name.empty())
            continue;
        const CodingName* const known = findCoding(name);
        if (!known || decoder.m_stages.size() == maxCodings)
            return failure(ErrorKind::UnsupportedMedia, "This Content-Encoding is not supported.");
        if (known->coding != Coding::Identity)
            decoder.m_stages.insert(decoder.m_stages.begin(), std::make_unique<Stage>(known->coding));
    }
    return decoder;
}

Result<void> ContentDecoder::feed(std::string_view bytes, std::string& out)
{
    m_inputBytes += bytes.size();
    if (!isIdentity())
        return decodeFrom(0, bytes, out);
    if (m_inputBytes > m_limits.outputBytes)
        return tooLarge();
    out.append(bytes);
    return {};
}

Result<void> ContentDecoder::finish() const
{
    const auto isFinished = [](const std::unique_ptr<Stage>& stage) { return stage->isFinished(); };
    const bool isWhole = std::all_of(m_stages.begin(), m_stages.end(), isFinished);
    return isWhole ? Result<void>() : failure(ErrorKind::InvalidRequest, "The compressed body is cut short.");
}

// Each stage hands on what it decoded before it decodes more, so that memory stays flat.
Result<void> ContentDecoder::decodeFrom(std::size_t index, std::string_view bytes, std::string& out)
{
    if (index == m_stages.size()) {
        out.append(bytes);
        return {};
    }
    Stage& stage = *m_stages[index];
    Result<void> done = stage.give(bytes);
    bool isUsedUp = false;
    while (done && !isUsedUp) {
        const Result<std::string_view> decoded = stage.step();
        if (!decoded)
            return tl::unexpected(decoded.error());
        isUsedUp = decoded->size() < stepBytes;
        done = checkSize(stage.produced());
        if (done && !decoded->empty())
            done = decodeFrom(index + 1, *decoded, out);
    }
    return done;
}

// The ratio is that of the whole chain: a bomb inside a bomb multiplies.
Result<void> ContentDecoder::checkSize(std::size_t produced) const
{
    const bool isBomb = produced > m_limits.ratioFreeBytes && produced / m_limits.ratio > m_inputBytes;
    return isBomb || produced > m_limits.outputBytes ? tooLarge() : Result<void>();
}

} // namespace dragoman
