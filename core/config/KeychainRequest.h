#pragma once

#include "config/SecretServiceProbe.h"
#include "config/SecretStore.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace QKeychain {
class Job;
}

namespace dragoman {

// How an operation on the keychain ended.
struct KeychainOutcome
{
    SecretState state = SecretState::Unknown;
    std::optional<Secret> value{}; // what read() found
    std::string detail{}; // what the keychain says about a failure, or empty
};

// What the answer of QtKeychain (a QKeychain::Error) means, given the state of the Secret Service afterwards.
SecretState keychainState(int error, SecretServiceState service);

// One job of QtKeychain under a time limit that runs from the construction on, however long the job has to
// wait for its turn. Calls `done` once, then deletes itself.
class KeychainRequest : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const KeychainOutcome&)>;

    KeychainRequest(
        std::unique_ptr<QKeychain::Job> job, std::chrono::milliseconds timeLimit, Done done, QObject* parent);
    ~KeychainRequest() override;

    // False once it was started or ended.
    bool isWaiting() const { return m_job != nullptr; }
    // Lets the job run and returns it. From now on the job deletes itself when it ends, and only then: it is
    // in the hands of libraries that cannot be told to forget it.
    QKeychain::Job* start();

private:
    void jobFinished(QKeychain::Job* job);
    void outOfTime();
    void end(const KeychainOutcome& outcome);

    std::unique_ptr<QKeychain::Job> m_job; // until it runs
    const std::chrono::milliseconds m_timeLimit;
    Done m_done;
    QTimer m_timer;
    SecretServiceState m_service = SecretServiceState::Unknown; // as of the start of the job
};

} // namespace dragoman
