#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

namespace dragoman {

// A real gnome-keyring on a D-Bus of its own, with a home that is thrown away: nothing of the user's own
// keychain or desktop is touched.
class PrivateKeyring
{
public:
    PrivateKeyring();
    ~PrivateKeyring();

    // Starts the bus and the keyring, unlocked. Returns what went wrong, or an empty text.
    QString start();
    bool lock();
    // SIGSTOP: it is there and never answers.
    void freeze();
    // Ends the keyring; the bus could start another one, locked.
    void stopKeyring();
    // Ends the bus, and with it everything on it.
    void stopBus();

    QString home() const { return m_home.path(); }
    // What a program needs to find this bus; as long as none was started, there is none.
    QProcessEnvironment environment() const { return m_environment; }

private:
    QString startBus();
    bool isOnBus() const;
    bool isUnlocked() const;
    // What comes back for a message to the bus; nothing when it fails.
    QByteArray send(const QStringList& message) const;

    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    QProcess m_keyring;
    qint64 m_busPid = 0;
};

} // namespace dragoman
