#include "server/WakeWatch.h"

namespace dragoman {

namespace {

constexpr std::chrono::seconds interval{ 10 };
constexpr std::chrono::seconds shortestSleep{ 20 }; // a busy machine is late, too

WakeWatch::Moment thisMoment()
{
    return { std::chrono::steady_clock::now(), std::chrono::system_clock::now() };
}

} // namespace

WakeWatch::WakeWatch(QObject* parent)
    : QObject(parent)
    , m_timer(this)
    , m_last(thisMoment())
{
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &WakeWatch::look);
    m_timer.start(interval);
}

bool WakeWatch::sleptBetween(const Moment& before, const Moment& after)
{
    const auto steady = after.steady - before.steady;
    const auto wall = after.wall - before.wall;
    return wall - steady > shortestSleep || steady > interval + shortestSleep;
}

void WakeWatch::look()
{
    const Moment now = thisMoment();
    if (sleptBetween(std::exchange(m_last, now), now))
        Q_EMIT woke();
}

} // namespace dragoman
