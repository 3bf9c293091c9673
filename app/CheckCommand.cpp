#include "app/CheckCommand.h"

#include "app/Console.h"
#include "app/Settings.h"

#include <QCommandLineParser>

namespace dragoman {

int runCheck(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption config(QStringLiteral("config"), {}, QStringLiteral("FILE"));
    parser.addOption(config);
    if (!parser.parse(arguments))
        return complain({ ErrorKind::InvalidRequest, parser.errorText().toStdString() });
    const Result<LoadedConfiguration> loaded = loadConfiguration({ parser.value(config), {} });
    if (!loaded)
        return complain(loaded.error());
    const ReadConfiguration& read = loaded->read;
    if (!read.problems.empty())
        return complain({ ErrorKind::InvalidRequest, problemText(loaded->source, read.problems) });
    say("The configuration (" + loaded->source.toStdString()
        + ") is valid: " + std::to_string(read.configuration.endpoints.size()) + " endpoints, "
        + std::to_string(read.configuration.providers.size()) + " providers.");
    return 0;
}

} // namespace dragoman
