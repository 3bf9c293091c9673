#pragma once

#include "upstream/TimerQueue.h"

#include <QAbstractEventDispatcher>

#include <array>
#include <atomic>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace dragoman {

// An event loop for threads with many sockets (Linux). Qt's own loop hands the whole set of sockets to
// the kernel for every wake-up, so each open connection costs time even while it is silent; here only
// those with something to do cost anything. Set it with QThread::setEventDispatcher before the thread
// starts. Sockets need not be watched by one notifier only: one for each of read, write and exception.
class EpollEventDispatcher : public QAbstractEventDispatcher
{
    Q_OBJECT

public:
    explicit EpollEventDispatcher(QObject* parent = nullptr);
    ~EpollEventDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier* notifier) override;
    void unregisterSocketNotifier(QSocketNotifier* notifier) override;

    void registerTimer(int id, qint64 interval, Qt::TimerType type, QObject* receiver) override;
    bool unregisterTimer(int id) override;
    bool unregisterTimers(QObject* receiver) override;
    QList<TimerInfo> registeredTimers(QObject* receiver) const override;
    int remainingTime(int id) override;

    void wakeUp() override; // from any thread
    void interrupt() override;

private:
    struct Watch
    {
        std::array<QSocketNotifier*, 3> notifiers{}; // by QSocketNotifier::Type
        std::uint32_t generation = 0; // goes up when a notifier leaves
        std::uint32_t applied = 0; // the events the kernel was asked for
        bool changed = false;
        bool forgotten = false; // the descriptor may have been closed since, so the kernel knows it no more
    };

    Watch& changedWatch(int descriptor);
    void applyChanges();
    void apply(int descriptor, Watch& watch) const;
    int waitTime(QEventLoop::ProcessEventsFlags flags);
    int waitAndActivate(QEventLoop::ProcessEventsFlags flags);
    int activate(std::uint64_t mark, std::uint32_t events);
    void drainWakeUps();

    TimerQueue m_timers;
    std::unordered_map<int, Watch> m_watches; // by descriptor
    std::vector<int> m_changed; // descriptors whose notifiers changed since the last wait
    int m_epoll;
    int m_wakeUp; // eventfd
    bool m_wokenByItself = false;
    std::atomic<bool> m_wokenByOthers = false; // and m_wakeUp was written to
    std::atomic<bool> m_interrupted = false;
};

} // namespace dragoman
