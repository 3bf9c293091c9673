#pragma once

#include "config/KeychainQueue.h"
#include "config/SecretStore.h"

namespace dragoman {

// The keychain of the system by way of QtKeychain: Keychain (macOS), Credential Manager (Windows), Secret
// Service or KWallet (Linux). Keys stand under the service "dragoman" and the name "dragoman/NAME": Windows
// knows no service. Never falls back to clear text.
//
// On Linux it needs the GLib event loop that Qt uses by default; on a thread without one every operation ends
// with a time-out. A locked keychain may ask its owner to unlock it; until then operations wait.
class KeychainSecretStore : public SecretStore
{
public:
    explicit KeychainSecretStore(std::chrono::milliseconds timeLimit = secretTimeLimit);

    void read(const std::string& name, ReadDone done) override;
    void write(const std::string& name, const Secret& secret, Done done) override;
    void remove(const std::string& name, Done done) override;
    SecretState state() const override { return m_state; }

private:
    void change(std::unique_ptr<QKeychain::Job> job, Done done);

    SecretState m_state = SecretState::Unknown;
    KeychainQueue m_queue;
};

} // namespace dragoman
