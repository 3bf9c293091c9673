#include "app/SetupCommand.h"

#include "app/ClientValues.h"
#include "app/Confirm.h"
#include "app/Console.h"
#include "clients/ClientSetup.h"

#include <QCommandLineParser>

namespace dragoman {

namespace {

struct Options
{
    std::string client;
    ClientChoice choice;
    SettingsPaths paths;
    bool undo = false;
    bool yes = false;
};

Result<Options> readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption config(QStringLiteral("config"), {}, QStringLiteral("FILE"));
    const QCommandLineOption dataDir(QStringLiteral("data-dir"), {}, QStringLiteral("DIR"));
    const QCommandLineOption endpoint(QStringLiteral("endpoint"), {}, QStringLiteral("NAME"));
    const QCommandLineOption model(QStringLiteral("model"), {}, QStringLiteral("M"));
    const QCommandLineOption undo(QStringLiteral("undo"));
    const QCommandLineOption yes(QStringLiteral("yes"));
    parser.addOptions({ config, dataDir, endpoint, model, undo, yes });
    if (!parser.parse(arguments))
        return failure(ErrorKind::InvalidRequest, parser.errorText().toStdString());
    if (parser.positionalArguments().size() > 1)
        return failure(ErrorKind::InvalidRequest, "setup takes one client");
    return Options{ parser.positionalArguments().value(0).toStdString(),
        { parser.value(endpoint).toStdString(), parser.value(model).toStdString() },
        { parser.value(config), parser.value(dataDir) }, parser.isSet(undo), parser.isSet(yes) };
}

// Claude Code chooses models by itself, which the roles of a provider translate; the demo provider has none.
SetupValues valuesFor(const SetupClient& client, const ClientTarget& target)
{
    const bool given = client.needsModel || !target.model.empty();
    return { target.root, target.token, given ? target.likelyModel : std::string() };
}

std::string_view stateText(SetupState state)
{
    switch (state) {
    case SetupState::NotInstalled: return "not found";
    case SetupState::Untouched: return "not set up";
    case SetupState::SetUp: return "set up";
    case SetupState::Drifted: return "changed since it was set up";
    case SetupState::DeadPort: return "points at a port that no endpoint has";
    case SetupState::Broken: return "its settings cannot be read";
    }
    return {};
}

Result<ClientSetup> setupOf(const SetupClient& client, const SettingsPaths& paths)
{
    return openDataFolder(paths).transform(
        [&client](const QString& folder) { return ClientSetup(client, ClientPlaces::ofUser(), folder); });
}

Result<std::string> lineOf(const SetupClient& client, const Options& options)
{
    const Result<ClientTarget> target = clientTarget(client.protocol, options.choice, options.paths);
    if (!target)
        return tl::unexpected(target.error());
    const Result<ClientSetup> setup = setupOf(client, options.paths);
    if (!setup)
        return tl::unexpected(setup.error());
    const SetupStatus status = setup->status(valuesFor(client, *target), target->livePorts);
    return std::string(client.id) + std::string(14 - client.id.size(), ' ') + setup->fileName().toStdString()
        + ": " + std::string(stateText(status.state)) + '\n'
        + (status.message.empty() ? "" : std::string(14, ' ') + status.message + '\n');
}

int listClients(const Options& options)
{
    std::string text;
    for (const SetupClient& client : setupClients()) {
        if (!isServed(client.protocol))
            continue;
        const Result<std::string> line = lineOf(client, options);
        if (!line)
            return complain(line.error());
        text += *line;
    }
    say(text);
    return 0;
}

Result<SetupPlan> planFor(const SetupClient& client, const ClientSetup& setup, const Options& options)
{
    if (options.undo)
        return setup.planUndo();
    if (!isServed(client.protocol))
        return failure(ErrorKind::NotFound,
            std::string(client.title)
                + " speaks only OpenAI Responses (/v1/responses), which is not served yet");
    return clientTarget(client.protocol, options.choice, options.paths)
        .and_then([&](const ClientTarget& target) { return setup.plan(valuesFor(client, target)); });
}

void show(const SetupPlan& plan)
{
    const std::string name = plan.fileName.toStdString();
    if (!plan.changesFile())
        say("Nothing in " + name + " has to change.");
    else
        say("--- " + (plan.before ? name : std::string("(no file)")) + "\n+++ "
            + (plan.after ? name : std::string("(no file)")) + '\n' + plan.diff);
    for (const std::string& note : plan.notes)
        say("Note: " + note);
}

Result<void> carryOut(const ClientSetup& setup, const SetupPlan& plan, bool yes)
{
    if (Result<void> confirmed = plan.changesFile() ? confirm(yes) : Result<void>(); !confirmed)
        return confirmed;
    const Result<QString> backup = setup.apply(plan);
    if (!backup)
        return tl::unexpected(backup.error());
    if (plan.changesFile())
        say((plan.after ? "Written to " : "Removed ") + plan.fileName.toStdString() + '.');
    if (!backup->isEmpty())
        say("The file as it was: " + backup->toStdString());
    return {};
}

Result<void> setUp(const Options& options)
{
    const Result<const SetupClient*> client = findSetupClient(options.client);
    if (!client)
        return tl::unexpected(client.error());
    const Result<ClientSetup> setup = setupOf(**client, options.paths);
    if (!setup)
        return tl::unexpected(setup.error());
    const Result<SetupPlan> plan = planFor(**client, *setup, options);
    if (!plan)
        return tl::unexpected(plan.error());
    show(*plan);
    return carryOut(*setup, *plan, options.yes);
}

} // namespace

int runSetup(const QStringList& arguments)
{
    const Result<Options> options = readOptions(arguments);
    if (!options)
        return complain(options.error());
    if (options->client.empty())
        return listClients(*options);
    const Result<void> done = setUp(*options);
    return done ? 0 : complain(done.error());
}

} // namespace dragoman
