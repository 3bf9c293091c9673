#pragma once

#include "config/Configuration.h"
#include "config/KeyRing.h"
#include "routing/Router.h"

#include <map>
#include <vector>

namespace dragoman {

class RouteWalk;

// The router, with a clock and with the requests that wait for a free provider. Lives on the proxy thread.
class RouteDesk
{
public:
    RouteDesk();

    // Takes new providers, settings and keys; requests on their way go on.
    void configure(const Configuration& configuration, const KeyRing& keys);

    // Whether requests have to say what they need, or which conversation they belong to; finding out costs.
    bool wantsNeeds() const { return m_wantsNeeds; }
    bool wantsConversation() const { return m_wantsConversation; }

    // In the order of configuration.
    std::vector<ProviderHealth> health() const;
    // The user knows better: breaker closed, no key rests.
    void forgive(std::string_view provider);
    // The machine slept: what failed around it says nothing.
    void resetAfterWake();

private:
    friend class RouteWalk;
    // An attempt ended or limits changed: lets those go on who waited for that.
    void wakeReady();

    Router m_router;
    std::map<std::uint64_t, RouteWalk*> m_waiting; // by the id of the plan
    bool m_wantsNeeds = false;
    bool m_wantsConversation = false;
};

} // namespace dragoman
