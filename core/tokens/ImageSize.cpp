#include "tokens/ImageSize.h"

#include <array>
#include <cstddef>

namespace dragoman {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::int8_t notBase64 = -1;

constexpr std::array<std::int8_t, 256> makeDigits()
{
    std::array<std::int8_t, 256> digits{};
    digits.fill(notBase64);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        digits[static_cast<unsigned char>(alphabet[i])] = static_cast<std::int8_t>(i);
    return digits;
}
constexpr std::array<std::int8_t, 256> base64Digits = makeDigits();

// Decodes single bytes at any place: a JPEG may carry a large preview before its size.
class Base64Bytes
{
public:
    explicit Base64Bytes(std::string_view base64)
        : m_base64(base64)
    {
    }

    // Nothing behind the end and where a character is not base64.
    std::optional<std::uint8_t> at(std::size_t offset) const
    {
        const std::size_t first = offset * 8 / 6;
        if (first + 1 >= m_base64.size())
            return std::nullopt;
        const int high = digit(first);
        const int low = digit(first + 1);
        if (high == notBase64 || low == notBase64)
            return std::nullopt;
        const unsigned shift = 4 - 2 * static_cast<unsigned>(offset % 3);
        return static_cast<std::uint8_t>((high << 6 | low) >> shift);
    }

    // `count` bytes (at most 4) as one number, the first the most significant.
    std::optional<std::uint32_t> bigEndian(std::size_t offset, std::size_t count) const
    {
        std::uint32_t number = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::optional<std::uint8_t> byte = at(offset + i);
            if (!byte)
                return std::nullopt;
            number = number << 8 | *byte;
        }
        return number;
    }

    std::optional<std::uint32_t> littleEndian(std::size_t offset, std::size_t count) const
    {
        std::uint32_t number = 0;
        for (std::size_t i = count; i > 0; --i) {
            const std::optional<std::uint8_t> byte = at(offset + i - 1);
            if (!byte)
                return std::nullopt;
            number = number << 8 | *byte;
        }
        return number;
    }

    bool startsWith(std::string_view text, std::size_t offset = 0) const
    {
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (at(offset + i) != static_cast<std::uint8_t>(text[i]))
                return false;
        }
        return true;
    }

private:
    int digit(std::size_t index) const { return base64Digits[static_cast<unsigned char>(m_base64[index])]; }

    std::string_view m_base64;
};

using Number = std::optional<std::uint32_t>;

std::optional<ImageSize> makeSize(Number width, Number height)
{
    if (!width || !height || *width == 0 || *height == 0)
        return std::nullopt;
    return ImageSize{ *width, *height };
}

// PNG specification, 5.6 and 11.2.2: the IHDR chunk comes first.
std::optional<ImageSize> pngSize(const Base64Bytes& bytes)
{
    return makeSize(bytes.bigEndian(16, 4), bytes.bigEndian(20, 4));
}

// GIF89a, 18: logical screen descriptor.
std::optional<ImageSize> gifSize(const Base64Bytes& bytes)
{
    return makeSize(bytes.littleEndian(6, 2), bytes.littleEndian(8, 2));
}

bool isFrameHeader(std::uint32_t marker)
{
    const bool otherTable = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
    return marker >= 0xC0 && marker <= 0xCF && !otherTable;
}

// ITU-T T.81, B.2.2: the size stands in the frame header, behind any number of other segments.
std::optional<ImageSize> jpegSize(const Base64Bytes& bytes)
{
    constexpr int maxSegments = 256;
    std::size_t offset = 2;
    for (int i = 0; i < maxSegments; ++i) {
        const Number marker = bytes.bigEndian(offset + 1, 1);
        const Number length = bytes.bigEndian(offset + 2, 2);
        if (bytes.at(offset) != 0xFF || !marker || !length)
            return std::nullopt;
        if (isFrameHeader(*marker))
            return makeSize(bytes.bigEndian(offset + 7, 2), bytes.bigEndian(offset + 5, 2));
        offset += 2 + *length;
    }
    return std::nullopt;
}

Number plus(Number number, std::uint32_t more)
{
    return number ? Number(*number + more) : number;
}
Number masked(Number number, std::uint32_t mask)
{
    return number ? Number(*number & mask) : number;
}

// RFC 9649, 2.5 (VP8), 2.6 (VP8L), 2.7 (VP8X).
std::optional<ImageSize> webpSize(const Base64Bytes& bytes)
{
    if (bytes.startsWith("VP8X", 12))
        return makeSize(plus(bytes.littleEndian(24, 3), 1), plus(bytes.littleEndian(27, 3), 1));
    if (bytes.startsWith("VP8 ", 12))
        return makeSize(masked(bytes.littleEndian(26, 2), 0x3FFF), masked(bytes.littleEndian(28, 2), 0x3FFF));
    const Number packed = bytes.littleEndian(21, 4);
    if (!bytes.startsWith("VP8L", 12) || !packed)
        return std::nullopt;
    return ImageSize{ (*packed & 0x3FFF) + 1, (*packed >> 14 & 0x3FFF) + 1 };
}

} // namespace

std::optional<ImageSize> imageSizeOfBase64(std::string_view base64)
{
    const Base64Bytes bytes(base64);
    if (bytes.startsWith("\x89PNG\r\n\x1A\n"))
        return pngSize(bytes);
    if (bytes.startsWith("GIF8"))
        return gifSize(bytes);
    if (bytes.startsWith("\xFF\xD8"))
        return jpegSize(bytes);
    if (bytes.startsWith("RIFF") && bytes.startsWith("WEBP", 8))
        return webpSize(bytes);
    return std::nullopt;
}

} // namespace dragoman
