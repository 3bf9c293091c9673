#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace dragoman {

// An element of the left sequence, of the right one, or the same in both.
struct AlignedPair
{
    std::optional<std::size_t> left{};
    std::optional<std::size_t> right{};

    bool operator==(const AlignedPair&) const = default;
};

// Both sequences side by side, in order, with as many equal pairs as possible; of what lies between two
// pairs the left elements come first. Very long sequences that differ much are not compared in depth.
std::vector<AlignedPair> align(const std::vector<std::string>& left, const std::vector<std::string>& right);

} // namespace dragoman
