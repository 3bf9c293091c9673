#pragma once

#include "config/Configuration.h"
#include "server/HttpListener.h"
#include "server/HttpService.h"

#include <memory>

namespace dragoman {

// The built-in provider that needs no key: it answers over real loopback HTTP in both provider
// protocols, so that a request to it goes the whole way that a request to a real provider goes.
class DemoProvider : public HttpService
{
public:
    DemoProvider();
    ~DemoProvider() override;

    // Listens on a free loopback port. Errors: Unavailable.
    Result<void> open();
    // Adds the providers "demo-anthropic" and "demo-openai" to a configuration and points every endpoint
    // without providers of its own at the one that speaks the other protocol, so that it translates.
    void addTo(Configuration& configuration) const;

    std::optional<HttpAnswer> admit(const RequestHead& head) override;
    std::unique_ptr<HttpTask> begin(IncomingRequest request, ResponseChannel& channel) override;
    HttpAnswer refuse(const Error& error, const RequestHead& head) const override;

private:
    ProviderConfig provider(std::string name, Protocol protocol) const;

    std::unique_ptr<HttpListener> m_listener;
};

} // namespace dragoman
