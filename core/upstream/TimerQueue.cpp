#include "upstream/TimerQueue.h"

#include <QCoreApplication>
#include <QTimerEvent>

#include <algorithm>

namespace dragoman {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

// Coarse timers may be up to 5 % off (Qt::CoarseTimer), so that those near each other fire together.
milliseconds stepOf(const TimerQueue::Info& info)
{
    if (info.timerType == Qt::VeryCoarseTimer)
        return std::chrono::seconds(1);
    const int step = info.timerType == Qt::CoarseTimer ? info.interval / 20 : 0;
    return milliseconds(std::max(step, 1));
}

} // namespace

TimerQueue::TimePoint TimerQueue::dueAfter(TimePoint start, const Info& info)
{
    const TimePoint exact = start + milliseconds(info.interval);
    const milliseconds step = stepOf(info);
    if (step <= milliseconds(1))
        return exact;
    const auto past = exact.time_since_epoch() % step;
    return exact - past + (past.count() == 0 ? milliseconds(0) : step);
}

void TimerQueue::add(const Info& info, QObject* receiver)
{
    Timer& timer = m_timers.insert_or_assign(info.timerId, Timer{ info, receiver, {} }).first->second;
    schedule(timer, dueAfter(steady_clock::now(), info));
}

bool TimerQueue::remove(int id)
{
    const auto found = m_timers.find(id);
    if (found == m_timers.end())
        return false;
    m_order.erase({ found->second.due, id });
    m_timers.erase(found);
    return true;
}

bool TimerQueue::removeAll(QObject* receiver)
{
    const QList<Info> infos = timersOf(receiver);
    for (const Info& info : infos)
        remove(info.timerId);
    return !infos.isEmpty();
}

QList<TimerQueue::Info> TimerQueue::timersOf(QObject* receiver) const
{
    QList<Info> infos;
    for (const auto& [id, timer] : m_timers) {
        if (timer.receiver == receiver)
            infos.append(timer.info);
    }
    return infos;
}

int TimerQueue::remaining(int id) const
{
    const auto found = m_timers.find(id);
    if (found == m_timers.end())
        return -1;
    const auto left = std::chrono::ceil<milliseconds>(found->second.due - steady_clock::now());
    return static_cast<int>(std::max(left, milliseconds(0)).count());
}

std::optional<milliseconds> TimerQueue::untilNext() const
{
    if (m_order.empty())
        return std::nullopt;
    const auto left = std::chrono::ceil<milliseconds>(m_order.begin()->first - steady_clock::now());
    return std::max(left, milliseconds(0));
}

int TimerQueue::fire()
{
    if (m_order.empty())
        return 0;
    const TimePoint now = steady_clock::now();
    const std::vector<int> due = dueIds(now);
    return static_cast<int>(
        std::count_if(due.begin(), due.end(), [this, now](int id) { return fireOne(id, now); }));
}

// A list of its own: receivers change the queue, and one that is due again at once waits for its turn.
std::vector<int> TimerQueue::dueIds(TimePoint now) const
{
    std::vector<int> ids;
    for (auto next = m_order.begin(); next != m_order.end() && next->first <= now; ++next)
        ids.push_back(next->second);
    return ids;
}

bool TimerQueue::fireOne(int id, TimePoint now)
{
    const auto found = m_timers.find(id);
    if (found == m_timers.end())
        return false;
    Timer& timer = found->second;
    // A late timer counts from now on: what it missed is not made up for.
    schedule(timer, std::max(dueAfter(timer.due, timer.info), now));
    if (timer.firing)
        return false;
    timer.firing = true;
    QTimerEvent event(id);
    QCoreApplication::sendEvent(timer.receiver, &event);
    const auto after = m_timers.find(id);
    if (after != m_timers.end())
        after->second.firing = false;
    return true;
}

void TimerQueue::schedule(Timer& timer, TimePoint due)
{
    m_order.erase({ timer.due, timer.info.timerId });
    timer.due = due;
    m_order.insert({ due, timer.info.timerId });
}

} // namespace dragoman
