#pragma once

#include "config/Configuration.h"
#include "config/KeyRing.h"
#include "server/EndpointService.h"
#include "server/HttpListener.h"
#include "server/ModelCatalog.h"
#include "server/ReplayTask.h"
#include "server/ServerContext.h"
#include "server/WakeWatch.h"
#include "upstream/UpstreamClient.h"

#include <QObject>

#include <chrono>
#include <map>
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

// An endpoint that is enabled and cannot listen.
struct EndpointProblem
{
    std::string endpoint;
    Error error;
};

struct ServerState
{
    std::vector<ListeningEndpoint> listening{};
    std::vector<EndpointProblem> problems{};
};

// The proxy as a whole: its endpoints, what they share, and the way it starts, changes and stops. It lives
// on one thread, which should do nothing else.
class ProxyServer : public QObject
{
    Q_OBJECT

public:
    explicit ProxyServer(QObject* parent = nullptr);
    ~ProxyServer() override;

    // Opens every enabled endpoint. Errors: the first one that cannot listen, or that would be open to
    // other machines without a good token; nothing listens then.
    Result<std::vector<ListeningEndpoint>> start(ServerSetup setup);
    // From now on `listener`, which must outlive the server, is told of every request when it is over.
    void reportTo(RequestListener& listener) { m_context.listener = &listener; }
    // Puts another setup in force. Requests on their way go on as they began, also those of an endpoint
    // that closes; an endpoint that stays on its address keeps its connections. One that cannot listen
    // does not stand in the way of the others.
    ServerState reconfigure(ServerSetup setup);
    // From now on GET /health answers with 503, everything else as before, so that a load balancer looks
    // elsewhere before the ports close.
    void announceStop() { m_context.isLeaving = true; }
    // Takes no new connections, lets running answers finish for `patience`, then ends them with an error.
    // Emits stopped() once. A second call stops at once.
    void stop(std::chrono::milliseconds patience);

    // In the order of configuration.
    std::vector<ProviderHealth> health() const { return m_context.routes.health(); }
    // The user knows better than the breaker and the cool-downs of that provider's keys.
    void forgive(const std::string& provider) { m_context.routes.forgive(provider); }
    // The body of GET /stats.
    std::string statistics() const { return m_context.statistics.statisticsJson(); }
    // As Statistics::metricsText().
    std::string metrics() const { return m_context.statistics.metricsText(); }

    // Sends a captured request again; replayed() follows with the same number, unless it is cancelled.
    void replay(std::uint64_t number, ReplayRequest request);
    void cancelReplay(std::uint64_t number) { m_replays.erase(number); }

    // Ends a running request (RunningRequest::number) with an error that its client does not try again.
    void stopRequest(std::uint64_t number) { m_context.activity.stop(number); }

    // From now on activity() is emitted.
    void tellActivity() { m_context.activity.start(); }

Q_SIGNALS:
    void stopped();
    void replayed(quint64 number, const dragoman::ReplayAnswer& answer);
    // As ActivityFeed::activity().
    void activity(const dragoman::ServerActivity& activity);

private:
    struct Endpoint
    {
        EndpointConfig config;
        std::unique_ptr<EndpointService> service;
        std::unique_ptr<HttpListener> listener;
    };

    Result<void> addDemo(ServerSetup& setup);
    Result<Endpoint> open(const EndpointConfig& config) const;
    Result<Endpoint> keepOrOpen(const EndpointConfig& config, std::vector<Endpoint>& former);
    void retire(Endpoint endpoint);
    void forgetDrained();
    void stopNow();
    void woke();

    UpstreamClient m_upstream;
    ModelCatalog m_models;
    mutable ServerContext m_context;
    Secret m_token;
    WakeWatch m_wakeWatch;
    std::unique_ptr<DemoProvider> m_demo;
    std::vector<Endpoint> m_endpoints;
    std::vector<Endpoint> m_retired; // closed to new connections, finishing what runs
    std::map<std::uint64_t, std::unique_ptr<ReplayTask>> m_replays; // those that run
    bool m_stopping = false;
};

} // namespace dragoman
