#include "config/EnvironmentConfiguration.h"

#include "config/HostNames.h"
#include "config/ProviderParts.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <charconv>

namespace dragoman {

namespace {

class Variables
{
public:
    Variables(const EnvironmentLookup& lookup, std::vector<ConfigurationProblem>& problems)
        : m_lookup(lookup)
        , m_problems(problems)
    {
    }

    std::optional<std::string> text(const char* name) const
    {
        std::optional<std::string> value = m_lookup(name);
        return value && !value->empty() ? value : std::nullopt;
    }

    std::optional<std::int64_t> number(const char* name, std::int64_t lowest, std::int64_t highest) const
    {
        const std::optional<std::string> value = text(name);
        if (!value)
            return {};
        std::int64_t number = 0;
        const char* const end = value->data() + value->size();
        const auto [stop, code] = std::from_chars(value->data(), end, number);
        if (code == std::errc() && stop == end && number >= lowest && number <= highest)
            return number;
        m_problems.push_back({ name,
            "must be a whole number from " + std::to_string(lowest) + " to " + std::to_string(highest) });
        return {};
    }

    bool flag(const char* name) const
    {
        constexpr std::array<std::string_view, 4> yes{ "1", "true", "yes", "on" };
        constexpr std::array<std::string_view, 4> no{ "0", "false", "no", "off" };
        const std::optional<std::string> value = text(name);
        if (!value)
            return false;
        const std::string word = QByteArray::fromStdString(*value).toLower().toStdString();
        if (std::find(yes.begin(), yes.end(), word) != yes.end())
            return true;
        if (std::find(no.begin(), no.end(), word) == no.end())
            m_problems.push_back({ name, "must be true or false" });
        return false;
    }

    void problem(const char* name, std::string message) const
    {
        m_problems.push_back({ name, std::move(message) });
    }

private:
    const EnvironmentLookup& m_lookup;
    std::vector<ConfigurationProblem>& m_problems;
};

constexpr std::int64_t mostTokens = 10'000'000;

EndpointConfig endpoint(
    const Variables& variables, std::string name, Protocol protocol, const char* portVariable)
{
    EndpointConfig config;
    config.name = std::move(name);
    config.protocol = protocol;
    config.host = variables.text("HOST").value_or("127.0.0.1");
    config.port = protocol == Protocol::Anthropic ? 9998 : 9999;
    if (const std::optional<std::int64_t> port = variables.number(portVariable, 0, 65535))
        config.port = static_cast<std::uint16_t>(*port);
    return config;
}

ProviderConfig anyRouter(const Variables& variables, std::string baseUrl)
{
    ProviderConfig provider;
    provider.name = "anyrouter";
    provider.protocol = Protocol::Anthropic;
    provider.baseUrl = std::move(baseUrl);
    provider.keys = { { KeyReference::Kind::Environment, "ANYROUTER_KEY" } };
    provider.forceNonStream = variables.flag("FORCE_NON_STREAM");
    provider.maxTokens.defaultValue = variables.number("DEFAULT_MAX_TOKENS", 1, mostTokens);
    provider.maxTokens.minimum = variables.number("MIN_TOKENS_LIMIT", 1, mostTokens);
    provider.maxTokens.maximum = variables.number("MAX_TOKENS_LIMIT", 1, mostTokens);
    if (provider.maxTokens.minimum > provider.maxTokens.maximum && provider.maxTokens.maximum)
        variables.problem("MIN_TOKENS_LIMIT", "must not be above MAX_TOKENS_LIMIT");
    if (const std::optional<std::string> wrong = baseUrlProblem(provider.baseUrl))
        variables.problem("ANYROUTER_BASE_URL", *wrong);
    if (const std::optional<std::int64_t> seconds = variables.number("HTTP_TIMEOUT", 1, 86'400)) {
        const std::chrono::milliseconds limit = std::chrono::seconds(*seconds);
        provider.timeouts.firstByte = provider.timeouts.idle = provider.timeouts.total = limit;
    }
    return provider;
}

} // namespace

std::optional<std::string> processEnvironment(const char* name)
{
    if (!qEnvironmentVariableIsSet(name))
        return {};
    return qgetenv(name).toStdString();
}

ReadConfiguration configurationFromEnvironment(const EnvironmentLookup& environment)
{
    ReadConfiguration read;
    const Variables variables(environment, read.problems);
    Configuration& configuration = read.configuration;
    configuration.endpoints.push_back(
        endpoint(variables, "openai", Protocol::OpenAiChat, "OPENAI_PROXY_PORT"));
    configuration.endpoints.push_back(endpoint(variables, "anthropic", Protocol::Anthropic, "PORT"));
    const std::uint16_t port = configuration.endpoints[0].port;
    if (port != 0 && port == configuration.endpoints[1].port)
        variables.problem("PORT", "is the port of OPENAI_PROXY_PORT too");
    const std::optional<std::string> baseUrl = variables.text("ANYROUTER_BASE_URL");
    if (baseUrl)
        configuration.providers.push_back(anyRouter(variables, *baseUrl));
    for (EndpointConfig& config : configuration.endpoints) {
        const AccessMode onLoopback
            = baseUrl ? AccessMode::ClientKey : AccessMode::Open; // the demo has no key to guard
        config.access = isThisMachine(config.host) ? onLoopback : AccessMode::Token;
    }
    return read;
}

} // namespace dragoman
