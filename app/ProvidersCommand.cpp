#include "app/ProvidersCommand.h"

#include "app/Console.h"
#include "app/KeyWait.h"
#include "app/ProviderList.h"
#include "app/ProvidersTestCommand.h"
#include "app/Settings.h"

#include <QCommandLineParser>

#include <array>

namespace dragoman {

namespace {

int runList(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption config(QStringLiteral("config"), {}, QStringLiteral("FILE"));
    const QCommandLineOption json(QStringLiteral("json"));
    parser.addOptions({ config, json });
    if (!parser.parse(arguments))
        return complain({ ErrorKind::InvalidRequest, parser.errorText().toStdString() });
    if (!parser.positionalArguments().isEmpty())
        return complain({ ErrorKind::InvalidRequest, "providers list takes no argument" });
    const Result<LoadedConfiguration> loaded = loadUsableConfiguration({ parser.value(config), {} });
    if (!loaded)
        return complain(loaded.error());
    const Configuration& configuration = loaded->read.configuration;
    const KeyRing keys = waitForKeys(configuration);
    say(parser.isSet(json) ? providerJson(configuration, keys) : providerTable(configuration, keys));
    return 0;
}

struct Subcommand
{
    const char* name;
    int (*run)(const QStringList& arguments); // arguments[0] is the program, as QCommandLineParser wants it
};

constexpr std::array<Subcommand, 2> subcommands{ {
    { "list", runList },
    { "test", runProvidersTest },
} };

std::string subcommandNames()
{
    std::string names;
    for (const Subcommand& subcommand : subcommands)
        names += (names.empty() ? "" : ", ") + std::string(subcommand.name);
    return names;
}

} // namespace

int runProviders(const QStringList& arguments)
{
    const QString name = arguments.value(1);
    for (const Subcommand& subcommand : subcommands) {
        if (name == QLatin1String(subcommand.name))
            return subcommand.run(QStringList{ arguments.first() } + arguments.mid(2));
    }
    return complain(
        { ErrorKind::InvalidRequest, "say what to do with the providers, one of: " + subcommandNames() });
}

} // namespace dragoman
