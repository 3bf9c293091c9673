#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace dragoman {

// Turns SIGINT, SIGTERM and SIGHUP (on Windows: Ctrl+C and closing the console) into a signal of the event
// loop. At most one object at a time.
class SignalWatcher : public QObject
{
    Q_OBJECT

public:
    explicit SignalWatcher(QObject* parent = nullptr);
    ~SignalWatcher() override;

Q_SIGNALS:
    void stopRequested();

private:
    void readPipe();

    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace dragoman
