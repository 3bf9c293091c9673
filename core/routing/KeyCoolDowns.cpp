#include "routing/KeyCoolDowns.h"

#include <algorithm>

namespace dragoman {

namespace {
// Clients may bring any number of keys of their own.
constexpr std::size_t mostResting = 256;
} // namespace

KeyCoolDowns::KeyCoolDowns(CoolDownSettings settings)
    : m_settings(settings)
{
}

void KeyCoolDowns::begin(
    const RouteKey& key, CoolDownCause cause, std::optional<std::chrono::milliseconds> told, SteadyTime now)
{
    Rest rest{ cause, SteadyTime::max(), false };
    switch (cause) {
    case CoolDownCause::None: return;
    case CoolDownCause::RateLimited:
        rest.until = now + told.value_or(m_settings.rateLimited);
        rest.told = told.has_value();
        break;
    case CoolDownCause::Rejected:
        if (key.label.empty()) // there is no key that somebody could change
            rest.until = now + m_settings.outOfCredit;
        break;
    case CoolDownCause::OutOfCredit: rest.until = now + m_settings.outOfCredit; break;
    }
    makeRoom(now);
    m_resting.insert_or_assign(Id(key.label, key.revision), rest);
}

void KeyCoolDowns::makeRoom(SteadyTime now)
{
    if (m_resting.size() < mostResting)
        return;
    std::erase_if(m_resting, [now](const auto& entry) { return entry.second.until <= now; });
    if (m_resting.size() < mostResting)
        return;
    m_resting.erase(std::min_element(m_resting.begin(), m_resting.end(),
        [](const auto& a, const auto& b) { return a.second.until < b.second.until; }));
}

void KeyCoolDowns::end(const RouteKey& key)
{
    m_resting.erase(Id(key.label, key.revision));
}

const KeyCoolDowns::Rest* KeyCoolDowns::restOf(const RouteKey& key, SteadyTime now) const
{
    const auto found = m_resting.find(Id(key.label, key.revision));
    return found != m_resting.end() && now < found->second.until ? &found->second : nullptr;
}

CoolDownCause KeyCoolDowns::cause(const RouteKey& key, SteadyTime now) const
{
    const Rest* rest = restOf(key, now);
    return rest ? rest->cause : CoolDownCause::None;
}

std::optional<SteadyTime> KeyCoolDowns::toldEnd(const RouteKey& key, SteadyTime now) const
{
    const Rest* rest = restOf(key, now);
    return rest && rest->told ? std::optional(rest->until) : std::nullopt;
}

std::vector<std::size_t> KeyCoolDowns::endingFirst(std::span<const RouteKey> keys, SteadyTime now) const
{
    SteadyTime first = SteadyTime::max();
    std::vector<std::size_t> indexes;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const Rest* rest = restOf(keys[i], now);
        const SteadyTime until = rest ? rest->until : now;
        if (until < first)
            indexes.clear();
        first = std::min(first, until);
        if (until == first)
            indexes.push_back(i);
    }
    return indexes;
}

std::optional<std::size_t> KeyCoolDowns::pick(std::span<const RouteKey> keys, Resting resting, SteadyTime now)
{
    const std::vector<std::size_t> indexes = endingFirst(keys, now);
    if (indexes.empty() || (resting == Resting::Never && !isUsable(keys[indexes.front()], now)))
        return std::nullopt;
    std::vector<WeightedName> names;
    for (const std::size_t index : indexes)
        names.push_back({ keys[index].label, static_cast<double>(keys[index].weight) });
    return indexes[m_turns.pick(names)];
}

} // namespace dragoman
