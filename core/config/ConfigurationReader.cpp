#include "config/ConfigurationReader.h"

#include "config/ConfigurationWords.h"
#include "config/HostNames.h"
#include "config/ObjectReader.h"
#include "config/ProviderParts.h"
#include "config/ProviderReader.h"

#include <QDir>

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

using Problems = std::vector<ConfigurationProblem>;

constexpr std::int64_t currentVersion = 1;

std::string indexed(std::string_view list, std::size_t index)
{
    return std::string(list) + '[' + std::to_string(index) + ']';
}

EndpointConfig readEndpoint(const JsonValue& value, const std::string& path, Problems& problems)
{
    EndpointConfig endpoint;
    ObjectReader reader(value, path, problems);
    reader.requiredString("name", endpoint.name);
    readProtocol(reader, endpoint.protocol);
    reader.string("host", endpoint.host);
    if (endpoint.host.empty())
        reader.problem("host", "must not be empty");
    reader.integer("port", endpoint.port, { 0, 65535 });
    reader.boolean("enabled", endpoint.enabled);
    reader.choice("access", endpoint.access, accessWords);
    reader.strings("providers", endpoint.providers);
    reader.boolean("forceNonStream", endpoint.forceNonStream);
    reader.finish();
    return endpoint;
}

void readSeconds(
    ObjectReader& reader, std::string_view key, std::chrono::seconds& field, std::int64_t longest)
{
    std::int64_t seconds = field.count();
    reader.integer(key, seconds, { 1, longest });
    field = std::chrono::seconds(seconds);
}

void readRetries(ObjectReader& parent, RoutingConfig& routing, Problems& problems)
{
    ObjectReader reader(parent.object("retry"), "routing.retry", problems);
    reader.integer("attempts", routing.attempts, { 1, 20 });
    readSeconds(reader, "totalSeconds", routing.total, 86'400);
    reader.integers("statuses", routing.retryStatuses, { 400, 599 });
    reader.strings("messages", routing.retryMessages);
    reader.finish();
}

void readRouting(ObjectReader& parent, RoutingConfig& routing, Problems& problems)
{
    ObjectReader reader(parent.object("routing"), "routing", problems);
    reader.choice("strategy", routing.strategy, strategyWords);
    reader.string("pinned", routing.pinned);
    readRetries(reader, routing, problems);
    ObjectReader breaker(reader.object("breaker"), "routing.breaker", problems);
    breaker.integer("failures", routing.breakerFailures, { 1, 1000 });
    readSeconds(breaker, "openSeconds", routing.breakerOpen, 3600);
    breaker.finish();
    reader.finish();
}

void readLog(ObjectReader& parent, LogConfig& log, Problems& problems)
{
    ObjectReader reader(parent.object("log"), "log", problems);
    reader.choice("bodies", log.bodies, bodiesWords);
    reader.integer("keepDays", log.keepDays, { 1, 3650 });
    reader.integer("maxMegabytes", log.maxMegabytes, { 1, 1'000'000 });
    reader.finish();
}

void readServer(ObjectReader& parent, ServerConfig& server, Problems& problems)
{
    ObjectReader reader(parent.object("server"), "server", problems);
    reader.integer("bodyMegabytes", server.bodyMegabytes, { 1, 1024 });
    reader.strings("allowedHosts", server.allowedHosts);
    reader.strings("allowedOrigins", server.allowedOrigins);
    reader.finish();
}

void readSecrets(ObjectReader& parent, SecretsConfig& secrets, Problems& problems)
{
    ObjectReader reader(parent.object("secrets"), "secrets", problems);
    reader.string("file", secrets.file);
    if (!secrets.file.empty() && !QDir::isAbsolutePath(QString::fromStdString(secrets.file)))
        reader.problem("file", "must be an absolute path");
    reader.finish();
}

void readManagement(ObjectReader& parent, ManagementConfig& management, Problems& problems)
{
    ObjectReader reader(parent.object("management"), "management", problems);
    reader.boolean("enabled", management.enabled);
    reader.string("host", management.host);
    if (!isThisMachine(management.host) || management.host.front() == '[')
        reader.problem("host", "must be this machine: 127.0.0.1, localhost or ::1");
    reader.integer("port", management.port, { 0, 65535 });
    reader.finish();
}

// What comes from there is signed, but nobody on the way need know that it was asked for.
void checkUpdateAddress(ObjectReader& reader, const std::string& address)
{
    const std::string_view url = address;
    const bool isPrivate
        = url.starts_with("https://") || (url.starts_with("http://") && isThisMachine(hostOf(url)));
    if (!isPrivate || hostOf(url).empty())
        reader.problem("address", "must begin with https://");
    else if (url.find_first_of("@# \t\r\n") != std::string_view::npos)
        reader.problem("address", "must not contain spaces, a user name or a fragment");
}

void readUpdates(ObjectReader& parent, UpdatesConfig& updates, Problems& problems)
{
    ObjectReader reader(parent.object("updates"), "updates", problems);
    reader.boolean("check", updates.check);
    reader.string("address", updates.address);
    if (!updates.address.empty())
        checkUpdateAddress(reader, updates.address);
    reader.string("key", updates.key);
    constexpr std::size_t keyLength = 44; // of 32 bytes in base64
    if (!updates.key.empty() && updates.key.size() != keyLength)
        reader.problem("key", "must be the base64 text of a public Ed25519 key (44 characters)");
    reader.string("proxy", updates.proxy);
    checkProxy(reader, updates.proxy);
    reader.string("caFile", updates.caFile);
    reader.finish();
}

void checkSecretsFile(const Configuration& configuration, Problems& problems)
{
    const auto inFile = [](const KeyReference& key) { return key.kind == KeyReference::Kind::File; };
    for (std::size_t i = 0; i < configuration.providers.size(); ++i) {
        const std::vector<KeyReference>& keys = configuration.providers[i].keys;
        if (configuration.secrets.file.empty() && std::any_of(keys.begin(), keys.end(), inFile))
            problems.push_back({ indexed("providers", i) + ".keys",
                "names a key in the secrets file, but `secrets.file` names no file" });
    }
}

template <class Entry>
void checkNames(const std::vector<Entry>& entries, std::string_view list, Problems& problems)
{
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto same
            = [&](const Entry& other) { return !other.name.empty() && other.name == entries[i].name; };
        if (std::any_of(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(i), same))
            problems.push_back({ indexed(list, i) + ".name", "is used twice: '" + entries[i].name + "'" });
    }
}

bool hasProvider(const Configuration& configuration, const std::string& name)
{
    const auto same = [&name](const ProviderConfig& provider) { return provider.name == name; };
    return std::any_of(configuration.providers.begin(), configuration.providers.end(), same);
}

void checkProviderReferences(const Configuration& configuration, Problems& problems)
{
    const std::string& pinned = configuration.routing.pinned;
    if (!pinned.empty() && !hasProvider(configuration, pinned))
        problems.push_back({ "routing.pinned", "there is no provider '" + pinned + "'" });
    for (std::size_t i = 0; i < configuration.endpoints.size(); ++i) {
        const std::vector<std::string>& names = configuration.endpoints[i].providers;
        for (std::size_t j = 0; j < names.size(); ++j) {
            if (!hasProvider(configuration, names[j]))
                problems.push_back({ indexed(indexed("endpoints", i) + ".providers", j),
                    "there is no provider '" + names[j] + "'" });
        }
    }
}

bool isEveryAddress(const std::string& host)
{
    return host == "0.0.0.0" || host == "::";
}

bool shareAnAddress(const std::string& one, const std::string& other)
{
    constexpr std::array<std::string_view, 2> sameMachine{ "localhost", "127.0.0.1" };
    const auto isOneOf = [&](const std::string& host) {
        return std::find(sameMachine.begin(), sameMachine.end(), host) != sameMachine.end();
    };
    return one == other || isEveryAddress(one) || isEveryAddress(other) || (isOneOf(one) && isOneOf(other));
}

bool listenAlike(const EndpointConfig& endpoint, const std::string& host, std::uint16_t port)
{
    return port != 0 && endpoint.enabled && endpoint.port == port && shareAnAddress(endpoint.host, host);
}

void checkManagementPort(const Configuration& configuration, Problems& problems)
{
    const ManagementConfig& management = configuration.management;
    const auto clashes = [&management](const EndpointConfig& endpoint) {
        return management.enabled && listenAlike(endpoint, management.host, management.port);
    };
    const std::vector<EndpointConfig>& endpoints = configuration.endpoints;
    if (std::any_of(endpoints.begin(), endpoints.end(), clashes))
        problems.push_back({ "management.port", "is used by an endpoint" });
}

// Two endpoints on one address cannot both listen.
void checkPorts(const Configuration& configuration, Problems& problems)
{
    for (std::size_t i = 0; i < configuration.endpoints.size(); ++i) {
        const EndpointConfig& endpoint = configuration.endpoints[i];
        const auto clashes = [&endpoint](const EndpointConfig& other) {
            return endpoint.enabled && listenAlike(other, endpoint.host, endpoint.port);
        };
        const auto end = configuration.endpoints.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::any_of(configuration.endpoints.begin(), end, clashes))
            problems.push_back({ indexed("endpoints", i) + ".port", "is used by another endpoint" });
    }
}

void readVersion(ObjectReader& reader)
{
    const std::optional<std::int64_t> version = reader.member("version").integer();
    if (!version)
        reader.problem("version", "is required: 1");
    else if (*version != currentVersion)
        reader.problem("version", "must be 1: a newer program wrote this file");
}

} // namespace

Result<KeyReference> readKeyReference(std::string_view text)
{
    using Kind = KeyReference::Kind;
    constexpr std::array<std::pair<std::string_view, Kind>, 3> kinds{ {
        { "keychain:", Kind::Keychain },
        { "env:", Kind::Environment },
        { "file:", Kind::File },
    } };
    for (const auto& [prefix, kind] : kinds) {
        if (text.starts_with(prefix) && text.size() > prefix.size())
            return KeyReference{ kind, std::string(text.substr(prefix.size())) };
    }
    if (text.starts_with("${") && text.ends_with("}") && text.size() > 3)
        return KeyReference{ Kind::Environment, std::string(text.substr(2, text.size() - 3)) };
    return failure(ErrorKind::InvalidRequest,
        "must be \"keychain:NAME\", \"env:NAME\" or \"file:NAME\": keys themselves are never stored in this "
        "file");
}

ReadConfiguration readConfiguration(std::string text)
{
    ReadConfiguration read;
    JsonDocument document;
    if (const Result<void> parsed = document.parse(std::move(text)); !parsed) {
        read.problems.push_back({ "", parsed.error().message });
        return read;
    }
    Configuration& configuration = read.configuration;
    ObjectReader reader(document.root(), "", read.problems);
    readVersion(reader);
    for (const JsonValue value : reader.array("endpoints")) {
        const std::string path = indexed("endpoints", configuration.endpoints.size());
        configuration.endpoints.push_back(readEndpoint(value, path, read.problems));
    }
    for (const JsonValue value : reader.array("providers")) {
        const std::string path = indexed("providers", configuration.providers.size());
        configuration.providers.push_back(readProvider(value, path, read.problems));
    }
    readRouting(reader, configuration.routing, read.problems);
    readLog(reader, configuration.log, read.problems);
    readServer(reader, configuration.server, read.problems);
    readSecrets(reader, configuration.secrets, read.problems);
    readManagement(reader, configuration.management, read.problems);
    readUpdates(reader, configuration.updates, read.problems);
    reader.finish();
    checkNames(configuration.endpoints, "endpoints", read.problems);
    checkNames(configuration.providers, "providers", read.problems);
    checkProviderReferences(configuration, read.problems);
    checkPorts(configuration, read.problems);
    checkManagementPort(configuration, read.problems);
    checkSecretsFile(configuration, read.problems);
    return read;
}

} // namespace dragoman
