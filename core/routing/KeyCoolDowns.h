#pragma once

#include "base/SteadyTime.h"
#include "routing/FaultPolicy.h"
#include "routing/SmoothRoundRobin.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace dragoman {

// A key as routing knows it: never the key itself.
struct RouteKey
{
    std::string label; // where it comes from ("env:NAME", "client key 2")
    std::uint64_t revision = 0; // differs when the key behind the label differs
    int weight = 1;

    bool isSameAs(const RouteKey& other) const { return label == other.label && revision == other.revision; }
};

struct CoolDownSettings
{
    std::chrono::milliseconds rateLimited{ 30'000 }; // when the provider names no time
    std::chrono::milliseconds outOfCredit{ 600'000 };
};

// Which keys of one provider rest, and whose turn it is among the others. A rejected key rests until
// its revision changes, or until it served a request that had no better key.
class KeyCoolDowns
{
public:
    explicit KeyCoolDowns(CoolDownSettings settings = {});
    // For cool-downs that begin from now on.
    void configure(const CoolDownSettings& settings) { m_settings = settings; }

    // A key begins to rest; `told` is the time that the provider named.
    void begin(const RouteKey& key, CoolDownCause cause, std::optional<std::chrono::milliseconds> told,
        SteadyTime now);
    // The key works.
    void end(const RouteKey& key);
    void endAll() { m_resting.clear(); }

    CoolDownCause cause(const RouteKey& key, SteadyTime now) const;
    bool isUsable(const RouteKey& key, SteadyTime now) const
    {
        return cause(key, now) == CoolDownCause::None;
    }
    // When the rest of this key ends, if the provider itself named the time.
    std::optional<SteadyTime> toldEnd(const RouteKey& key, SteadyTime now) const;

    // Index of the key whose turn it is among the usable ones, by weight. `resting` says what happens
    // when none is: nothing, or one of those whose rest ends first. `keys` may be the provider's or a
    // client's.
    enum class Resting { Never, IfNoOther };
    std::optional<std::size_t> pick(std::span<const RouteKey> keys, Resting resting, SteadyTime now);

private:
    using Id = std::pair<std::string, std::uint64_t>;
    struct Rest
    {
        CoolDownCause cause;
        SteadyTime until;
        bool told;
    };
    const Rest* restOf(const RouteKey& key, SteadyTime now) const;
    void makeRoom(SteadyTime now);
    // The usable keys, or else those whose rest ends first.
    std::vector<std::size_t> endingFirst(std::span<const RouteKey> keys, SteadyTime now) const;

    CoolDownSettings m_settings;
    std::map<Id, Rest> m_resting;
    SmoothRoundRobin m_turns;
};

} // namespace dragoman
