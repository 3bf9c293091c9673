#include "app/ImportCommand.h"

#include "app/Confirm.h"
#include "app/Console.h"
#include "app/KeyStoring.h"
#include "app/Settings.h"
#include "config/ConfigurationFile.h"
#include "config/FileSecretStore.h"
#include "config/KeychainSecretStore.h"
#include "config/import/ImportFormat.h"
#include "config/import/ImportPlan.h"

#include <QCommandLineParser>
#include <QFile>
#include <QFileInfo>

namespace dragoman {

namespace {

constexpr qint64 largestFile = 4LL * 1024 * 1024;

struct Options
{
    QString source;
    QString configuration;
    std::optional<ImportFormat> format{};
    QString secrets; // "keychain", "file:PATH" or empty = what the configuration uses
    bool yes = false;
    bool replace = false;
};

tl::unexpected<Error> misuse(const std::string& message)
{
    return failure(ErrorKind::InvalidRequest, message);
}

Result<Options> readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption config(QStringLiteral("config"), {}, QStringLiteral("FILE"));
    const QCommandLineOption format(QStringLiteral("format"), {}, QStringLiteral("F"));
    const QCommandLineOption secrets(QStringLiteral("secrets"), {}, QStringLiteral("WHERE"));
    const QCommandLineOption yes(QStringLiteral("yes"));
    const QCommandLineOption replace(QStringLiteral("replace"));
    parser.addOptions({ config, format, secrets, yes, replace });
    if (!parser.parse(arguments))
        return misuse(parser.errorText().toStdString());
    if (parser.positionalArguments().size() != 1)
        return misuse("say which file to import: dragoman import FILE");
    Options options{ parser.positionalArguments().first(),
        configurationFileName({ parser.value(config), {} }), {}, parser.value(secrets), parser.isSet(yes),
        parser.isSet(replace) };
    options.format = importFormatByName(parser.value(format).toStdString());
    if (parser.isSet(format) && !options.format)
        return misuse("--format must be one of " + importFormatNames() + '.');
    const bool known = options.secrets.isEmpty() || options.secrets == QLatin1String("keychain")
        || (options.secrets.startsWith(QLatin1String("file:")) && options.secrets.size() > 5);
    if (!known)
        return misuse("--secrets must be keychain or file:PATH.");
    return options;
}

Result<std::string> readSource(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Unavailable,
            "Cannot read '" + name.toStdString() + "': " + file.errorString().toStdString() + '.');
    const QByteArray content = file.read(largestFile + 1);
    if (content.size() > largestFile)
        return failure(ErrorKind::TooLarge, "The file '" + name.toStdString() + "' is larger than 4 MB.");
    return content.toStdString();
}

Result<ImportedProviders> readProviders(const Options& options)
{
    Result<std::string> text = readSource(options.source);
    if (!text)
        return tl::unexpected(text.error());
    const Result<ImportFormat> format
        = options.format ? Result<ImportFormat>(*options.format) : detectImportFormat(*text);
    if (!format)
        return tl::unexpected(format.error());
    return readImport(std::move(*text), *format);
}

ImportOptions importOptions(const Options& options, const Configuration& configuration)
{
    ImportOptions result;
    result.replace = options.replace;
    result.secretsFile = configuration.secrets.file;
    if (options.secrets.startsWith(QLatin1String("file:")))
        result.secretsFile = QFileInfo(options.secrets.mid(5)).absoluteFilePath().toStdString();
    const bool inFile = !result.secretsFile.empty() && options.secrets != QLatin1String("keychain");
    result.store = inFile ? KeyReference::Kind::File : KeyReference::Kind::Keychain;
    return result;
}

std::unique_ptr<SecretStore> storeFor(const ImportOptions& options)
{
    if (options.store == KeyReference::Kind::File)
        return std::make_unique<FileSecretStore>(QString::fromStdString(options.secretsFile));
    return std::make_unique<KeychainSecretStore>();
}

Error keysRefused(const Error& error)
{
    return { error.kind,
        error.message + " Nothing was changed. On a machine without a keychain use --secrets file:PATH." };
}

Result<void> carryOut(const ImportPlan& plan, SecretStore& store, ConfigurationFile& file)
{
    if (const Result<void> stored = storeKeys(store, plan.keys); !stored)
        return tl::unexpected(keysRefused(stored.error()));
    Result<void> saved = file.save(plan.configuration, file.revision());
    if (!saved)
        removeKeys(store, plan.keys);
    return saved;
}

Result<void> importInto(ConfigurationFile& file, const Options& options, const ImportedProviders& imported)
{
    ImportOptions choices = importOptions(options, file.configuration());
    const std::unique_ptr<SecretStore> store = storeFor(choices);
    choices.isTaken = [&store](const std::string& name) { return hasKey(*store, name); };
    const Result<ImportPlan> plan = planImport(file.configuration(), imported, choices);
    if (!plan)
        return tl::unexpected(plan.error());
    say(planText(*plan));
    if (plan->providers == 0)
        return misuse("No provider of '" + options.source.toStdString() + "' can be imported.");
    if (Result<void> confirmed = confirm(options.yes); !confirmed)
        return confirmed;
    return carryOut(*plan, *store, file);
}

} // namespace

int runImport(const QStringList& arguments)
{
    const Result<Options> options = readOptions(arguments);
    if (!options)
        return complain(options.error());
    const Result<ImportedProviders> imported = readProviders(*options);
    if (!imported)
        return complain(imported.error());
    ConfigurationFile file(options->configuration);
    const Result<Configuration> loaded = file.load();
    if (!loaded && loaded.error().kind == ErrorKind::InvalidRequest)
        return complain({ ErrorKind::InvalidRequest, problemText(file.fileName(), file.problems()) });
    if (!loaded && loaded.error().kind != ErrorKind::NotFound)
        return complain(loaded.error());
    if (const Result<void> done = importInto(file, *options, *imported); !done)
        return complain(done.error());
    say("Written to " + file.fileName().toStdString() + '.');
    return 0;
}

} // namespace dragoman
