#include "config/KeychainQueue.h"

#include <qt6keychain/keychain.h>

namespace dragoman {

KeychainQueue::KeychainQueue(std::chrono::milliseconds timeLimit)
    : m_timeLimit(timeLimit)
{
}

void KeychainQueue::add(std::unique_ptr<QKeychain::Job> job, KeychainRequest::Done done)
{
    auto* const request = new KeychainRequest(std::move(job), m_timeLimit, std::move(done), this);
    m_waiting.emplace_back(request);
    startNext();
}

void KeychainQueue::startNext()
{
    while (!m_running && !m_waiting.empty()) {
        const QPointer<KeychainRequest> next = m_waiting.front();
        m_waiting.pop_front();
        if (!next || !next->isWaiting())
            continue;
        m_running = true;
        connect(next->start(), &QObject::destroyed, this, &KeychainQueue::jobGone);
    }
}

void KeychainQueue::jobGone()
{
    m_running = false;
    startNext();
}

} // namespace dragoman
