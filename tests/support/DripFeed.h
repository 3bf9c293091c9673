#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dragoman {

using Pieces = std::vector<std::string_view>;

// Calls `check` with `input` in every way it may come from a network: whole, byte by byte, and cut in
// two at each position. The views are valid as long as `input` is.
template <class Check>
void dripFeed(std::string_view input, Check check)
{
    check(Pieces{ input });
    Pieces bytes;
    for (std::size_t i = 0; i < input.size(); ++i)
        bytes.push_back(input.substr(i, 1));
    check(bytes);
    for (std::size_t cut = 1; cut < input.size(); ++cut)
        check(Pieces{ input.substr(0, cut), input.substr(cut) });
}

} // namespace dragoman
