#include "app/SnippetCommand.h"

#include "app/ClientValues.h"
#include "app/Console.h"
#include "clients/SetupClient.h"

#include <QCommandLineParser>

#include <algorithm>
#include <cstdio>
#include <optional>

namespace dragoman {

namespace {

struct Options
{
    std::string client;
    ClientChoice choice;
    ClientSystem system = thisSystem();
    SettingsPaths paths;
};

std::optional<ClientSystem> systemNamed(const QString& name)
{
    if (name.isEmpty())
        return thisSystem();
    if (name == QLatin1String("linux"))
        return ClientSystem::Linux;
    if (name == QLatin1String("macos"))
        return ClientSystem::MacOs;
    if (name == QLatin1String("windows"))
        return ClientSystem::Windows;
    return {};
}

Result<Options> readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption config(QStringLiteral("config"), {}, QStringLiteral("FILE"));
    const QCommandLineOption dataDir(QStringLiteral("data-dir"), {}, QStringLiteral("DIR"));
    const QCommandLineOption endpoint(QStringLiteral("endpoint"), {}, QStringLiteral("NAME"));
    const QCommandLineOption model(QStringLiteral("model"), {}, QStringLiteral("M"));
    const QCommandLineOption system(QStringLiteral("os"), {}, QStringLiteral("OS"));
    parser.addOptions({ config, dataDir, endpoint, model, system });
    if (!parser.parse(arguments))
        return failure(ErrorKind::InvalidRequest, parser.errorText().toStdString());
    if (parser.positionalArguments().size() > 1)
        return failure(ErrorKind::InvalidRequest, "snippet takes one client");
    const std::optional<ClientSystem> chosen = systemNamed(parser.value(system));
    if (!chosen)
        return failure(ErrorKind::InvalidRequest, "--os must be linux, macos or windows");
    return Options{ parser.positionalArguments().value(0).toStdString(),
        { parser.value(endpoint).toStdString(), parser.value(model).toStdString() }, *chosen,
        { parser.value(config), parser.value(dataDir) } };
}

int listClients()
{
    std::string text;
    for (const SnippetClient& client : snippetClients()) {
        if (isServed(client.protocol))
            text += std::string(client.id) + std::string(24 - client.id.size(), ' ')
                + std::string(client.title) + '\n';
    }
    say(text);
    return 0;
}

Result<Snippet> snippetOf(const Options& options)
{
    const Result<SnippetClient> client = findSnippetClient(options.client);
    if (!client)
        return tl::unexpected(client.error());
    if (!isServed(client->protocol))
        return failure(ErrorKind::NotFound,
            std::string(client->title)
                + " speaks only OpenAI Responses (/v1/responses), which is not served yet");
    const Result<ClientTarget> target = clientTarget(client->protocol, options.choice, options.paths);
    if (!target)
        return tl::unexpected(target.error());
    const std::string model = target->likelyModel.empty() ? "YOUR-MODEL" : target->likelyModel;
    return snippetFor(options.client, { target->root, target->token, model, options.system });
}

void hint(const std::string& text)
{
    std::fprintf(stderr, "%s\n", text.c_str());
}

void show(const Snippet& snippet)
{
    for (const SnippetStep& step : snippet.steps) {
        hint("# " + step.instruction);
        say(step.text + (&step == &snippet.steps.back() ? "" : "\n"));
    }
    for (const std::string& note : snippet.notes)
        hint("# " + note);
    if (findSetupClient(snippet.client))
        hint("# `dragoman setup " + snippet.client + "` puts it into the file for you.");
}

} // namespace

int runSnippet(const QStringList& arguments)
{
    const Result<Options> options = readOptions(arguments);
    if (!options)
        return complain(options.error());
    if (options->client.empty())
        return listClients();
    const Result<Snippet> snippet = snippetOf(*options);
    if (!snippet)
        return complain(snippet.error());
    show(*snippet);
    return 0;
}

} // namespace dragoman
