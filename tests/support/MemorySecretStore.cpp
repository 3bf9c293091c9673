#include "support/MemorySecretStore.h"

#include "config/RunLater.h"

namespace dragoman {

void MemorySecretStore::later(std::function<void()> operation)
{
    ++m_operations;
    if (!m_silent)
        runLater(&m_context, std::move(operation));
}

std::optional<Error> MemorySecretStore::refusal() const
{
    if (m_state == SecretState::Available)
        return {};
    return secretError(m_state, std::string(keychainAdvice(m_state)));
}

void MemorySecretStore::read(const std::string& name, ReadDone done)
{
    later([this, name, done = std::move(done)] {
        if (const std::optional<Error> error = refusal())
            return done(tl::unexpected(*error));
        const auto found = m_secrets.find(name);
        if (found == m_secrets.end())
            return done(failure(ErrorKind::NotFound, "There is no key '" + name + "'."));
        done(found->second);
    });
}

void MemorySecretStore::write(const std::string& name, const Secret& secret, Done done)
{
    later([this, name, secret, done = std::move(done)] {
        if (const std::optional<Error> error = refusal())
            return done(tl::unexpected(*error));
        m_secrets.insert_or_assign(name, secret);
        done({});
    });
}

void MemorySecretStore::remove(const std::string& name, Done done)
{
    later([this, name, done = std::move(done)] {
        if (const std::optional<Error> error = refusal())
            return done(tl::unexpected(*error));
        m_secrets.erase(name);
        done({});
    });
}

} // namespace dragoman
