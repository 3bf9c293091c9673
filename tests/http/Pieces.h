#pragma once

#include <string_view>
#include <vector>

namespace dragoman {

using Pieces = std::vector<std::string_view>;

// The ways in which a network may deliver the same bytes: whole, byte by byte, and cut once at every
// position. The views show `bytes`.
inline std::vector<Pieces> allPieces(std::string_view bytes)
{
    std::vector<Pieces> ways{ { bytes }, {} };
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        ways[1].push_back(bytes.substr(i, 1));
        if (i > 0)
            ways.push_back({ bytes.substr(0, i), bytes.substr(i) });
    }
    return ways;
}

} // namespace dragoman
