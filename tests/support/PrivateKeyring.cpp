#include "support/PrivateKeyring.h"

#include <QDir>
#include <QStandardPaths>
#include <QTest>

#include <csignal>

namespace dragoman {

namespace {

constexpr int patience = 10'000; // milliseconds

QString missingProgram()
{
    const std::pair<const char*, const char*> needed[]{ { "gnome-keyring-daemon", "gnome-keyring" },
        { "dbus-launch", "dbus-x11" }, { "dbus-send", "dbus" } };
    for (const auto& [program, package] : needed) {
        if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty())
            return QStringLiteral("%1 is not installed: install the package %2 (./dev deps does it)")
                .arg(QLatin1String(program), QLatin1String(package));
    }
    return {};
}

} // namespace

PrivateKeyring::PrivateKeyring()
{
    const QString home = m_home.path();
    m_environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
    for (const char* name :
        { "HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME" }) {
        const QString folder = home + QLatin1Char('/') + QLatin1String(name);
        QDir().mkdir(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        m_environment.insert(QLatin1String(name), folder);
    }
}

PrivateKeyring::~PrivateKeyring()
{
    stopKeyring();
    stopBus();
}

QString PrivateKeyring::startBus()
{
    QProcess launch;
    launch.setProcessEnvironment(m_environment);
    launch.start(QStringLiteral("dbus-launch"), {});
    if (!launch.waitForFinished(patience) || launch.exitCode() != 0)
        return QStringLiteral("dbus-launch failed: ") + QString::fromUtf8(launch.readAllStandardError());
    for (const QByteArray& line : launch.readAllStandardOutput().split('\n')) {
        const qsizetype equals = line.indexOf('=');
        if (equals > 0)
            m_environment.insert(
                QString::fromUtf8(line.left(equals)), QString::fromUtf8(line.mid(equals + 1)));
    }
    m_busPid = m_environment.value(QStringLiteral("DBUS_SESSION_BUS_PID")).toLongLong();
    return m_busPid > 0 ? QString() : QStringLiteral("dbus-launch did not name its process");
}

QString PrivateKeyring::start()
{
    QString problem = missingProgram();
    if (problem.isEmpty())
        problem = startBus();
    if (!problem.isEmpty())
        return problem;
    m_keyring.setProcessEnvironment(m_environment);
    m_keyring.start(QStringLiteral("gnome-keyring-daemon"),
        { QStringLiteral("--unlock"), QStringLiteral("--foreground"),
            QStringLiteral("--components=secrets") });
    m_keyring.write("test password");
    m_keyring.closeWriteChannel();
    // Asked too early for anything else, the bus would start a second keyring.
    if (QTest::qWaitFor([this] { return isOnBus(); }, patience)
        && QTest::qWaitFor([this] { return isUnlocked(); }, patience))
        return {};
    return QStringLiteral("gnome-keyring-daemon did not start: ")
        + QString::fromUtf8(m_keyring.readAllStandardError());
}

bool PrivateKeyring::isOnBus() const
{
    return send({ QStringLiteral("--dest=org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
                    QStringLiteral("org.freedesktop.DBus.NameHasOwner"),
                    QStringLiteral("string:org.freedesktop.secrets") })
        .contains("boolean true");
}

bool PrivateKeyring::isUnlocked() const
{
    return send(
        { QStringLiteral("--dest=org.freedesktop.secrets"),
            QStringLiteral("/org/freedesktop/secrets/aliases/default"),
            QStringLiteral("org.freedesktop.DBus.Properties.Get"),
            QStringLiteral("string:org.freedesktop.Secret.Collection"), QStringLiteral("string:Locked") })
        .contains("boolean false");
}

QByteArray PrivateKeyring::send(const QStringList& message) const
{
    QProcess send;
    send.setProcessEnvironment(m_environment);
    send.start(QStringLiteral("dbus-send"), QStringList{ QStringLiteral("--print-reply") } + message);
    send.waitForFinished(patience);
    return send.readAllStandardOutput();
}

bool PrivateKeyring::lock()
{
    send({ QStringLiteral("--dest=org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets"),
        QStringLiteral("org.freedesktop.Secret.Service.Lock"),
        QStringLiteral("array:objpath:/org/freedesktop/secrets/aliases/default") });
    return !isUnlocked();
}

void PrivateKeyring::freeze()
{
    ::kill(pid_t(m_keyring.processId()), SIGSTOP);
}

void PrivateKeyring::stopKeyring()
{
    m_keyring.kill();
    m_keyring.waitForFinished(patience);
}

void PrivateKeyring::stopBus()
{
    if (m_busPid > 0)
        ::kill(pid_t(m_busPid), SIGTERM);
    m_busPid = 0;
}

} // namespace dragoman
