#include "app/SingleInstance.h"

#include <QByteArrayView>
#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>

namespace dragoman {

namespace {

constexpr int patience = 2000; // milliseconds
constexpr int lockPatience = 50; // longer than tell() holds the lock to see whether it is free
constexpr QByteArrayView showWord = "show\n";
constexpr QByteArrayView quitWord = "quit\n";
constexpr QByteArrayView answerWord = "ok\n";

QString lockName(const QString& dataFolder)
{
    return dataFolder + QStringLiteral("/instance.lock");
}

// Short: the path of a socket has room for about a hundred characters.
QString socketName(const QString& dataFolder)
{
    const QByteArray folder = QDir(dataFolder).absolutePath().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(folder, QCryptographicHash::Sha256).toHex().left(16);
    const QString name = QStringLiteral("dragoman-") + QString::fromLatin1(hash);
#ifdef Q_OS_WIN
    return name;
#else
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + QLatin1Char('/') + name;
#endif
}

} // namespace

SingleInstance::SingleInstance(const QString& dataFolder, QObject* parent)
    : QObject(parent)
    , m_socketName(socketName(dataFolder))
    , m_lock(lockName(dataFolder))
{
    m_lock.setStaleLockTime(0); // only a dead process leaves a stale one
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::greet);
}

bool SingleInstance::claim()
{
    if (!m_lock.tryLock(lockPatience))
        return false;
    QLocalServer::removeServer(m_socketName); // of a copy that crashed
    m_server.listen(m_socketName);
    return true;
}

void SingleInstance::greet()
{
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        const auto hear = [this, socket] {
            if (!socket->canReadLine())
                return;
            const QByteArray word = socket->readLine();
            socket->write(answerWord.toByteArray());
            socket->flush();
            socket->disconnectFromServer();
            if (word == showWord)
                Q_EMIT showRequested();
            else if (word == quitWord)
                Q_EMIT quitRequested();
        };
        connect(socket, &QLocalSocket::readyRead, this, hear);
        hear();
    }
}

Result<void> SingleInstance::tell(const QString& dataFolder, Order order)
{
    QLocalSocket socket;
    socket.connectToServer(socketName(dataFolder));
    if (socket.waitForConnected(patience)) {
        socket.write((order == Order::Show ? showWord : quitWord).toByteArray());
        if (socket.waitForReadyRead(patience) && socket.readLine() == answerWord)
            return {};
    }
    QLockFile lock(lockName(dataFolder));
    lock.setStaleLockTime(0);
    if (lock.tryLock(0))
        return failure(ErrorKind::NotFound, "Dragoman is not running.");
    return failure(ErrorKind::Unavailable, "The running copy of Dragoman does not answer.");
}

} // namespace dragoman
