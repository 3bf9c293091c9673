#pragma once

#include "server/RouteDesk.h"

#include <QBasicTimer>
#include <QObject>

namespace dragoman {

// Is told where a request goes next.
class RouteFollower
{
public:
    virtual ~RouteFollower() = default;
    virtual void onRouteChosen(const RouteChoice& choice) = 0;
    virtual void onRouteGivenUp(const RouteGiveUp& giveUp) = 0;
};

// One request's way through the providers. Each choice is answered with succeeded() or failed();
// destroying the walk tells the router that nobody needs an answer any more.
class RouteWalk : public QObject
{
public:
    // `desk` and `follower` must outlive the walk.
    RouteWalk(RouteDesk& desk, RouteQuery query, RouteFollower& follower);
    ~RouteWalk() override;

    // Tells the follower where to go, now or when a provider is free.
    void next();
    // The same from the event loop, so that the last attempt may still be on the stack.
    void nextSoon();

    // The first part of the answer goes to the client: nothing is tried again.
    void answering();
    // `tokens` in and out.
    void succeeded(std::chrono::milliseconds latency, std::int64_t tokens);
    void failed(const AttemptFault& fault);

    const RoutePlan& plan() const { return m_plan; }

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    void wait(const RouteWait& wait, SteadyTime now);

    RouteDesk& m_desk;
    RouteFollower& m_follower;
    RoutePlan m_plan;
    QBasicTimer m_timer;
};

} // namespace dragoman
