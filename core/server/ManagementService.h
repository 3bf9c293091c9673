#pragma once

#include "server/AccessCheck.h"
#include "server/HttpService.h"
#include "server/ManagementEdits.h"
#include "server/ManagementHost.h"
#include "server/PendingChanges.h"
#include "upstream/UpstreamClient.h"

namespace dragoman {

// The management API (README, "Managing a running copy"): providers, health and configuration. Lives on the
// thread of its host, never on the proxy's.
class ManagementService : public HttpService
{
public:
    // `host` must outlive the service. Nobody is let in before setAccess().
    explicit ManagementService(ManagementHost& host);
    // For requests to come; the mode must be Token.
    void setAccess(AccessCheck::Rules rules) { m_access = AccessCheck(std::move(rules)); }
    // What was saved is in force; `problems` name what cannot listen.
    void applied(const std::vector<EndpointProblem>& problems) { m_pending.applied(problems); }

    std::optional<HttpAnswer> admit(const RequestHead& head) override;
    std::unique_ptr<HttpTask> begin(IncomingRequest request, ResponseChannel& channel) override;
    HttpAnswer refuse(const Error& error, const RequestHead& head) const override;
    HeaderList commonHeaders(const RequestHead& head) const override;

private:
    OrRefusal<std::unique_ptr<HttpTask>> work(
        const ManagementRoute& route, IncomingRequest request, ResponseChannel& channel);
    OrRefusal<std::unique_ptr<HttpTask>> change(
        const ManagementRoute& route, IncomingRequest request, ResponseChannel& channel);
    OrRefusal<std::unique_ptr<HttpTask>> test(
        const std::string& name, const std::string& body, ResponseChannel& channel);
    OrRefusal<HttpAnswer> page(const ManagementRoute& route);
    OrRefusal<HttpAnswer> providerPage(const std::string& name) const;
    OrRefusal<HttpAnswer> healthOf(const std::string& name) const;
    OrRefusal<HttpAnswer> forgive(const std::string& name);
    HttpAnswer tagged(std::string body) const;
    ResponseHead changedHead(const ManagementRoute& route, const Configuration& changed) const;

    ManagementHost& m_host;
    AccessCheck m_access{ AccessCheck::Rules{} };
    PendingChanges m_pending;
    std::unique_ptr<UpstreamClient> m_client; // for tests of providers; made for the first one
    const SteadyTime m_start;
};

} // namespace dragoman
