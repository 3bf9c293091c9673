#pragma once

#include "routing/ProviderState.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace dragoman {

// The configured providers with what is remembered of them.
class ProviderTable
{
public:
    using States = std::vector<std::unique_ptr<ProviderState>>;

    // Replaces the providers; one whose name was there before keeps its state. Returns the names that
    // are gone.
    std::vector<std::string> configure(const RouterSettings& settings, std::vector<ProviderRoute> routes);

    // nullptr when that provider was removed. Valid until configure().
    ProviderState* find(std::uint64_t id) const;
    // In the order of configuration.
    const States& all() const { return m_states; }

private:
    std::unique_ptr<ProviderState> take(const std::string& name);

    States m_states;
    std::uint64_t m_lastId = 0;
};

} // namespace dragoman
