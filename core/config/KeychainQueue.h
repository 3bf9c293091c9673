#pragma once

#include "config/KeychainRequest.h"

#include <QPointer>

#include <deque>

namespace dragoman {

// Runs the jobs of QtKeychain one after the other. QtKeychain would do so itself, but would still run a job,
// a write for instance, that ran out of time long ago; here a job that has not begun by then never does.
class KeychainQueue : public QObject
{
    Q_OBJECT

public:
    explicit KeychainQueue(std::chrono::milliseconds timeLimit);

    void add(std::unique_ptr<QKeychain::Job> job, KeychainRequest::Done done);

private:
    void startNext();
    void jobGone();

    const std::chrono::milliseconds m_timeLimit;
    std::deque<QPointer<KeychainRequest>> m_waiting; // children of this
    bool m_running = false; // a job is in the hands of QtKeychain, perhaps past its time limit
};

} // namespace dragoman
