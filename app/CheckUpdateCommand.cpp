#include "app/CheckUpdateCommand.h"

#include "app/Console.h"
#include "app/Settings.h"
#include "base/JsonWriter.h"
#include "base/PrintableText.h"
#include "updates/UpdateCheck.h"

#include <QCommandLineParser>
#include <QEventLoop>

namespace dragoman {

namespace {

const char* obstacleText(UpdateObstacle obstacle)
{
    switch (obstacle) {
    case UpdateObstacle::None: break;
    case UpdateObstacle::NoKey:
        return "this build has no release key, so it cannot look for new versions; the configuration may "
               "name one "
               "(updates.key)";
    case UpdateObstacle::BadKey: return "updates.key is not the base64 text of a public Ed25519 key";
    case UpdateObstacle::NoAddress:
        return "this build has no address to look for new versions; the configuration may name one "
               "(updates.address)";
    case UpdateObstacle::NoVerifier:
        return "this build has no libsodium, so it cannot check the signature of new versions";
    }
    return "";
}

std::string jsonOf(const ReleaseDescription& release)
{
    std::string text;
    JsonWriter json(text);
    json.beginObject();
    json.key("version").string(DRAGOMAN_VERSION);
    json.key("newest").string(release.version);
    json.key("isNewer").boolean(isNewer(release.version, DRAGOMAN_VERSION));
    json.key("date").string(release.date);
    json.key("notes").string(release.notesUrl);
    json.key("files").beginArray();
    for (const ReleaseFile& file : release.files) {
        json.beginObject();
        json.key("name").string(file.name);
        json.key("size").integer(file.size);
        json.key("sha256").string(file.sha256);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return text;
}

std::string sentenceOf(const ReleaseDescription& release)
{
    if (!isNewer(release.version, DRAGOMAN_VERSION))
        return "Dragoman " DRAGOMAN_VERSION " is the newest version.";
    return "Dragoman " + release.version + " is there (" + release.date
        + "); this is " DRAGOMAN_VERSION ". What is new: " + printable(release.notesUrl);
}

Result<ReleaseDescription> look(const UpdatesConfig& configuration, const QString& dataFolder)
{
    UpdateCheck check({ DRAGOMAN_VERSION, updateMemoryIn(dataFolder) });
    check.follow(configuration);
    const UpdateState& state = check.state();
    if (state.obstacle != UpdateObstacle::None)
        return failure(ErrorKind::Unavailable, obstacleText(state.obstacle));
    QEventLoop loop;
    QObject::connect(&check, &UpdateCheck::changed, &loop, [&] {
        if (!state.isChecking)
            loop.quit();
    });
    check.checkNow();
    if (state.isChecking)
        loop.exec();
    if (!state.error.empty())
        return failure(ErrorKind::Unavailable, state.error);
    return *check.release();
}

} // namespace

int runCheckUpdate(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption config(QStringLiteral("config"), {}, QStringLiteral("FILE"));
    const QCommandLineOption dataDir(QStringLiteral("data-dir"), {}, QStringLiteral("DIR"));
    const QCommandLineOption json(QStringLiteral("json"));
    parser.addOptions({ config, dataDir, json });
    if (!parser.parse(arguments))
        return complain({ ErrorKind::InvalidRequest, parser.errorText().toStdString() });
    const SettingsPaths paths{ parser.value(config), parser.value(dataDir) };
    const Result<LoadedConfiguration> loaded = loadUsableConfiguration(paths);
    if (!loaded)
        return complain(loaded.error());
    const Result<QString> dataFolder = openDataFolder(paths);
    if (!dataFolder)
        return complain(dataFolder.error());
    const Result<ReleaseDescription> release = look(loaded->read.configuration.updates, *dataFolder);
    if (!release)
        return complain(release.error());
    say(parser.isSet(json) ? jsonOf(*release) : sentenceOf(*release));
    return 0;
}

} // namespace dragoman
