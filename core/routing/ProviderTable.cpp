#include "routing/ProviderTable.h"

#include <algorithm>

namespace dragoman {

std::vector<std::string> ProviderTable::configure(
    const RouterSettings& settings, std::vector<ProviderRoute> routes)
{
    States states;
    for (ProviderRoute& route : routes) {
        std::unique_ptr<ProviderState> state = take(route.name);
        if (state)
            state->configure(std::move(route), settings);
        else
            state = std::make_unique<ProviderState>(++m_lastId, std::move(route), settings);
        states.push_back(std::move(state));
    }
    std::vector<std::string> gone;
    for (const auto& state : m_states)
        gone.push_back(state->route.name);
    m_states = std::move(states);
    return gone;
}

std::unique_ptr<ProviderState> ProviderTable::take(const std::string& name)
{
    const auto found = std::find_if(
        m_states.begin(), m_states.end(), [&](const auto& state) { return state->route.name == name; });
    if (found == m_states.end())
        return nullptr;
    std::unique_ptr<ProviderState> state = std::move(*found);
    m_states.erase(found);
    return state;
}

ProviderState* ProviderTable::find(std::uint64_t id) const
{
    const auto found
        = std::find_if(m_states.begin(), m_states.end(), [id](const auto& state) { return state->id == id; });
    return found == m_states.end() ? nullptr : found->get();
}

} // namespace dragoman
