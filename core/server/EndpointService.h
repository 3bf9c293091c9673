#pragma once

#include "server/AccessCheck.h"
#include "server/HttpService.h"
#include "server/ProviderChoice.h"
#include "server/RouteTable.h"
#include "server/ServerContext.h"

#include <cstdint>

namespace dragoman {

// What one endpoint does with the requests of its port: checks who asks, finds the route, starts the work.
class EndpointService : public HttpService
{
public:
    // `context` must outlive the service. `token` is the local access token.
    EndpointService(ServerContext& context, EndpointConfig config, Secret token);
    // For requests to come.
    void configure(EndpointConfig config, Secret token);

    std::optional<HttpAnswer> admit(const RequestHead& head) override;
    std::unique_ptr<HttpTask> begin(IncomingRequest request, ResponseChannel& channel) override;
    HttpAnswer refuse(const Error& error, const RequestHead& head) const override;
    HeaderList commonHeaders(const RequestHead& head) const override;

private:
    void tellRefused(const HttpAnswer& answer, const Error& error, const RequestHead& head);
    HttpAnswer routeError(const Error& error, const RequestHead& head) const;
    HttpAnswer page(Operation operation) const;
    std::string information() const;
    HttpAnswer health() const;
    std::vector<ProviderHealth> ownHealth() const;
    EndpointView view() { return { m_config, m_turn }; }

    ServerContext& m_context;
    std::shared_ptr<const EndpointConfig> m_config;
    AccessCheck m_access;
    std::uint64_t m_turn = 0;
};

} // namespace dragoman
