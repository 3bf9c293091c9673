#include "server/RouteWalk.h"

#include "protocol/ReplyEvent.h"

#include <algorithm>

namespace dragoman {

namespace {

SteadyTime now()
{
    return std::chrono::steady_clock::now();
}

} // namespace

RouteWalk::RouteWalk(RouteDesk& desk, RouteQuery query, RouteFollower& follower)
    : m_desk(desk)
    , m_follower(follower)
    , m_plan(desk.m_router.begin(std::move(query), now()))
{
}

RouteWalk::~RouteWalk()
{
    m_desk.m_waiting.erase(m_plan.id);
    m_desk.m_router.abandoned(m_plan, now());
    m_desk.wakeReady();
}

void RouteWalk::next()
{
    m_timer.stop();
    m_desk.m_waiting.erase(m_plan.id);
    const SteadyTime time = now();
    const RouteNext result = m_desk.m_router.next(m_plan, time);
    std::visit(Overloaded{ [this](const RouteChoice& choice) { m_follower.onRouteChosen(choice); },
                   [this, time](const RouteWait& pause) { wait(pause, time); },
                   [this](const RouteGiveUp& giveUp) { m_follower.onRouteGivenUp(giveUp); } },
        result);
}

void RouteWalk::nextSoon()
{
    m_timer.start(0, this);
}

void RouteWalk::wait(const RouteWait& wait, SteadyTime time)
{
    m_desk.m_waiting.insert_or_assign(m_plan.id, this);
    const auto pause = std::chrono::ceil<std::chrono::milliseconds>(wait.until - time);
    m_timer.start(static_cast<int>(std::max<std::int64_t>(pause.count(), 1)), Qt::PreciseTimer, this);
}

void RouteWalk::answering()
{
    m_desk.m_router.answering(m_plan, now());
}

void RouteWalk::succeeded(std::chrono::milliseconds latency, std::int64_t tokens)
{
    m_desk.m_router.succeeded(m_plan, { latency, tokens }, now());
    m_desk.wakeReady();
}

void RouteWalk::failed(const AttemptFault& fault)
{
    m_desk.m_router.failed(m_plan, fault, now());
    m_desk.wakeReady();
}

void RouteWalk::timerEvent(QTimerEvent*)
{
    next();
}

} // namespace dragoman
