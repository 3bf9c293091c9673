#include "server/RouteDesk.h"

#include "server/RouteWalk.h"
#include "server/RouterConfiguration.h"

#include <QRandomGenerator>

#include <algorithm>

namespace dragoman {

namespace {

bool isSelective(const ProviderConfig& provider)
{
    const ProviderCapabilities& known = provider.capabilities;
    return known.images == false || known.tools == false || known.thinking == false;
}

} // namespace

RouteDesk::RouteDesk()
    : m_router([] { return QRandomGenerator::global()->generateDouble(); })
{
}

void RouteDesk::configure(const Configuration& configuration, const KeyRing& keys)
{
    const auto& providers = configuration.providers;
    m_wantsNeeds = std::any_of(providers.begin(), providers.end(), isSelective);
    m_wantsConversation = configuration.routing.strategy == RouteStrategy::Sticky;
    m_router.configure(routerSettings(configuration.routing), providerRoutes(configuration, keys));
    wakeReady();
}

std::vector<ProviderHealth> RouteDesk::health() const
{
    return m_router.health(std::chrono::steady_clock::now());
}

void RouteDesk::forgive(std::string_view provider)
{
    m_router.forgive(provider);
}

void RouteDesk::resetAfterWake()
{
    m_router.resetAfterWake(std::chrono::steady_clock::now());
}

void RouteDesk::wakeReady()
{
    if (m_waiting.empty())
        return;
    for (const std::uint64_t id : m_router.readyPlans()) {
        if (const auto found = m_waiting.find(id); found != m_waiting.end())
            found->second->nextSoon();
    }
}

} // namespace dragoman
