#include "app/ServeCommand.h"

#include "app/Console.h"
#include "app/KeyWait.h"
#include "app/Settings.h"
#include "app/SignalWatcher.h"
#include "app/Welcome.h"
#include "base/JsonWriter.h"
#include "server/ProxyThread.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSaveFile>

#include <algorithm>

namespace dragoman {

namespace {

constexpr std::chrono::seconds patience{ 30 };

struct ServeOptions
{
    SettingsPaths paths;
    QString portFile;
    bool demo = false;
};

Result<ServeOptions> readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption config(QStringLiteral("config"), {}, QStringLiteral("FILE"));
    const QCommandLineOption dataDir(QStringLiteral("data-dir"), {}, QStringLiteral("DIR"));
    const QCommandLineOption demo(QStringLiteral("demo"));
    const QCommandLineOption portFile(QStringLiteral("port-file"), {}, QStringLiteral("FILE"));
    parser.addOptions({ config, dataDir, demo, portFile });
    if (!parser.parse(arguments))
        return failure(ErrorKind::InvalidRequest, parser.errorText().toStdString());
    if (!parser.positionalArguments().isEmpty())
        return failure(ErrorKind::InvalidRequest,
            "serve takes no argument '" + parser.positionalArguments().first().toStdString() + "'.");
    return ServeOptions{ { parser.value(config), parser.value(dataDir) }, parser.value(portFile),
        parser.isSet(demo) };
}

// True when an enabled endpoint would use a key of ours.
bool usesStoredKeys(const Configuration& configuration)
{
    const auto uses = [](const EndpointConfig& endpoint) {
        return endpoint.enabled && endpoint.access != AccessMode::ClientKey;
    };
    return std::any_of(configuration.endpoints.begin(), configuration.endpoints.end(), uses);
}

void warnOfMissingKeys(const Configuration& configuration, const KeyRing& ring)
{
    for (const ProviderConfig& provider : configuration.providers) {
        for (const KeyReference& reference : provider.keys) {
            if (const Result<Secret>& key = ring.find(reference); provider.enabled && !key)
                warn("provider " + provider.name + ", key " + keyLabel(reference) + ": "
                    + key.error().message);
        }
    }
}

// Waits, so that the first request does not come before its key.
KeyRing loadKeys(const Configuration& configuration)
{
    KeyRing ring = waitForKeys(configuration);
    if (usesStoredKeys(configuration))
        warnOfMissingKeys(configuration, ring);
    return ring;
}

Result<ServerSetup> prepare(const ServeOptions& options)
{
    Result<LoadedConfiguration> loaded = loadConfiguration(options.paths);
    if (!loaded)
        return tl::unexpected(loaded.error());
    if (!loaded->read.problems.empty())
        return failure(ErrorKind::InvalidRequest, problemText(loaded->source, loaded->read.problems));
    ServerSetup setup;
    setup.configuration = std::move(loaded->read.configuration);
    setup.keys = loadKeys(setup.configuration);
    setup.demo = options.demo || setup.configuration.providers.empty();
    Result<Secret> token = openDataFolder(options.paths).and_then(localToken);
    if (!token)
        return tl::unexpected(token.error());
    setup.token = std::move(*token);
    return setup;
}

Result<void> writePortFile(const QString& name, const std::vector<ListeningEndpoint>& endpoints)
{
    std::string text;
    JsonWriter json(text);
    json.beginObject();
    json.key("pid").integer(QCoreApplication::applicationPid());
    json.key("endpoints").beginArray();
    for (const ListeningEndpoint& endpoint : endpoints) {
        json.beginObject();
        json.key("name").string(endpoint.name);
        json.key("host").string(endpoint.host);
        json.key("port").integer(endpoint.port);
        json.endObject();
    }
    json.endArray().endObject();
    text += '\n';
    QSaveFile file(name);
    if (file.open(QIODevice::WriteOnly) && file.write(text.data(), qint64(text.size())) >= 0 && file.commit())
        return {};
    return failure(ErrorKind::Unavailable,
        "Cannot write '" + name.toStdString() + "': " + file.errorString().toStdString() + ".");
}

int serve(const ServeOptions& options, ServerSetup setup)
{
    const bool demo = setup.demo;
    const std::vector<EndpointConfig> configured = setup.configuration.endpoints;
    ProxyThread proxy;
    SignalWatcher signals;
    QObject::connect(&signals, &SignalWatcher::stopRequested, &proxy, [&proxy] { proxy.stop(patience); });
    QObject::connect(&proxy, &ProxyThread::stopped, qApp, &QCoreApplication::quit);
    const Result<std::vector<ListeningEndpoint>> listening = proxy.start(std::move(setup));
    if (!listening)
        return complain(listening.error());
    if (!options.portFile.isEmpty()) {
        if (const Result<void> written = writePortFile(options.portFile, *listening); !written)
            return complain(written.error());
    }
    say(welcomeText(*listening, configured, demo));
    return QCoreApplication::exec();
}

} // namespace

int runServe(const QStringList& arguments)
{
    const Result<ServeOptions> options = readOptions(arguments);
    if (!options)
        return complain(options.error());
    Result<ServerSetup> setup = prepare(*options);
    if (!setup)
        return complain(setup.error());
    return serve(*options, std::move(*setup));
}

} // namespace dragoman
