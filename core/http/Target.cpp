#include "http/Target.h"

#include <algorithm>
#include <charconv>

namespace dragoman {

namespace {

// The byte that "%41" at the begin of `text` stands for.
std::optional<char> escapedByte(std::string_view text)
{
    if (text.size() < 3)
        return std::nullopt;
    unsigned char value = 0;
    const char* const end = text.data() + 3;
    const auto parsed = std::from_chars(text.data() + 1, end, value, 16);
    if (parsed.ec != std::errc() || parsed.ptr != end)
        return std::nullopt;
    const bool isControl = value < 0x20 || value == 0x7f;
    return isControl ? std::nullopt : std::optional<char>(static_cast<char>(value));
}

std::optional<std::string> decode(std::string_view text)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded.push_back(text[i]);
            continue;
        }
        const std::optional<char> byte = escapedByte(text.substr(i));
        if (!byte)
            return std::nullopt;
        decoded.push_back(*byte);
        i += 2;
    }
    return decoded;
}

std::string plusToSpace(std::string_view text)
{
    std::string changed(text);
    for (char& c : changed)
        c = c == '+' ? ' ' : c;
    return changed;
}

} // namespace

Result<std::string> decodePath(std::string_view path)
{
    std::optional<std::string> decoded = decode(path);
    if (!decoded)
        return failure(ErrorKind::InvalidRequest, "The path contains an escape that is not allowed.");
    return std::move(*decoded);
}

std::optional<std::string> queryValue(std::string_view query, std::string_view name)
{
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        const std::size_t equals = std::min(pair.find('='), pair.size());
        if (decode(plusToSpace(pair.substr(0, equals))) == name)
            return decode(plusToSpace(pair.substr(std::min(equals + 1, pair.size()))));
        query.remove_prefix(std::min(pair.size() + 1, query.size()));
    }
    return std::nullopt;
}

} // namespace dragoman
