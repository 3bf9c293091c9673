#include "app/SnippetCommand.h"

#include "app/Console.h"
#include "app/Settings.h"
#include "config/Snippets.h"

#include <QCommandLineParser>

#include <algorithm>

namespace dragoman {

namespace {

bool speaksAnthropic(std::string_view client)
{
    return client.find("anthropic") != std::string_view::npos || client == "claude-code";
}

const EndpointConfig* endpointFor(const Configuration& configuration, std::string_view client)
{
    const Protocol wanted = speaksAnthropic(client) ? Protocol::Anthropic : Protocol::OpenAiChat;
    const auto enabled = [](const EndpointConfig& endpoint) { return endpoint.enabled; };
    const auto best
        = [&](const EndpointConfig& endpoint) { return endpoint.enabled && endpoint.protocol == wanted; };
    const std::vector<EndpointConfig>& all = configuration.endpoints;
    auto found = std::find_if(all.begin(), all.end(), best);
    if (found == all.end())
        found = std::find_if(all.begin(), all.end(), enabled); // every endpoint serves every protocol
    return found == all.end() ? nullptr : &*found;
}

Result<std::string> tokenFor(const EndpointConfig& endpoint, const SettingsPaths& paths)
{
    switch (endpoint.access) {
    case AccessMode::ClientKey: return std::string("YOUR-PROVIDER-KEY");
    case AccessMode::Open: return std::string("any-text");
    case AccessMode::Token: break;
    }
    return openDataFolder(paths).and_then(localToken).transform([](const Secret& token) {
        return std::string(token.reveal());
    });
}

std::string modelOf(const Configuration& configuration)
{
    if (configuration.providers.empty())
        return "demo-echo";
    const ModelNames& names = configuration.providers.front().models;
    for (const auto* role : { &names.middle, &names.big, &names.small }) {
        if (!role->empty())
            return role->front();
    }
    return "YOUR-MODEL";
}

Result<std::string> snippetText(std::string_view client, const SettingsPaths& paths)
{
    const Result<LoadedConfiguration> loaded = loadUsableConfiguration(paths);
    if (!loaded)
        return tl::unexpected(loaded.error());
    const Configuration& configuration = loaded->read.configuration;
    const EndpointConfig* endpoint = endpointFor(configuration, client);
    if (!endpoint)
        return failure(ErrorKind::NotFound, "no endpoint is enabled");
    Result<std::string> token = tokenFor(*endpoint, paths);
    if (!token)
        return token;
    const std::string host = endpoint->host == "0.0.0.0" ? "127.0.0.1" : endpoint->host;
    return snippetFor(
        client, { "http://" + host + ':' + std::to_string(endpoint->port), *token, modelOf(configuration) });
}

} // namespace

int runSnippet(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption config(QStringLiteral("config"), {}, QStringLiteral("FILE"));
    const QCommandLineOption dataDir(QStringLiteral("data-dir"), {}, QStringLiteral("DIR"));
    parser.addOptions({ config, dataDir });
    if (!parser.parse(arguments))
        return complain({ ErrorKind::InvalidRequest, parser.errorText().toStdString() });
    const std::string client = parser.positionalArguments().value(0).toStdString();
    const Result<std::string> text = snippetText(client, { parser.value(config), parser.value(dataDir) });
    if (!text)
        return complain(text.error());
    say(*text);
    return 0;
}

} // namespace dragoman
