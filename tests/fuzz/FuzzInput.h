#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dragoman {

// What the fuzzer gives: the first byte says how to cut, the rest are the bytes of the network.
struct FuzzInput
{
    FuzzInput(const std::uint8_t* data, std::size_t size)
        : pieceBytes(size == 0 ? 1 : 1 + data[0] % 16u)
        , bytes(reinterpret_cast<const char*>(data) + std::min<std::size_t>(size, 1),
              size - std::min<std::size_t>(size, 1))
    {
    }

    std::vector<std::string_view> pieces() const
    {
        std::vector<std::string_view> all;
        for (std::size_t i = 0; i < bytes.size(); i += pieceBytes)
            all.push_back(bytes.substr(i, pieceBytes));
        return all;
    }

    std::size_t pieceBytes;
    std::string_view bytes;
};

} // namespace dragoman
