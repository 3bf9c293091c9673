#include "protocol/StableHash.h"

#include <array>
#include <cstdint>

namespace dragoman {

namespace {

std::uint64_t fnv1a(std::string_view bytes, std::uint64_t start)
{
    std::uint64_t hash = start;
    for (const char byte : bytes)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
    return hash;
}

// Spreads a change of any bit over all bits (the finalizer of MurmurHash3).
std::uint64_t mix(std::uint64_t hash)
{
    hash = (hash ^ hash >> 33) * 0xff51afd7ed558ccdU;
    hash = (hash ^ hash >> 33) * 0xc4ceb9fe1a85ec53U;
    return hash ^ hash >> 33;
}

} // namespace

std::string stableHash(std::string_view bytes, std::size_t hexDigits)
{
    constexpr std::array<std::uint64_t, 2> starts{ 0xcbf29ce484222325U, 0x84222325cbf29ce4U };
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const std::uint64_t start : starts) {
        const std::uint64_t hash = mix(fnv1a(bytes, start));
        for (unsigned shift = 0; shift < 64; shift += 4)
            text.push_back(digits[hash >> shift & 0xf]);
    }
    text.resize(hexDigits);
    return text;
}

} // namespace dragoman
