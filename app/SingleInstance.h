#pragma once

#include "base/Result.h"

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QString>

namespace dragoman {

// One running copy for each data folder, and so for each user: a second one tells the first what it was
// asked, over a local socket that only this user can open, and ends.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    enum class Order { Show, Quit };

    explicit SingleInstance(const QString& dataFolder, QObject* parent = nullptr);

    // True when this is the first copy, which hears orders from now on.
    bool claim();
    // Tells the running copy. Errors: NotFound when none runs; Unavailable when it does not answer in time.
    static Result<void> tell(const QString& dataFolder, Order order);

Q_SIGNALS:
    void showRequested();
    void quitRequested();

private:
    void greet();

    const QString m_socketName;
    QLockFile m_lock; // released by the system when the program dies
    QLocalServer m_server;
};

} // namespace dragoman
