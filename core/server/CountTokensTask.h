#pragma once

#include "server/GenerationRequest.h"
#include "server/HttpService.h"
#include "server/ProviderCall.h"
#include "server/ProviderChoice.h"
#include "server/RouteTable.h"
#include "server/RouteWalk.h"
#include "server/ServerContext.h"

#include <memory>
#include <optional>

namespace dragoman {

// POST /v1/messages/count_tokens: asks the provider that would get the request, if it speaks the same
// protocol, else estimates. A failure leads to the estimate too: the client only wants a number.
class CountTokensTask : public HttpTask, private RouteFollower
{
public:
    CountTokensTask(ServerContext& context, EndpointView endpoint, const Route& route,
        IncomingRequest request, ResponseChannel& channel);

    void start();
    void onStop() override;

private:
    void onRouteChosen(const RouteChoice& choice) override;
    void onRouteGivenUp(const RouteGiveUp& giveUp) override;
    void ask(const ProviderConfig& provider, const RouteChoice& choice);
    void take(const CollectedReply& reply);
    void estimate();
    void answer(const HttpAnswer& answer);

    ServerContext& m_context;
    std::shared_ptr<const Configuration> m_configuration;
    EndpointView m_endpoint;
    const Codec& m_client;
    IncomingRequest m_incoming;
    ResponseChannel& m_channel;
    std::optional<GenerationRequest> m_request;
    CallKeys m_keys;
    std::optional<RouteWalk> m_walk;
    Secret m_secret; // of the call
    SteadyTime m_begin{};
    std::unique_ptr<CollectedCall> m_call;
    bool m_answered = false;
};

} // namespace dragoman
