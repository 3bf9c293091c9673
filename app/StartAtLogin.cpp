#include "app/StartAtLogin.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QSettings>
#include <QStandardPaths>

namespace dragoman {

namespace {

#ifdef Q_OS_WIN
const QString runKey = QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run");
const QString runValue = QStringLiteral("Dragoman");
#else
QString itemFile()
{
#ifdef Q_OS_MACOS
    return QDir::homePath() + QStringLiteral("/Library/LaunchAgents/dragoman.plist");
#else
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/autostart/dragoman.desktop");
#endif
}

Result<void> fileFailure(const QString& name, const QString& reason)
{
    return failure(
        ErrorKind::Unavailable, QStringLiteral("Cannot change '%1': %2.").arg(name, reason).toStdString());
}

Result<void> writeItem(const QString& name, const QByteArray& text)
{
    QDir().mkpath(QFileInfo(name).path());
    QSaveFile file(name);
    if (file.open(QIODevice::WriteOnly) && file.write(text) >= 0 && file.commit())
        return {};
    return fileFailure(name, file.errorString());
}
#endif

// An argument of the Exec key: quoted, its reserved characters escaped; then escaped as every value is.
QString execArgument(const QString& argument)
{
    QString quoted;
    for (const QChar character : argument) {
        if (QStringLiteral("\"`$\\").contains(character))
            quoted += QLatin1Char('\\');
        quoted += character;
        if (character == QLatin1Char('%'))
            quoted += character;
    }
    return QLatin1Char('"') + quoted.replace(QLatin1String("\\"), QLatin1String("\\\\")) + QLatin1Char('"');
}

} // namespace

StartAtLogin::StartAtLogin(QString program)
    : m_program(std::move(program))
{
}

QString programToStart()
{
    const QString image = qEnvironmentVariable("APPIMAGE");
    return image.isEmpty() ? QCoreApplication::applicationFilePath() : image;
}

QByteArray autostartText(const QString& program)
{
    return "[Desktop Entry]\nType=Application\nName=Dragoman\nIcon=dragoman\nExec="
        + execArgument(program).toUtf8() + " --hidden\nX-GNOME-Autostart-enabled=true\n";
}

QByteArray launchAgentText(const QString& program)
{
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
    <key>Label</key><string>dragoman</string>
    <key>ProgramArguments</key><array><string>)"
        + program.toHtmlEscaped().toUtf8() + R"(</string><string>--hidden</string></array>
    <key>RunAtLoad</key><true/>
    <key>ProcessType</key><string>Interactive</string>
</dict>
</plist>
)";
}

#ifdef Q_OS_WIN
bool StartAtLogin::isOn() const
{
    return QSettings(runKey, QSettings::NativeFormat).contains(runValue);
}

Result<void> StartAtLogin::set(bool on)
{
    QSettings run(runKey, QSettings::NativeFormat);
    if (on)
        run.setValue(runValue, QStringLiteral("\"%1\" --hidden").arg(QDir::toNativeSeparators(m_program)));
    else
        run.remove(runValue);
    run.sync();
    if (run.status() == QSettings::NoError)
        return {};
    return failure(ErrorKind::Unavailable, "The registry of Windows refuses the change.");
}
#else
bool StartAtLogin::isOn() const
{
    QFile file(itemFile());
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = file.readAll();
    // How desktops switch off what they do not want to delete.
    return !text.contains("Hidden=true") && !text.contains("Autostart-enabled=false");
}

Result<void> StartAtLogin::set(bool on)
{
#ifdef Q_OS_MACOS
    const QByteArray text = launchAgentText(m_program);
#else
    const QByteArray text = autostartText(m_program);
#endif
    QFile file(itemFile());
    if (on)
        return writeItem(file.fileName(), text);
    if (!file.exists() || file.remove())
        return {};
    return fileFailure(file.fileName(), file.errorString());
}
#endif

} // namespace dragoman
