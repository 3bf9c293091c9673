#include "app/ServeCommand.h"

#include "app/ConfiguredProxy.h"
#include "app/Console.h"
#include "app/JournalSetup.h"
#include "app/KeyWait.h"
#include "app/ProxyManagement.h"
#include "app/Settings.h"
#include "app/SignalWatcher.h"
#include "app/Welcome.h"
#include "base/JsonWriter.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSaveFile>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <utility>

namespace dragoman {

namespace {

// A stop is announced first, for load balancers; then nothing new is taken and running answers may finish.
struct StopTimes
{
    std::chrono::seconds notice{ 0 };
    std::chrono::seconds patience{ 30 };
};

struct ServeOptions
{
    SettingsPaths paths;
    QString portFile;
    bool demo = false;
    StopTimes stop{};
};

// The option's value as seconds, `fallback` without it.
Result<std::chrono::seconds> seconds(
    const QCommandLineParser& parser, const QCommandLineOption& option, std::chrono::seconds fallback)
{
    constexpr uint longest = 86'400;
    if (!parser.isSet(option))
        return fallback;
    bool isNumber = false;
    const uint value = parser.value(option).toUInt(&isNumber);
    if (isNumber && value <= longest)
        return std::chrono::seconds(value);
    return failure(ErrorKind::InvalidRequest,
        "--" + option.names().first().toStdString() + " wants whole seconds, at most a day.");
}

// Reads --stop-notice and --stop-patience.
Result<StopTimes> readStopTimes(
    const QCommandLineParser& parser, const QCommandLineOption& notice, const QCommandLineOption& patience)
{
    StopTimes times;
    const Result<std::chrono::seconds> first = seconds(parser, notice, times.notice);
    const Result<std::chrono::seconds> second = seconds(parser, patience, times.patience);
    if (!first || !second)
        return tl::unexpected(first ? second.error() : first.error());
    return StopTimes{ *first, *second };
}

Result<ServeOptions> readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption config(QStringLiteral("config"), {}, QStringLiteral("FILE"));
    const QCommandLineOption dataDir(QStringLiteral("data-dir"), {}, QStringLiteral("DIR"));
    const QCommandLineOption demo(QStringLiteral("demo"));
    const QCommandLineOption portFile(QStringLiteral("port-file"), {}, QStringLiteral("FILE"));
    const QCommandLineOption notice(QStringLiteral("stop-notice"), {}, QStringLiteral("SECONDS"));
    const QCommandLineOption patience(QStringLiteral("stop-patience"), {}, QStringLiteral("SECONDS"));
    parser.addOptions({ config, dataDir, demo, portFile, notice, patience });
    if (!parser.parse(arguments))
        return failure(ErrorKind::InvalidRequest, parser.errorText().toStdString());
    if (!parser.positionalArguments().isEmpty())
        return failure(ErrorKind::InvalidRequest,
            "serve takes no argument '" + parser.positionalArguments().first().toStdString() + "'.");
    const Result<StopTimes> stop = readStopTimes(parser, notice, patience);
    if (!stop)
        return tl::unexpected(stop.error());
    return ServeOptions{ { parser.value(config), parser.value(dataDir) }, parser.value(portFile),
        parser.isSet(demo), *stop };
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

// What is known before anything listens.
struct Prepared
{
    LoadedConfiguration loaded;
    KeyRing keys;
    QString dataFolder;
    Secret token;
};

Result<Prepared> prepare(const ServeOptions& options)
{
    Result<LoadedConfiguration> loaded = loadUsableConfiguration(options.paths);
    if (!loaded)
        return tl::unexpected(loaded.error());
    Prepared prepared{ std::move(*loaded), {}, {}, {} };
    prepared.keys = loadKeys(prepared.loaded.read.configuration);
    Result<QString> folder = openDataFolder(options.paths);
    if (!folder)
        return tl::unexpected(folder.error());
    prepared.dataFolder = std::move(*folder);
    Result<Secret> token = localToken(prepared.dataFolder);
    if (!token)
        return tl::unexpected(token.error());
    prepared.token = std::move(*token);
    return prepared;
}

using Endpoints = std::vector<ListeningEndpoint>;

std::string portText(const Endpoints& endpoints, const std::optional<ListenAddress>& management)
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
    json.endArray();
    if (management) {
        json.key("management").beginObject().key("host").string(management->host);
        json.key("port").integer(management->port).endObject();
    }
    json.endObject();
    return text + '\n';
}

// Without a name there is nothing to write.
Result<void> writePortFile(
    const QString& name, const Endpoints& endpoints, const std::optional<ListenAddress>& management)
{
    if (name.isEmpty())
        return {};
    const std::string text = portText(endpoints, management);
    QSaveFile file(name);
    if (file.open(QIODevice::WriteOnly) && file.write(text.data(), qint64(text.size())) >= 0 && file.commit())
        return {};
    return failure(ErrorKind::Unavailable,
        "Cannot write '" + name.toStdString() + "': " + file.errorString().toStdString() + ".");
}

void sayReloaded(const ServerState& state)
{
    say("The configuration was read again; " + std::to_string(state.listening.size())
        + " endpoints listen.\n");
    for (const EndpointProblem& problem : state.problems)
        warn("endpoint " + problem.endpoint + ": " + problem.error.message);
}

// The file's later edits; what it said at the start is in force already.
std::unique_ptr<ConfigurationFile> followFile(const Prepared& prepared, ConfiguredProxy& proxy)
{
    if (!prepared.loaded.isFile())
        return nullptr;
    auto file = std::make_unique<ConfigurationFile>(prepared.loaded.source);
    if (!file->load())
        return nullptr;
    const QString name = prepared.loaded.source;
    QObject::connect(&proxy, &ConfiguredProxy::rejected, qApp, [name](const auto& problems) {
        warn("the changed configuration is not used:\n" + problemText(name, problems));
    });
    proxy.follow(*file);
    return file;
}

// Each signal leads on to the next step: the notice where one is wanted, letting answers finish, ending them.
void stopOnSignal(
    SignalWatcher& signals, ConfiguredProxy& proxy, ProxyManagement& management, StopTimes times)
{
    auto* const notice = new QTimer(&signals);
    notice->setSingleShot(true);
    const auto stop = [&proxy, &management, notice, times] {
        notice->stop();
        management.stop();
        proxy.proxy().stop(times.patience);
    };
    QObject::connect(notice, &QTimer::timeout, &proxy, stop);
    const auto next = [&proxy, notice, stop, times, announced = times.notice.count() == 0]() mutable {
        if (std::exchange(announced, true))
            return stop();
        proxy.proxy().announceStop();
        notice->start(times.notice);
    };
    QObject::connect(&signals, &SignalWatcher::stopRequested, &proxy, next);
    QObject::connect(&proxy.proxy(), &ProxyThread::stopped, qApp, &QCoreApplication::quit);
}

void reportChanges(const ServeOptions& options, const ProxyManagement& management)
{
    QObject::connect(&management, &ProxyManagement::applied, qApp, [&](const ServerState& state) {
        sayReloaded(state);
        const Result<void> written = writePortFile(options.portFile, state.listening, management.listening());
        if (!written)
            warn(written.error().message);
    });
}

int serve(const ServeOptions& options, Prepared prepared)
{
    const Configuration configuration = prepared.loaded.read.configuration;
    const auto demo = options.demo ? ConfiguredProxy::Demo::Always : ConfiguredProxy::Demo::WithoutProviders;
    std::unique_ptr<ConfigurationFile> file; // outlives the proxy, which follows it
    Journal journal(Journal::fileIn(prepared.dataFolder), journalSettings(configuration.log));
    ConfiguredProxy proxy(prepared.token, demo);
    QObject::connect(
        &journal, &Journal::noticed, qApp, [](const QString& text) { warn(text.toStdString()); });
    noteRequests(proxy, journal);
    ProxyManagement management(proxy, journal);
    SignalWatcher signals;
    stopOnSignal(signals, proxy, management, options.stop);
    const Result<Endpoints> listening = proxy.start(configuration, std::move(prepared.keys));
    if (!listening)
        return complain(listening.error());
    const Result<void> ready = management.start().and_then(
        [&] { return writePortFile(options.portFile, *listening, management.listening()); });
    if (!ready)
        return complain(ready.error());
    reportChanges(options, management);
    file = followFile(prepared, proxy);
    say(welcomeText(*listening, configuration.endpoints, proxy.usesDemo())
        + managementText(management.listening()));
    return QCoreApplication::exec();
}

} // namespace

int runServe(const QStringList& arguments)
{
    const Result<ServeOptions> options = readOptions(arguments);
    if (!options)
        return complain(options.error());
    Result<Prepared> prepared = prepare(*options);
    if (!prepared)
        return complain(prepared.error());
    return serve(*options, std::move(*prepared));
}

} // namespace dragoman
