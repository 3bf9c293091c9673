#pragma once

#include "base/Result.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// What a compressed body may become: a few bytes can stand for gigabytes.
struct DecodeLimits
{
    std::size_t outputBytes = 64 * 1024 * 1024;
    std::size_t ratio = 100; // bytes out for one byte in ...
    std::size_t ratioFreeBytes = 1024 * 1024; // ... behind the first bytes out
};

// Undoes the Content-Encoding of a body, whatever pieces it comes in: gzip (x-gzip), deflate (with and
// without its zlib wrapper, as both are sent), identity, or up to three of them (RFC 9110, 8.4).
class ContentDecoder
{
public:
    // `contentEncoding` is the value of the header, codings in the order in which they were applied;
    // empty means identity. Error: UnsupportedMedia for other codings and for too many.
    static Result<ContentDecoder> create(std::string_view contentEncoding, DecodeLimits limits = {});

    ~ContentDecoder();
    ContentDecoder(ContentDecoder&&) noexcept;
    ContentDecoder& operator=(ContentDecoder&&) noexcept;

    // Nothing to decode: bytes pass unchanged and only outputBytes is checked.
    bool isIdentity() const { return m_stages.empty(); }
    // Appends to `out` what these bytes decode to. Errors, after which it must not be used again:
    // TooLarge when a limit is exceeded, InvalidRequest for bytes that are not in that coding.
    Result<void> feed(std::string_view bytes, std::string& out);
    // The body is over. Error: InvalidRequest when it was cut. A body without a byte is complete.
    Result<void> finish() const;

private:
    class Stage;
    explicit ContentDecoder(DecodeLimits limits);

    Result<void> decodeFrom(std::size_t index, std::string_view bytes, std::string& out);
    Result<void> checkSize(std::size_t produced) const;

    std::vector<std::unique_ptr<Stage>> m_stages; // the coding applied last comes first
    DecodeLimits m_limits;
    std::size_t m_inputBytes = 0;
};

} // namespace dragoman
