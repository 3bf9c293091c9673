#pragma once

#include "config/Configuration.h"
#include "config/KeyRing.h"
#include "server/EndpointService.h"
#include "server/HttpListener.h"
#include "server/ModelCatalog.h"
#include "server/ServerContext.h"
#include "upstream/UpstreamClient.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace dragoman {

class DemoProvider;

// An endpoint that listens.
struct ListeningEndpoint
{
    std::string name;
    Protocol protocol = Protocol::OpenAiChat;
    std::string host;
    std::uint16_t port = 0; // the real one
};

struct ServerSetup
{
    Configuration configuration;
    KeyRing keys{};
    Secret token{}; // the local access token
    bool demo = false; // start the built-in demo provider and add it to the configuration
};

// The proxy as a whole: its endpoints, what they share, and the way it starts and stops. It lives on
// one thread, which should do nothing else.
class ProxyServer : public QObject
{
    Q_OBJECT

public:
    explicit ProxyServer(QObject* parent = nullptr);
    ~ProxyServer() override;

    // Opens every enabled endpoint. Errors: the first one that cannot listen, or that would be open to
    // other machines without a good token; nothing listens then.
    Result<std::vector<ListeningEndpoint>> start(ServerSetup setup);
    // Takes no new connections, lets running answers finish for `patience`, then ends them with an error.
    // Emits stopped() once. A second call stops at once.
    void stop(std::chrono::milliseconds patience);

Q_SIGNALS:
    void stopped();

private:
    struct Endpoint
    {
        std::unique_ptr<EndpointService> service;
        std::unique_ptr<HttpListener> listener;
    };

    Result<void> addDemo(ServerSetup& setup);
    Result<ListeningEndpoint> open(const EndpointConfig& config, const Secret& token);
    void drained();
    void stopNow();

    UpstreamClient m_upstream;
    ModelCatalog m_models;
    ServerContext m_context;
    std::unique_ptr<DemoProvider> m_demo;
    std::vector<Endpoint> m_endpoints;
    std::size_t m_draining = 0; // listeners that still have connections
    bool m_stopping = false;
};

} // namespace dragoman
