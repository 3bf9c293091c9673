#include "config/SecretStore.h"

namespace dragoman {

std::string_view keychainAdvice(SecretState state)
{
    switch (state) {
    case SecretState::Available: return "The keychain is ready.";
    case SecretState::Locked:
        return "The keychain is locked: unlock it (log in to the desktop or open the keychain's own program) "
               "and try again.";
    case SecretState::Denied: return "The keychain refused access: allow Dragoman to use it and try again.";
    case SecretState::Missing:
        return "There is no keychain here: start one (such as GNOME Keyring or KWallet), or keep the keys in "
               "environment variables (env:NAME) or in a secrets file (file:NAME).";
    case SecretState::Unknown:
        return "The keychain did not answer: look for an open question of the keychain, check that it runs "
               "and try again.";
    }
    return {};
}

std::string_view secretStateWord(SecretState state)
{
    switch (state) {
    case SecretState::Available: return "secret-available";
    case SecretState::Locked: return "secret-locked";
    case SecretState::Denied: return "secret-denied";
    case SecretState::Missing: return "secret-missing";
    case SecretState::Unknown: return "secret-unknown";
    }
    return {};
}

Error secretError(SecretState state, std::string message)
{
    return { ErrorKind::Unavailable, std::move(message), {}, std::string(secretStateWord(state)) };
}

} // namespace dragoman
