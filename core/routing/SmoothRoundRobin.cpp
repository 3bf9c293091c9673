#include "routing/SmoothRoundRobin.h"

#include <algorithm>

namespace dragoman {

namespace {
constexpr double leastWeight = 1e-6;
}

std::size_t SmoothRoundRobin::pick(std::span<const WeightedName> items)
{
    double total = 0;
    std::size_t best = 0;
    double* bestCurrent = nullptr;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const double weight = std::max(items[i].weight, leastWeight);
        double& current = m_current.try_emplace(std::string(items[i].name), 0).first->second;
        current += weight;
        total += weight;
        if (!bestCurrent || current > *bestCurrent) {
            best = i;
            bestCurrent = &current;
        }
    }
    if (bestCurrent)
        *bestCurrent -= total;
    return best;
}

void SmoothRoundRobin::forget(std::string_view name)
{
    if (const auto found = m_current.find(name); found != m_current.end())
        m_current.erase(found);
}

} // namespace dragoman
