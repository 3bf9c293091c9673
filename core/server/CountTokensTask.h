#pragma once

#include "server/GenerationRequest.h"
#include "server/HttpService.h"
#include "server/ProviderCall.h"
#include "server/ProviderChoice.h"
#include "server/RouteTable.h"
#include "server/ServerContext.h"

#include <memory>
#include <optional>

namespace dragoman {

// POST /v1/messages/count_tokens: asks a provider of the same protocol, else estimates.
class CountTokensTask : public HttpTask
{
public:
    CountTokensTask(ServerContext& context, EndpointView endpoint, Route route, IncomingRequest request,
        ResponseChannel& channel);

    void start();
    void onStop() override;

private:
    void ask(const ProviderConfig& provider);
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
    std::unique_ptr<CollectedCall> m_call;
    bool m_answered = false;
};

} // namespace dragoman
