#include "protocol/openai_chat/ChatMedia.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace dragoman {

namespace {

std::string lowerCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    return text;
}

struct Magic
{
    std::string_view bytes;
    std::size_t offset;
    std::string_view mediaType;
};
constexpr std::array<Magic, 5> magics{ { { "\xff\xd8\xff", 0, "image/jpeg" },
    { "\x89PNG\r\n", 0, "image/png" }, { "GIF8", 0, "image/gif" }, { "WEBP", 8, "image/webp" },
    { "%PDF-", 0, "application/pdf" } } };

// The value of a base64 digit, or -1.
int base64Digit(char c)
{
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::size_t at = digits.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

} // namespace

bool isDataUrl(JsonText url)
{
    return lowerCase(std::string(url.escaped.substr(0, 5))) == "data:";
}

std::optional<DataUrl> parseDataUrl(JsonText url)
{
    const std::size_t comma = url.escaped.find(',');
    if (!isDataUrl(url) || comma == std::string_view::npos || comma + 1 == url.escaped.size())
        return {};
    const std::string head = lowerCase(decodeJsonText({ url.escaped.substr(5, comma - 5) }));
    const std::size_t encoding = head.rfind(';');
    if (encoding == std::string::npos || head.substr(encoding) != ";base64")
        return {};
    return DataUrl{ head.substr(0, head.find(';')), { url.escaped.substr(comma + 1) } };
}

std::string sniffMediaType(JsonText base64)
{
    // The only escape that base64 needs is that of the slash; leaving the backslashes out decodes it.
    std::string start(base64.escaped.substr(0, 40));
    std::erase(start, '\\');
    start.resize(std::min(start.size(), std::size_t(16)));
    const std::optional<std::string> bytes = decodeBase64(start);
    if (!bytes)
        return {};
    for (const Magic& magic : magics) {
        if (bytes->size() >= magic.offset && bytes->substr(magic.offset).starts_with(magic.bytes))
            return std::string(magic.mediaType);
    }
    return {};
}

std::optional<std::string> decodeBase64(std::string_view text)
{
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3 + 3);
    std::uint32_t bits = 0;
    int bitCount = 0;
    text = text.substr(0, text.find_last_not_of("= \r\n\t") + 1);
    for (const char c : text) {
        if (c == '\n' || c == '\r' || c == ' ' || c == '\t')
            continue;
        const int digit = base64Digit(c);
        if (digit < 0)
            return {};
        bits = (bits << 6 | static_cast<std::uint32_t>(digit)) & 0xffffffU;
        bitCount += 6;
        if (bitCount >= 8) {
            bitCount -= 8;
            bytes.push_back(static_cast<char>(bits >> bitCount & 0xff));
        }
    }
    return bytes;
}

} // namespace dragoman
