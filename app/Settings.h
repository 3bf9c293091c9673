#pragma once

#include "base/Secret.h"
#include "config/ConfigurationReader.h"

#include <QString>

namespace dragoman {

// Where the program finds what it needs; empty = the default place.
struct SettingsPaths
{
    QString configurationFile; // --config, else DRAGOMAN_CONFIG, else the user's configuration folder
    QString dataFolder; // --data-dir, else DRAGOMAN_DATA_DIR, else the user's data folder
};

// The configuration a program starts with, and where it came from.
struct LoadedConfiguration
{
    ReadConfiguration read;
    QString source; // file name, or "environment"
    bool isFile() const { return source != QLatin1String("environment"); }
};

// The name of the configuration file, whether it exists or not.
QString configurationFileName(const SettingsPaths& paths);

// Reads the configuration file; where none was named and the default one does not exist, the environment
// (EnvironmentConfiguration.h). Errors: Unavailable when a named file cannot be read.
Result<LoadedConfiguration> loadConfiguration(const SettingsPaths& paths);

// As loadConfiguration(), but one that may be used. Errors: also InvalidRequest with every problem.
Result<LoadedConfiguration> loadUsableConfiguration(const SettingsPaths& paths);

// The folder for the token and later the journal; made (0700) when it does not exist. Errors: Unavailable.
Result<QString> openDataFolder(const SettingsPaths& paths);

// The local access token: DRAGOMAN_TOKEN, else the file `token` in the data folder (0600), made with 256
// random bits at the first start. Errors: Unavailable; also when others may read the file.
Result<Secret> localToken(const QString& dataFolder);

// Another token in the place of that file's. Errors: Unavailable; Conflict when the environment sets the
// token.
Result<Secret> renewLocalToken(const QString& dataFolder);

} // namespace dragoman
