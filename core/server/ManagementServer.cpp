#include "server/ManagementServer.h"

#include <algorithm>

namespace dragoman {

namespace {

constexpr std::size_t mostConnections = 32;
constexpr std::size_t largestBody = std::size_t{ 4 } * 1024 * 1024;

ConnectionLimits connectionLimits()
{
    ConnectionLimits limits;
    limits.request.bodyBytes = largestBody;
    return limits;
}

} // namespace

ManagementServer::ManagementServer(ManagementHost& host, Secret token, QObject* parent)
    : QObject(parent)
    , m_host(host)
    , m_token(std::move(token))
    , m_service(host)
{
}

ManagementServer::~ManagementServer() = default;

Result<void> ManagementServer::configure()
{
    const Configuration& configuration = m_host.configuration();
    const ManagementConfig& management = configuration.management;
    const ServerConfig& server = configuration.server;
    m_service.setAccess(
        { AccessMode::Token, m_token, management.host, server.allowedHosts, server.allowedOrigins });
    const bool stays = m_listener && management.enabled && m_address.host == management.host
        && m_address.port == management.port;
    if (stays)
        return {};
    stop();
    return management.enabled ? open({ management.host, management.port }) : Result<void>();
}

Result<void> ManagementServer::open(const ListenAddress& address)
{
    auto listener = std::make_unique<HttpListener>(m_service, connectionLimits(), mostConnections, nullptr);
    if (Result<void> opened = listener->open(address); !opened)
        return opened;
    m_address = address;
    m_listener = std::move(listener);
    return {};
}

ServerState ManagementServer::applied(ServerState state)
{
    if (const Result<void> configured = configure(); !configured)
        state.problems.push_back({ "management", configured.error() });
    m_service.applied(state.problems);
    return state;
}

std::optional<ListenAddress> ManagementServer::listening() const
{
    if (!m_listener)
        return {};
    return ListenAddress{ m_address.host, m_listener->serverPort() };
}

// The listener may be on the stack when it says that it is drained.
void ManagementServer::stop()
{
    if (!m_listener)
        return;
    HttpListener* const listener = m_listener.get();
    connect(listener, &HttpListener::drained, this, &ManagementServer::forgetDrained, Qt::QueuedConnection);
    m_retired.push_back(std::move(m_listener));
    listener->drain();
}

void ManagementServer::forgetDrained()
{
    std::erase_if(m_retired, [](const auto& listener) { return listener->connectionCount() == 0; });
}

} // namespace dragoman
