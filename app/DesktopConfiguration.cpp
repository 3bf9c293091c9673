#include "app/DesktopConfiguration.h"

#include "config/EnvironmentConfiguration.h"

namespace dragoman {

namespace {

QString text(const std::string& message)
{
    return QString::fromStdString(message);
}

// Writes what is in force into a file that does not exist.
void write(DesktopConfiguration& desktop)
{
    if (const Result<void> saved = desktop.file->save(desktop.configuration, {}); !saved)
        desktop.notices.push_back({ Notice::Kind::NotWritten, text(saved.error().message) });
}

// An unreadable file stays where it is: it may hold more than we can see.
void replaceBroken(DesktopConfiguration& desktop)
{
    const Result<Configuration> lastGood = desktop.file->loadLastGood();
    desktop.configuration = lastGood ? *lastGood : firstConfiguration();
    const Result<QString> aside = desktop.file->setAside(QDate::currentDate());
    if (!aside) {
        desktop.notices.push_back({ Notice::Kind::NotWritten, text(aside.error().message) });
        return;
    }
    desktop.notices.push_back({ Notice::Kind::LastGoodConfiguration, *aside });
    write(desktop);
}

} // namespace

Configuration firstConfiguration()
{
    const auto nothingSet = [](const char*) { return std::optional<std::string>(); };
    Configuration configuration = configurationFromEnvironment(nothingSet).configuration;
    for (EndpointConfig& endpoint : configuration.endpoints)
        endpoint.access = AccessMode::Token; // other users and programs of this computer stay outside
    return configuration;
}

DesktopConfiguration openDesktopConfiguration(const QString& fileName)
{
    DesktopConfiguration desktop{ std::make_unique<ConfigurationFile>(fileName), {}, {} };
    if (Result<Configuration> loaded = desktop.file->load(); loaded) {
        desktop.configuration = std::move(*loaded);
        (void)desktop.file->keepLastGood(); // the next save says what is wrong
        return desktop;
    } else if (loaded.error().kind != ErrorKind::NotFound) {
        replaceBroken(desktop);
        return desktop;
    }
    desktop.configuration = firstConfiguration();
    write(desktop);
    return desktop;
}

} // namespace dragoman
