#pragma once

#include "config/EnvironmentConfiguration.h"
#include "config/KeyRing.h"
#include "config/SecretStore.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace dragoman {

// Where the keys of a configuration come from. A store that is not there is never asked.
struct KeySources
{
    std::unique_ptr<SecretStore> keychain{};
    std::unique_ptr<SecretStore> file{}; // what `secrets.file` of the configuration names
    EnvironmentLookup environment{};
};

// The sources that a configuration names, on this machine.
KeySources keySourcesOf(const Configuration& configuration);

// Loads the keys that a configuration refers to, each once, all at the same time.
class KeyLoader : public QObject
{
public:
    using Done = std::function<void(KeyRing)>;

    explicit KeyLoader(KeySources sources, QObject* parent = nullptr);

    // Calls `done` once, from the event loop, when each key is there or has failed, at the latest after
    // `timeLimit`; keys that are not there by then have failed with that reason. Every error in the ring is
    // Unavailable. One load at a time: a second call drops the first, whose `done` is not called.
    void load(
        const Configuration& configuration, Done done, std::chrono::milliseconds timeLimit = secretTimeLimit);

private:
    void start(const KeyReference& reference);
    void ask(SecretStore* store, const KeyReference& reference);
    void arrived(const KeyReference& reference, Result<Secret> secret);
    void outOfTime();
    void finish();

    KeySources m_sources;
    KeyRing m_ring;
    std::vector<KeyReference> m_awaited;
    Done m_done;
    QTimer m_timer;
    int m_round = 0; // answers to an earlier load are late and not wanted
};

} // namespace dragoman
