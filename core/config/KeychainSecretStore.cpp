#include "config/KeychainSecretStore.h"

#include <qt6keychain/keychain.h>

namespace dragoman {

namespace {

template <class Job>
std::unique_ptr<Job> makeJob(const std::string& name)
{
    const QString product = QStringLiteral("dragoman");
    auto job = std::make_unique<Job>(product);
    job->setKey(product + QLatin1Char('/') + QString::fromStdString(name));
    job->setInsecureFallback(false);
    return job;
}

Error failureIn(const KeychainOutcome& outcome)
{
    std::string message(keychainAdvice(outcome.state));
    if (outcome.state == SecretState::Unknown && !outcome.detail.empty())
        message += " (" + outcome.detail + ")";
    return secretError(outcome.state, std::move(message));
}

Result<Secret> readIn(const KeychainOutcome& outcome, const std::string& name)
{
    if (outcome.value)
        return *outcome.value;
    if (outcome.state != SecretState::Available)
        return tl::unexpected(failureIn(outcome));
    return failure(
        ErrorKind::NotFound, "The keychain has no key '" + name + "': store the key there under this name.");
}

} // namespace

KeychainSecretStore::KeychainSecretStore(std::chrono::milliseconds timeLimit)
    : m_queue(timeLimit)
{
}

void KeychainSecretStore::read(const std::string& name, ReadDone done)
{
    m_queue.add(makeJob<QKeychain::ReadPasswordJob>(name),
        [this, name, done = std::move(done)](const KeychainOutcome& outcome) {
            m_state = outcome.state;
            done(readIn(outcome, name));
        });
}

void KeychainSecretStore::write(const std::string& name, const Secret& secret, Done done)
{
    auto job = makeJob<QKeychain::WritePasswordJob>(name);
    job->setTextData(QString::fromStdString(std::string(secret.reveal())));
    change(std::move(job), std::move(done));
}

void KeychainSecretStore::remove(const std::string& name, Done done)
{
    change(makeJob<QKeychain::DeletePasswordJob>(name), std::move(done));
}

void KeychainSecretStore::change(std::unique_ptr<QKeychain::Job> job, Done done)
{
    m_queue.add(std::move(job), [this, done = std::move(done)](const KeychainOutcome& outcome) {
        m_state = outcome.state;
        if (outcome.state == SecretState::Available)
            return done({});
        done(tl::unexpected(failureIn(outcome)));
    });
}

} // namespace dragoman
