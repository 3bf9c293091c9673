#include "config/ConfigurationWriter.h"

#include "config/ConfigurationWords.h"
#include "config/ObjectWriter.h"
#include "config/ProviderWriter.h"

namespace dragoman {

namespace {

constexpr int listLevel = 2; // an entry of a list that the file itself holds
constexpr int partLevel = 1;

std::string writeEndpoint(const EndpointConfig& endpoint)
{
    const EndpointConfig usual;
    ObjectWriter writer(listLevel);
    writer.string("name", endpoint.name);
    writer.choice("protocol", endpoint.protocol, protocolWords);
    if (endpoint.host != usual.host)
        writer.string("host", endpoint.host);
    if (endpoint.port != usual.port)
        writer.integer("port", endpoint.port);
    writer.boolean("enabled", endpoint.enabled);
    if (endpoint.access != usual.access)
        writer.choice("access", endpoint.access, accessWords);
    if (!endpoint.providers.empty())
        writer.strings("providers", endpoint.providers);
    if (endpoint.forceNonStream != usual.forceNonStream)
        writer.boolean("forceNonStream", endpoint.forceNonStream);
    return writer.text();
}

ObjectWriter retryWriter(const RoutingConfig& routing)
{
    const RoutingConfig usual;
    ObjectWriter writer(partLevel + 1);
    if (routing.attempts != usual.attempts)
        writer.integer("attempts", routing.attempts);
    if (routing.total != usual.total)
        writer.integer("totalSeconds", routing.total.count());
    if (!routing.retryStatuses.empty())
        writer.integers("statuses", routing.retryStatuses);
    if (!routing.retryMessages.empty())
        writer.strings("messages", routing.retryMessages);
    return writer;
}

ObjectWriter routingWriter(const RoutingConfig& routing)
{
    const RoutingConfig usual;
    ObjectWriter writer(partLevel);
    if (routing.strategy != usual.strategy)
        writer.choice("strategy", routing.strategy, strategyWords);
    if (routing.pinned != usual.pinned)
        writer.string("pinned", routing.pinned);
    writer.object("retry", retryWriter(routing));
    ObjectWriter breaker(partLevel + 1);
    if (routing.breakerFailures != usual.breakerFailures)
        breaker.integer("failures", routing.breakerFailures);
    if (routing.breakerOpen != usual.breakerOpen)
        breaker.integer("openSeconds", routing.breakerOpen.count());
    writer.object("breaker", breaker);
    return writer;
}

ObjectWriter logWriter(const LogConfig& log)
{
    const LogConfig usual;
    ObjectWriter writer(partLevel);
    if (log.bodies != usual.bodies)
        writer.choice("bodies", log.bodies, bodiesWords);
    if (log.keepDays != usual.keepDays)
        writer.integer("keepDays", log.keepDays);
    if (log.maxMegabytes != usual.maxMegabytes)
        writer.integer("maxMegabytes", log.maxMegabytes);
    return writer;
}

ObjectWriter serverWriter(const ServerConfig& server)
{
    ObjectWriter writer(partLevel);
    if (server.bodyMegabytes != ServerConfig().bodyMegabytes)
        writer.integer("bodyMegabytes", server.bodyMegabytes);
    if (!server.allowedHosts.empty())
        writer.strings("allowedHosts", server.allowedHosts);
    if (!server.allowedOrigins.empty())
        writer.strings("allowedOrigins", server.allowedOrigins);
    return writer;
}

ObjectWriter secretsWriter(const SecretsConfig& secrets)
{
    ObjectWriter writer(partLevel);
    if (!secrets.file.empty())
        writer.string("file", secrets.file);
    return writer;
}

ObjectWriter managementWriter(const ManagementConfig& management)
{
    const ManagementConfig usual;
    ObjectWriter writer(partLevel);
    if (management.enabled != usual.enabled)
        writer.boolean("enabled", management.enabled);
    if (management.host != usual.host)
        writer.string("host", management.host);
    if (management.port != usual.port)
        writer.integer("port", management.port);
    return writer;
}

ObjectWriter updatesWriter(const UpdatesConfig& updates)
{
    const UpdatesConfig usual;
    ObjectWriter writer(partLevel);
    if (updates.check != usual.check)
        writer.boolean("check", updates.check);
    if (!updates.address.empty())
        writer.string("address", updates.address);
    if (!updates.key.empty())
        writer.string("key", updates.key);
    if (updates.proxy != usual.proxy)
        writer.string("proxy", updates.proxy);
    if (!updates.caFile.empty())
        writer.string("caFile", updates.caFile);
    return writer;
}

} // namespace

std::string writeConfiguration(const Configuration& configuration)
{
    std::vector<std::string> endpoints;
    for (const EndpointConfig& endpoint : configuration.endpoints)
        endpoints.push_back(writeEndpoint(endpoint));
    std::vector<std::string> providers;
    for (const ProviderConfig& provider : configuration.providers)
        providers.push_back(writeProvider(provider, listLevel));
    ObjectWriter writer(0);
    writer.integer("version", 1);
    writer.objects("endpoints", endpoints);
    writer.objects("providers", providers);
    writer.object("routing", routingWriter(configuration.routing));
    writer.object("log", logWriter(configuration.log));
    writer.object("server", serverWriter(configuration.server));
    writer.object("secrets", secretsWriter(configuration.secrets));
    writer.object("management", managementWriter(configuration.management));
    writer.object("updates", updatesWriter(configuration.updates));
    return writer.text() + '\n';
}

} // namespace dragoman
