#include "routing/ProviderOrder.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace dragoman {

namespace {

constexpr double leastWeight = 1e-6;

using Indexes = std::vector<std::size_t>;

// Ascending by what `rank` gives for an index; equal ones as they are listed.
template <class Rank>
Indexes sortedBy(std::size_t count, const Rank& rank)
{
    Indexes indexes(count);
    std::iota(indexes.begin(), indexes.end(), std::size_t{ 0 });
    std::stable_sort(
        indexes.begin(), indexes.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    return indexes;
}

Indexes byPriority(std::span<const OrderCandidate> candidates)
{
    return sortedBy(candidates.size(), [&](std::size_t i) { return candidates[i].priority; });
}

// Turns an even number in [0, 1) into a rank such that the chance to be first is in proportion to the weight.
double weightedRank(double number, double weight)
{
    return -std::log1p(-number) / std::max(weight, leastWeight);
}

Indexes atRandom(std::span<const OrderCandidate> candidates, const RandomNumber& random)
{
    std::vector<double> ranks;
    for (const OrderCandidate& candidate : candidates)
        ranks.push_back(weightedRank(random(), candidate.weight));
    return sortedBy(candidates.size(), [&](std::size_t i) { return ranks[i]; });
}

// FNV-1a over both texts, then mixed (the finaliser of SplitMix64), since FNV leaves the high bits of
// short texts alike. A number in [0, 1).
double hashed(std::string_view conversation, std::string_view name)
{
    std::uint64_t hash = 0xcbf29ce484222325U;
    const auto take = [&hash](std::string_view text) {
        for (const char c : text)
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
        hash = (hash ^ 0xffU) * 0x100000001b3U;
    };
    take(conversation);
    take(name);
    hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9U;
    hash = (hash ^ (hash >> 27U)) * 0x94d049bb133111ebU;
    hash ^= hash >> 31U;
    return static_cast<double>(hash >> 11U) * 0x1.0p-53;
}

// `weight` must not change while a provider starts slowly: conversations would move away and back.
Indexes byConversation(std::span<const OrderCandidate> candidates, std::string_view conversation)
{
    if (conversation.empty())
        return byPriority(candidates);
    return sortedBy(candidates.size(), [&](std::size_t i) {
        return weightedRank(hashed(conversation, candidates[i].name), candidates[i].weight);
    });
}

Indexes inTurn(std::span<const OrderCandidate> candidates, SmoothRoundRobin& turns)
{
    std::vector<WeightedName> names;
    for (const OrderCandidate& candidate : candidates)
        names.push_back({ candidate.name, candidate.weight });
    const std::size_t first = turns.pick(names);
    Indexes indexes = byPriority(candidates);
    const auto place = std::find(indexes.begin(), indexes.end(), first);
    std::rotate(indexes.begin(), place, std::next(place));
    return indexes;
}

} // namespace

std::vector<std::size_t> ProviderOrder::order(RouteStrategy strategy,
    std::span<const OrderCandidate> candidates, std::string_view conversation, const RandomNumber& random)
{
    if (candidates.empty())
        return {};
    switch (strategy) {
    case RouteStrategy::Priority: return byPriority(candidates);
    case RouteStrategy::Random: return atRandom(candidates, random);
    case RouteStrategy::RoundRobin: return inTurn(candidates, m_turns);
    case RouteStrategy::Sticky: return byConversation(candidates, conversation);
    }
    return {};
}

} // namespace dragoman
