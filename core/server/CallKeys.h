#pragma once

#include "config/KeyRing.h"
#include "routing/RoutePlan.h"
#include "server/ProviderHeaders.h"

#include <vector>

namespace dragoman {

// The keys that a request may use: those that its client brought, where the endpoint asks for them, else
// the providers' own.
class CallKeys
{
public:
    CallKeys() = default;
    // Errors: Unauthorized where the client must bring a key and does not.
    static Result<CallKeys> of(const EndpointConfig& endpoint, const RequestHead& client);

    // The client's keys as the router knows them; empty where the providers' own are used.
    std::vector<RouteKey> routeKeys() const;
    // The key that the router chose; without a secret where that provider needs none.
    CallKey keyFor(const RouteChoice& choice, const ProviderConfig& provider, const KeyRing& stored) const;

    // One after the other, for calls that the router has no part in.
    const std::vector<CallKey>& fromClient() const { return m_fromClient; }

private:
    std::vector<CallKey> m_fromClient;
};

} // namespace dragoman
