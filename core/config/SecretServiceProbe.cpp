#include "config/SecretServiceProbe.h"

#include "config/RunLater.h"

#ifdef DRAGOMAN_SECRET_SERVICE
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif

namespace dragoman {

namespace {

void answerLater(QObject* context, SecretServiceState state, std::function<void(SecretServiceState)> done)
{
    runLater(context, [state, done = std::move(done)] { done(state); });
}

} // namespace

#ifdef DRAGOMAN_SECRET_SERVICE

namespace {

QDBusMessage lockedQuestion()
{
    QDBusMessage question = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"),
        QStringLiteral("/org/freedesktop/secrets/aliases/default"),
        QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    question << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    return question;
}

SecretServiceState stateIn(const QDBusPendingReply<QVariant>& reply)
{
    if (!reply.isError())
        return reply.value().toBool() ? SecretServiceState::Locked : SecretServiceState::Unlocked;
    switch (reply.error().type()) {
    case QDBusError::ServiceUnknown:
    case QDBusError::Disconnected: return SecretServiceState::Missing;
    default: break; // the many other errors of D-Bus say nothing about a keychain
    }
    const bool cannotStart = reply.error().name().contains(QLatin1String(".Spawn."));
    return cannotStart ? SecretServiceState::Missing : SecretServiceState::Unknown;
}

} // namespace

void probeSecretService(
    QObject* context, std::chrono::milliseconds timeLimit, std::function<void(SecretServiceState)> done)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return answerLater(context, SecretServiceState::Missing, std::move(done));
    const QDBusPendingCall call = bus.asyncCall(lockedQuestion(), int(timeLimit.count()));
    auto* const watcher = new QDBusPendingCallWatcher(call, context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        done(stateIn(*watcher));
    });
}

#else

void probeSecretService(
    QObject* context, std::chrono::milliseconds, std::function<void(SecretServiceState)> done)
{
    answerLater(context, SecretServiceState::Unknown, std::move(done));
}

#endif

} // namespace dragoman
