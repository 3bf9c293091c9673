#include "clients/ClientPlaces.h"

#include <QDir>

namespace dragoman {

namespace {

QString variableOr(const char* name, const QString& fallback)
{
    const QString value = qEnvironmentVariable(name);
    return value.isEmpty() ? fallback : QDir::fromNativeSeparators(value);
}

} // namespace

ClientSystem thisSystem()
{
#if defined(Q_OS_WIN)
    return ClientSystem::Windows;
#elif defined(Q_OS_MACOS)
    return ClientSystem::MacOs;
#else
    return ClientSystem::Linux;
#endif
}

ClientPlaces ClientPlaces::ofUser()
{
    ClientPlaces places;
    places.system = thisSystem();
    places.home = QDir::homePath();
    places.configuration = variableOr("XDG_CONFIG_HOME", places.home + QStringLiteral("/.config"));
    places.appData = variableOr("APPDATA", places.home + QStringLiteral("/AppData/Roaming"));
    return places;
}

} // namespace dragoman
