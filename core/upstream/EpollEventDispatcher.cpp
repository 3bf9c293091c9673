#include "upstream/EpollEventDispatcher.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QThread>

#include <algorithm>
#include <cerrno>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace dragoman {

namespace {

constexpr std::size_t maxEvents = 128;
constexpr std::uint64_t wakeUpMark = ~std::uint64_t(0);

struct EventsOfType
{
    QSocketNotifier::Type type;
    std::uint32_t wanted;
    std::uint32_t activating; // an error or a hang-up must reach whoever waits
};

constexpr EventsOfType eventTable[] = {
    { QSocketNotifier::Read, EPOLLIN, EPOLLIN | EPOLLHUP | EPOLLERR },
    { QSocketNotifier::Write, EPOLLOUT, EPOLLOUT | EPOLLHUP | EPOLLERR },
    { QSocketNotifier::Exception, EPOLLPRI, EPOLLPRI | EPOLLHUP | EPOLLERR },
};

std::uint64_t markOf(int descriptor, std::uint32_t generation)
{
    return (static_cast<std::uint64_t>(generation) << 32) | static_cast<std::uint32_t>(descriptor);
}

} // namespace

EpollEventDispatcher::EpollEventDispatcher(QObject* parent)
    : QAbstractEventDispatcher(parent)
    , m_epoll(epoll_create1(EPOLL_CLOEXEC))
    , m_wakeUp(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (m_epoll < 0 || m_wakeUp < 0)
        qFatal("No descriptors left for an event loop");
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = wakeUpMark;
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wakeUp, &event);
}

EpollEventDispatcher::~EpollEventDispatcher()
{
    close(m_wakeUp);
    close(m_epoll);
}

bool EpollEventDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_interrupted = false;
    m_wokenByItself = false;
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();
    if (m_interrupted)
        return false;
    int done = waitAndActivate(flags);
    if (!m_interrupted)
        done += m_timers.fire();
    return done > 0;
}

// Within its own thread a wake-up needs no system call: waitTime() sees it.
void EpollEventDispatcher::wakeUp()
{
    if (QThread::currentThread() == thread()) {
        m_wokenByItself = true;
        return;
    }
    const std::uint64_t one = 1;
    if (!m_wokenByOthers.exchange(true))
        while (write(m_wakeUp, &one, sizeof one) < 0 && errno == EINTR) { }
}

void EpollEventDispatcher::interrupt()
{
    m_interrupted = true;
    wakeUp();
}

void EpollEventDispatcher::drainWakeUps()
{
    std::uint64_t count = 0;
    while (read(m_wakeUp, &count, sizeof count) < 0 && errno == EINTR) { }
    m_wokenByOthers = false; // posted events are looked for after this
}

int EpollEventDispatcher::waitTime(QEventLoop::ProcessEventsFlags flags)
{
    if (!flags.testFlag(QEventLoop::WaitForMoreEvents) || m_wokenByItself)
        return 0;
    const auto untilNext = m_timers.untilNext();
    constexpr std::chrono::milliseconds longest = std::chrono::hours(24);
    return untilNext ? static_cast<int>(std::min(*untilNext, longest).count()) : -1;
}

int EpollEventDispatcher::waitAndActivate(QEventLoop::ProcessEventsFlags flags)
{
    int time = waitTime(flags);
    if (time != 0) {
        Q_EMIT aboutToBlock();
        time = waitTime(flags); // who listens to that may have posted something
    }
    if (flags.testFlag(QEventLoop::ExcludeSocketNotifiers)) {
        pollfd wakeUpOnly{ m_wakeUp, POLLIN, 0 };
        if (poll(&wakeUpOnly, 1, time) > 0)
            drainWakeUps();
        return 0;
    }
    applyChanges();
    std::array<epoll_event, maxEvents> events{}; // on the stack: receivers may run a loop of their own
    const int count = epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), time);
    int activated = 0;
    for (int i = 0; i < count; ++i)
        activated += activate(
            events[static_cast<std::size_t>(i)].data.u64, events[static_cast<std::size_t>(i)].events);
    return activated;
}

int EpollEventDispatcher::activate(std::uint64_t mark, std::uint32_t events)
{
    if (mark == wakeUpMark) {
        drainWakeUps();
        return 1;
    }
    int activated = 0;
    for (const EventsOfType& row : eventTable) {
        // Looked up for each: a receiver may have taken notifiers away, and another socket may have got
        // the same number. The kernel reports again what is skipped here.
        const auto found = m_watches.find(static_cast<int>(mark & 0xffffffff));
        if (found == m_watches.end() || markOf(found->first, found->second.generation) != mark)
            return activated;
        QSocketNotifier* notifier = found->second.notifiers[row.type];
        if (!notifier || (events & row.activating) == 0)
            continue;
        QEvent event(QEvent::SockAct);
        QCoreApplication::sendEvent(notifier, &event);
        ++activated;
    }
    return activated;
}

EpollEventDispatcher::Watch& EpollEventDispatcher::changedWatch(int descriptor)
{
    Watch& watch = m_watches[descriptor];
    if (!watch.changed)
        m_changed.push_back(descriptor);
    watch.changed = true;
    return watch;
}

void EpollEventDispatcher::registerSocketNotifier(QSocketNotifier* notifier)
{
    changedWatch(static_cast<int>(notifier->socket())).notifiers[notifier->type()] = notifier;
}

void EpollEventDispatcher::unregisterSocketNotifier(QSocketNotifier* notifier)
{
    Watch& watch = changedWatch(static_cast<int>(notifier->socket()));
    if (watch.notifiers[notifier->type()] != notifier)
        return;
    watch.notifiers[notifier->type()] = nullptr;
    if ((watch.applied & eventTable[notifier->type()].wanted) == 0)
        return; // the kernel has not heard of it
    watch.forgotten = true;
    ++watch.generation;
}

void EpollEventDispatcher::applyChanges()
{
    for (const int descriptor : m_changed) {
        Watch& watch = m_watches[descriptor];
        apply(descriptor, watch);
        watch.changed = false;
        watch.forgotten = false;
    }
    m_changed.clear();
}

void EpollEventDispatcher::apply(int descriptor, Watch& watch) const
{
    epoll_event event{};
    for (const EventsOfType& row : eventTable)
        event.events |= watch.notifiers[row.type] ? row.wanted : 0;
    event.data.u64 = markOf(descriptor, watch.generation);
    if (event.events == watch.applied && !watch.forgotten)
        return;
    const bool wasKnown = watch.applied != 0;
    watch.applied = event.events;
    if (event.events == 0) {
        epoll_ctl(
            m_epoll, EPOLL_CTL_DEL, descriptor, nullptr); // fails for a closed one, which is gone already
        return;
    }
    const int first = wasKnown ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
    const int second = wasKnown ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
    if (epoll_ctl(m_epoll, first, descriptor, &event) != 0)
        epoll_ctl(m_epoll, second, descriptor, &event);
}

void EpollEventDispatcher::registerTimer(int id, qint64 interval, Qt::TimerType type, QObject* receiver)
{
    m_timers.add(TimerInfo(id, static_cast<int>(interval), type), receiver);
}

bool EpollEventDispatcher::unregisterTimer(int id)
{
    return m_timers.remove(id);
}

bool EpollEventDispatcher::unregisterTimers(QObject* receiver)
{
    return m_timers.removeAll(receiver);
}

QList<QAbstractEventDispatcher::TimerInfo> EpollEventDispatcher::registeredTimers(QObject* receiver) const
{
    return m_timers.timersOf(receiver);
}

int EpollEventDispatcher::remainingTime(int id)
{
    return m_timers.remaining(id);
}

} // namespace dragoman
