#pragma once

#include "base/SteadyTime.h"

#include <QObject>
#include <QTimer>

namespace dragoman {

// Notices, some seconds late, that the machine slept: connections from before are dead, and failures
// around it say nothing about providers.
class WakeWatch : public QObject
{
    Q_OBJECT

public:
    explicit WakeWatch(QObject* parent = nullptr);

    struct Moment
    {
        SteadyTime steady;
        std::chrono::system_clock::time_point wall;
    };
    // Whether the machine slept between two looks. Some systems stop the monotonic clock meanwhile, so
    // that only the wall clock went on; on others the second look comes much too late.
    static bool sleptBetween(const Moment& before, const Moment& after);

Q_SIGNALS:
    void woke();

private:
    void look();

    QTimer m_timer;
    Moment m_last;
};

} // namespace dragoman
