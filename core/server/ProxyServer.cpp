#include "server/ProxyServer.h"

#include "server/DemoProvider.h"

#include <QTimer>

namespace dragoman {

namespace {

constexpr std::size_t connectionsPerEndpoint = 512;
constexpr std::size_t shortestToken = 16; // characters; less can be guessed over a network

Result<void> checkExposure(const EndpointConfig& endpoint, const Secret& token)
{
    if (isLoopbackHost(endpoint.host))
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
}

ProxyServer::~ProxyServer()
{
    m_endpoints.clear(); // their connections hold calls of m_upstream
}

Result<std::vector<ListeningEndpoint>> ProxyServer::start(ServerSetup setup)
{
    if (setup.demo) {
        if (const Result<void> added = addDemo(setup); !added)
            return tl::unexpected(added.error());
    }
    m_context.keys = std::move(setup.keys);
    m_context.configuration = std::make_shared<Configuration>(std::move(setup.configuration));
    m_context.routes.configure(*m_context.configuration, m_context.keys);
    std::vector<ListeningEndpoint> listening;
    for (const EndpointConfig& endpoint : m_context.configuration->endpoints) {
        if (!endpoint.enabled)
            continue;
        Result<ListeningEndpoint> opened = open(endpoint, setup.token);
        if (!opened) {
            m_endpoints.clear();
            return tl::unexpected(opened.error());
        }
        listening.push_back(std::move(*opened));
    }
    return listening;
}

Result<void> ProxyServer::addDemo(ServerSetup& setup)
{
    m_demo = std::make_unique<DemoProvider>();
    return m_demo->open().transform([&] { m_demo->addTo(setup.configuration); });
}

Result<ListeningEndpoint> ProxyServer::open(const EndpointConfig& config, const Secret& token)
{
    if (const Result<void> safe = checkExposure(config, token); !safe)
        return tl::unexpected(safe.error());
    Endpoint endpoint;
    endpoint.service = std::make_unique<EndpointService>(m_context, config, token);
    endpoint.listener = std::make_unique<HttpListener>(*endpoint.service,
        connectionLimits(m_context.configuration->server), connectionsPerEndpoint, nullptr);
    if (const Result<void> opened = endpoint.listener->open({ config.host, config.port }); !opened)
        return tl::unexpected(opened.error());
    connect(endpoint.listener.get(), &HttpListener::drained, this, &ProxyServer::drained);
    ListeningEndpoint listening{ config.name, config.protocol, config.host, endpoint.listener->serverPort() };
    m_endpoints.push_back(std::move(endpoint));
    return listening;
}

void ProxyServer::stop(std::chrono::milliseconds patience)
{
    if (m_stopping)
        return stopNow();
    m_stopping = true;
    QTimer::singleShot(patience, this, &ProxyServer::stopNow);
    m_draining = m_endpoints.size() + 1; // one more, so that it cannot reach zero inside the loop
    for (const Endpoint& endpoint : m_endpoints)
        endpoint.listener->drain();
    drained();
}

void ProxyServer::drained()
{
    if (--m_draining == 0)
        Q_EMIT stopped();
}

void ProxyServer::stopNow()
{
    for (const Endpoint& endpoint : m_endpoints)
        endpoint.listener->stopNow();
}

} // namespace dragoman
