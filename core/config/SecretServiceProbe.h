#pragma once

#include <QObject>

#include <chrono>
#include <functional>

namespace dragoman {

// How the desktop's Secret Service (the keychain of Linux desktops) stands.
enum class SecretServiceState {
    Unlocked,
    Locked,
    Missing, // no message bus, or nobody offers the service
    Unknown, // no answer, or a system without such a service
};

// Asks whether the default collection is locked (Secret Service API 0.2, "Collection.Locked"). The libraries
// above it answer "no such key" for a locked keychain, so this has to be asked separately. Calls `done` once
// from the event loop, unless `context` is destroyed before.
void probeSecretService(
    QObject* context, std::chrono::milliseconds timeLimit, std::function<void(SecretServiceState)> done);

} // namespace dragoman
