#include "server/ProxyServer.h"

#include "config/HostNames.h"
#include "server/DemoProvider.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace dragoman {

namespace {

constexpr std::size_t connectionsPerEndpoint = 512;
constexpr std::size_t shortestToken = 16; // characters; less can be guessed over a network

Result<void> checkExposure(const EndpointConfig& endpoint, const Secret& token)
{
    if (isThisMachine(endpoint.host))
        return {};
    if (endpoint.access != AccessMode::Token) {
        return failure(ErrorKind::InvalidRequest,
            "The endpoint '" + endpoint.name + "' listens on " + endpoint.host
                + ", which other machines can reach: its access must be \"token\".");
    }
    if (token.reveal().size() < shortestToken) {
        return failure(ErrorKind::InvalidRequest,
            "The endpoint '" + endpoint.name + "' listens on " + endpoint.host
                + ", which other machines can reach: the access token needs 16 characters or more.");
    }
    return {};
}

// Whether an endpoint can go on listening where another one did.
bool isSameAddress(const EndpointConfig& one, const EndpointConfig& other)
{
    return one.host == other.host && one.port == other.port && (one.port != 0 || one.name == other.name);
}

ConnectionLimits connectionLimits(const ServerConfig& server)
{
    ConnectionLimits limits;
    limits.request.bodyBytes = static_cast<std::size_t>(server.bodyMegabytes) * 1024 * 1024;
    return limits;
}

} // namespace

ProxyServer::ProxyServer(QObject* parent)
    : QObject(parent)
    , m_models(m_upstream)
    , m_context{ std::make_shared<Configuration>(), {}, m_upstream, m_models }
{
    connect(&m_context.activity, &ActivityFeed::activity, this, &ProxyServer::activity);
    connect(&m_wakeWatch, &WakeWatch::woke, this, &ProxyServer::woke);
}

ProxyServer::~ProxyServer()
{
    m_endpoints.clear(); // their connections hold calls of m_upstream
    m_retired.clear();
}

Result<std::vector<ListeningEndpoint>> ProxyServer::start(ServerSetup setup)
{
    ServerState state = reconfigure(std::move(setup));
    if (state.problems.empty())
        return std::move(state.listening);
    m_endpoints.clear();
    return tl::unexpected(state.problems.front().error);
}

ServerState ProxyServer::reconfigure(ServerSetup setup)
{
    ServerState state;
    if (const Result<void> added = addDemo(setup); !added)
        state.problems.push_back({ "demo", added.error() });
    m_token = std::move(setup.token);
    m_context.token = m_token;
    m_context.keys = std::move(setup.keys);
    m_context.configuration = std::make_shared<Configuration>(std::move(setup.configuration));
    m_context.routes.configure(*m_context.configuration, m_context.keys);
    std::vector<Endpoint> former = std::exchange(m_endpoints, {});
    for (const EndpointConfig& config : m_context.configuration->endpoints) {
        if (!config.enabled)
            continue;
        Result<Endpoint> endpoint = keepOrOpen(config, former);
        if (!endpoint) {
            state.problems.push_back({ config.name, endpoint.error() });
            continue;
        }
        state.listening.push_back(
            { config.name, config.protocol, config.host, endpoint->listener->serverPort() });
        m_endpoints.push_back(std::move(*endpoint));
    }
    for (Endpoint& endpoint : former)
        retire(std::move(endpoint));
    return state;
}

// Once started it stays, as requests to it may be on their way.
Result<void> ProxyServer::addDemo(ServerSetup& setup)
{
    if (!setup.demo)
        return {};
    if (!m_demo) {
        auto demo = std::make_unique<DemoProvider>();
        if (const Result<void> opened = demo->open(); !opened)
            return opened;
        m_demo = std::move(demo);
    }
    m_demo->addTo(setup.configuration);
    return {};
}

Result<ProxyServer::Endpoint> ProxyServer::keepOrOpen(
    const EndpointConfig& config, std::vector<Endpoint>& former)
{
    if (const Result<void> safe = checkExposure(config, m_token); !safe)
        return tl::unexpected(safe.error());
    const auto kept = std::find_if(former.begin(), former.end(),
        [&](const Endpoint& endpoint) { return isSameAddress(endpoint.config, config); });
    if (kept == former.end())
        return open(config);
    Endpoint endpoint = std::move(*kept);
    former.erase(kept);
    endpoint.config = config;
    endpoint.service->configure(config, m_token);
    endpoint.listener->setLimits(connectionLimits(m_context.configuration->server));
    return endpoint;
}

Result<ProxyServer::Endpoint> ProxyServer::open(const EndpointConfig& config) const
{
    Endpoint endpoint{ config, std::make_unique<EndpointService>(m_context, config, m_token), nullptr };
    endpoint.listener = std::make_unique<HttpListener>(*endpoint.service,
        connectionLimits(m_context.configuration->server), connectionsPerEndpoint, nullptr);
    if (const Result<void> opened = endpoint.listener->open({ config.host, config.port }); !opened)
        return tl::unexpected(opened.error());
    return endpoint;
}

// The listener may be on the stack when it says that it is drained.
void ProxyServer::retire(Endpoint endpoint)
{
    HttpListener* const listener = endpoint.listener.get();
    connect(listener, &HttpListener::drained, this, &ProxyServer::forgetDrained, Qt::QueuedConnection);
    m_retired.push_back(std::move(endpoint));
    listener->drain();
}

void ProxyServer::forgetDrained()
{
    const auto isDrained = [](const Endpoint& endpoint) { return endpoint.listener->connectionCount() == 0; };
    m_retired.erase(std::remove_if(m_retired.begin(), m_retired.end(), isDrained), m_retired.end());
    if (m_stopping && m_retired.empty())
        Q_EMIT stopped();
}

void ProxyServer::stop(std::chrono::milliseconds patience)
{
    if (m_stopping)
        return stopNow();
    m_stopping = true;
    QTimer::singleShot(patience, this, &ProxyServer::stopNow);
    for (Endpoint& endpoint : std::exchange(m_endpoints, {}))
        retire(std::move(endpoint));
    QMetaObject::invokeMethod(this, &ProxyServer::forgetDrained, Qt::QueuedConnection);
}

void ProxyServer::stopNow()
{
    for (const Endpoint& endpoint : m_retired)
        endpoint.listener->stopNow();
}

void ProxyServer::replay(std::uint64_t number, ReplayRequest request)
{
    auto task = std::make_unique<ReplayTask>(m_context, std::move(request));
    connect(task.get(), &ReplayTask::answered, this, [this, number](const ReplayAnswer& answer) {
        m_replays.extract(number).mapped().release()->deleteLater(); // it is on the stack
        Q_EMIT replayed(number, answer);
    });
    ReplayTask& started = *task;
    m_replays[number] = std::move(task);
    started.start();
}

void ProxyServer::woke()
{
    m_upstream.clearPool();
    m_context.routes.resetAfterWake();
}

} // namespace dragoman
