#include "app/ExportCommand.h"

#include "app/Console.h"
#include "app/Settings.h"
#include "config/ConfigurationExport.h"
#include "config/ConfigurationWriter.h"

#include <QCommandLineParser>

namespace dragoman {

int runExport(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption config(QStringLiteral("config"), {}, QStringLiteral("FILE"));
    parser.addOption(config);
    if (!parser.parse(arguments))
        return complain({ ErrorKind::InvalidRequest, parser.errorText().toStdString() });
    if (!parser.positionalArguments().isEmpty())
        return complain({ ErrorKind::InvalidRequest, "export takes no argument" });
    const Result<LoadedConfiguration> loaded = loadUsableConfiguration({ parser.value(config), {} });
    if (!loaded)
        return complain(loaded.error());
    say(writeConfiguration(withoutSecrets(loaded->read.configuration)));
    return 0;
}

} // namespace dragoman
