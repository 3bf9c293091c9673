#include "app/Settings.h"

#include "app/Console.h"
#include "config/EnvironmentConfiguration.h"
#include "config/PrivateFile.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QStandardPaths>

namespace dragoman {

namespace {

constexpr QFile::Permissions others
    = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;

QString firstOf(const QString& given, const char* variable, const QString& fallback)
{
    if (!given.isEmpty())
        return given;
    return qEnvironmentVariableIsSet(variable) ? qEnvironmentVariable(variable) : fallback;
}

QString defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)
        + QStringLiteral("/config.json");
}

tl::unexpected<Error> fileProblem(const QString& what, const QFileDevice& file)
{
    return failure(ErrorKind::Unavailable,
        (what + QStringLiteral(" '%1': %2.").arg(file.fileName(), file.errorString())).toStdString());
}

Result<Secret> readToken(QFile& file)
{
    if (!file.open(QIODevice::ReadOnly))
        return fileProblem(QStringLiteral("Cannot read the access token"), file);
#ifndef Q_OS_WIN
    if (file.permissions() & others) {
        return failure(ErrorKind::Unavailable,
            "Others can read the access token '" + file.fileName().toStdString()
                + "': chmod 600 it or delete it for a new one.");
    }
#endif
    return Secret(file.readAll().trimmed().toStdString());
}

Result<Secret> makeToken(const QString& fileName)
{
    quint32 words[8] = {};
    QRandomGenerator::system()->fillRange(words);
    const QByteArray token = QByteArray(reinterpret_cast<const char*>(words), sizeof words)
                                 .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    if (const Result<void> written = writePrivateFile(fileName, token.toStdString()); !written)
        return tl::unexpected(written.error());
    return Secret(token.toStdString());
}

} // namespace

QString configurationFileName(const SettingsPaths& paths)
{
    return firstOf(paths.configurationFile, "DRAGOMAN_CONFIG", defaultFile());
}

Result<LoadedConfiguration> loadConfiguration(const SettingsPaths& paths)
{
    const QString name = configurationFileName(paths);
    if (name == defaultFile() && !QFileInfo::exists(name))
        return LoadedConfiguration{ configurationFromEnvironment(processEnvironment),
            QStringLiteral("environment") };
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return fileProblem(QStringLiteral("Cannot read the configuration"), file);
    return LoadedConfiguration{ readConfiguration(file.readAll().toStdString()), name };
}

Result<LoadedConfiguration> loadUsableConfiguration(const SettingsPaths& paths)
{
    Result<LoadedConfiguration> loaded = loadConfiguration(paths);
    if (loaded && !loaded->read.problems.empty())
        return failure(ErrorKind::InvalidRequest, problemText(loaded->source, loaded->read.problems));
    return loaded;
}

Result<QString> openDataFolder(const SettingsPaths& paths)
{
    const QString standard = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    QString folder = firstOf(paths.dataFolder, "DRAGOMAN_DATA_DIR", standard);
    if (const Result<void> made = makePrivateFolder(folder); !made)
        return tl::unexpected(made.error());
    return folder;
}

Result<Secret> localToken(const QString& dataFolder)
{
    if (const QString token = qEnvironmentVariable("DRAGOMAN_TOKEN"); !token.isEmpty())
        return Secret(token.toStdString());
    QFile file(dataFolder + QStringLiteral("/token"));
    return file.exists() ? readToken(file) : makeToken(file.fileName());
}

Result<Secret> renewLocalToken(const QString& dataFolder)
{
    if (qEnvironmentVariableIsSet("DRAGOMAN_TOKEN"))
        return failure(ErrorKind::Conflict, "The environment variable DRAGOMAN_TOKEN sets the access token.");
    return makeToken(dataFolder + QStringLiteral("/token"));
}

} // namespace dragoman
