#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace dragoman {

struct WeightedName
{
    std::string_view name;
    double weight = 1; // below or equal 0: only when there is nothing else
};

// Takes turns among named things in proportion to their weights, spread evenly: weights 2 and 1 give
// a b a, never a a b at a stretch. The set and the weights may differ from turn to turn.
class SmoothRoundRobin
{
public:
    // Index into `items` of the one whose turn it is; `items` must not be empty.
    std::size_t pick(std::span<const WeightedName> items);
    void forget(std::string_view name);

private:
    std::map<std::string, double, std::less<>> m_current;
};

} // namespace dragoman
