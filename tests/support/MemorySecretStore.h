#pragma once

#include "config/SecretStore.h"

#include <QObject>

#include <map>
#include <optional>

namespace dragoman {

// A store in memory that can be made to fail like a keychain, or to never answer.
class MemorySecretStore : public SecretStore
{
public:
    void read(const std::string& name, ReadDone done) override;
    void write(const std::string& name, const Secret& secret, Done done) override;
    void remove(const std::string& name, Done done) override;
    SecretState state() const override { return m_state; }

    // From now on every operation fails in this state; Available ends that.
    void pretend(SecretState state) { m_state = state; }
    // Operations are counted and never finish.
    void fallSilent() { m_silent = true; }
    int operations() const { return m_operations; }

private:
    void later(std::function<void()> operation);
    std::optional<Error> refusal() const;

    std::map<std::string, Secret> m_secrets;
    SecretState m_state = SecretState::Available;
    bool m_silent = false;
    int m_operations = 0;
    QObject m_context; // what has not run when the store goes is dropped with it
};

} // namespace dragoman
