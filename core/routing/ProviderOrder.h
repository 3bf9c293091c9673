#pragma once

#include "routing/RandomNumber.h"
#include "routing/RouterSettings.h"
#include "routing/SmoothRoundRobin.h"

#include <span>
#include <string_view>
#include <vector>

namespace dragoman {

struct OrderCandidate
{
    std::string_view name;
    int priority = 0;
    double weight = 1; // less while a provider starts slowly after a failure
};

// In which order the providers that may serve a request are asked.
class ProviderOrder
{
public:
    // Indexes of all candidates, the first to ask first. Sticky orders by rendezvous hashing of the
    // conversation and the names: the same everywhere and always, and a provider that comes or goes moves
    // only its own conversations; without a conversation it is Priority. RoundRobin takes turns for the
    // first place, behind which stand the others by priority.
    std::vector<std::size_t> order(RouteStrategy strategy, std::span<const OrderCandidate> candidates,
        std::string_view conversation, const RandomNumber& random);

    void forget(std::string_view provider) { m_turns.forget(provider); }

private:
    SmoothRoundRobin m_turns;
};

} // namespace dragoman
