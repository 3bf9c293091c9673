#pragma once

#include "server/HttpService.h"
#include "server/ModelCatalog.h"
#include "server/ProviderChoice.h"
#include "server/RouteTable.h"
#include "server/ServerContext.h"

#include <memory>

namespace dragoman {

// GET /v1/models and /v1/models/{id}: the lists of all the endpoint's providers in one, in the client's
// shape. A provider that has no list contributes the models that the configuration names.
class ModelsTask : public HttpTask
{
public:
    ModelsTask(ServerContext& context, EndpointView endpoint, Route route, RequestHead head,
        ResponseChannel& channel);

    void start();
    void onStop() override;

private:
    void nextProvider();
    void take(const ProviderConfig& provider, Result<std::vector<ModelInfo>> models);
    void merge(const std::vector<ModelInfo>& models);
    void answer();
    HttpAnswer listAnswer() const;
    HttpAnswer modelAnswer() const;

    ServerContext& m_context;
    std::shared_ptr<const Configuration> m_configuration;
    EndpointView m_endpoint;
    Route m_route;
    RequestHead m_head;
    const Codec& m_client;
    ResponseChannel& m_channel;
    std::vector<const ProviderConfig*> m_waiting; // providers not asked yet
    std::unique_ptr<ModelListing> m_listing;
    std::vector<ModelInfo> m_models;
    std::optional<Error> m_error; // of the last provider that had neither list nor configured models
    bool m_answered = false;
};

} // namespace dragoman
