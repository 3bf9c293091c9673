#pragma once

#include <QAbstractEventDispatcher>

#include <chrono>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dragoman {

// The timers of one thread, ordered by when they are due next.
class TimerQueue
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    using Info = QAbstractEventDispatcher::TimerInfo;

    void add(const Info& info, QObject* receiver);
    bool remove(int id);
    bool removeAll(QObject* receiver);
    QList<Info> timersOf(QObject* receiver) const;
    // Milliseconds until it is due, 0 when it is overdue, -1 when there is no such timer.
    int remaining(int id) const;
    // How long an event loop may wait; nothing without timers.
    std::optional<std::chrono::milliseconds> untilNext() const;
    // Sends the event of every timer that is due now, each once; returns how many were sent. Receivers may
    // add and remove timers and may run an event loop of their own.
    int fire();

private:
    struct Timer
    {
        Info info{ 0, 0, Qt::CoarseTimer };
        QObject* receiver = nullptr;
        TimePoint due{};
        bool firing = false; // its receiver has not returned yet
    };

    static TimePoint dueAfter(TimePoint start, const Info& info);
    std::vector<int> dueIds(TimePoint now) const;
    bool fireOne(int id, TimePoint now);
    void schedule(Timer& timer, TimePoint due);

    std::unordered_map<int, Timer> m_timers; // by id
    std::set<std::pair<TimePoint, int>> m_order; // due, id
};

} // namespace dragoman
