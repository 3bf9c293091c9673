#include "config/KeychainRequest.h"

#include <qt6keychain/keychain.h>

namespace dragoman {

namespace {

std::optional<Secret> valueOf(QKeychain::Job* job)
{
    const auto* const reading = qobject_cast<QKeychain::ReadPasswordJob*>(job);
    if (!reading || job->error() != QKeychain::NoError)
        return {};
    return Secret(reading->textData().toStdString());
}

} // namespace

SecretState keychainState(int error, SecretServiceState service)
{
    if (service == SecretServiceState::Locked)
        return SecretState::Locked;
    switch (QKeychain::Error(error)) {
    case QKeychain::NoError:
    case QKeychain::EntryNotFound: return SecretState::Available;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser: return SecretState::Denied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented: return SecretState::Missing;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError: break;
    }
    return service == SecretServiceState::Missing ? SecretState::Missing : SecretState::Unknown;
}

KeychainRequest::KeychainRequest(
    std::unique_ptr<QKeychain::Job> job, std::chrono::milliseconds timeLimit, Done done, QObject* parent)
    : QObject(parent)
    , m_job(std::move(job))
    , m_timeLimit(timeLimit)
    , m_done(std::move(done))
{
    connect(m_job.get(), &QKeychain::Job::finished, this, &KeychainRequest::jobFinished);
    connect(&m_timer, &QTimer::timeout, this, &KeychainRequest::outOfTime);
    m_timer.setSingleShot(true);
    m_timer.start(timeLimit);
}

KeychainRequest::~KeychainRequest() = default;

QKeychain::Job* KeychainRequest::start()
{
    probeSecretService(this, m_timeLimit, [this](SecretServiceState state) { m_service = state; });
    QKeychain::Job* const job = m_job.release();
    job->start();
    return job;
}

void KeychainRequest::jobFinished(QKeychain::Job* job)
{
    const int error = job->error();
    KeychainOutcome outcome{ SecretState::Available, valueOf(job), job->errorString().toStdString() };
    if (outcome.value)
        return end(outcome);
    // Only now: the keychain may have been unlocked on the way.
    probeSecretService(this, m_timeLimit, [this, error, outcome](SecretServiceState service) mutable {
        outcome.state = keychainState(error, service);
        end(outcome);
    });
}

void KeychainRequest::outOfTime()
{
    const bool locked = m_service == SecretServiceState::Locked; // it waits for an answer of the user
    end({ locked ? SecretState::Locked : SecretState::Unknown, {}, {} });
}

void KeychainRequest::end(const KeychainOutcome& outcome)
{
    if (!m_done)
        return;
    m_timer.stop();
    m_job.reset();
    const Done done = std::exchange(m_done, nullptr);
    deleteLater();
    done(outcome); // may destroy this
}

} // namespace dragoman
