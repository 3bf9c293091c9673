#include "config/KeyLoader.h"

#include "config/FileSecretStore.h"
#include "config/KeychainSecretStore.h"

#include <QByteArray>

#include <algorithm>

namespace dragoman {

namespace {

std::vector<KeyReference> referencesIn(const Configuration& configuration)
{
    std::vector<KeyReference> references;
    for (const ProviderConfig& provider : configuration.providers) {
        for (const KeyReference& reference : provider.keys) {
            if (std::find(references.begin(), references.end(), reference) == references.end())
                references.push_back(reference);
        }
    }
    return references;
}

// Values that come from files and shells often end with a line break, which no key contains.
Secret trimmed(std::string_view value)
{
    return Secret(QByteArray(value.data(), qsizetype(value.size())).trimmed().toStdString());
}

Result<Secret> usable(const KeyReference& reference, Result<Secret> secret)
{
    if (!secret) {
        Error error = secret.error();
        error.kind = ErrorKind::Unavailable; // for a client, whatever the reason was
        return tl::unexpected(std::move(error));
    }
    Secret value = trimmed(secret->reveal());
    if (value.isEmpty())
        return failure(ErrorKind::Unavailable, "The key " + keyLabel(reference) + " is empty.");
    return value;
}

Result<Secret> fromEnvironment(const EnvironmentLookup& environment, const std::string& name)
{
    std::optional<std::string> value = environment ? environment(name.c_str()) : std::nullopt;
    if (!value || value->empty())
        return failure(ErrorKind::Unavailable, "The environment variable " + name + " is not set.");
    return Secret(std::move(*value));
}

} // namespace

KeySources keySourcesOf(const Configuration& configuration)
{
    KeySources sources{ std::make_unique<KeychainSecretStore>(), {}, processEnvironment };
    if (!configuration.secrets.file.empty())
        sources.file = std::make_unique<FileSecretStore>(QString::fromStdString(configuration.secrets.file));
    return sources;
}

KeyLoader::KeyLoader(KeySources sources, QObject* parent)
    : QObject(parent)
    , m_sources(std::move(sources))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &KeyLoader::outOfTime);
}

void KeyLoader::load(const Configuration& configuration, Done done, std::chrono::milliseconds timeLimit)
{
    ++m_round;
    m_ring = {};
    m_done = std::move(done);
    m_awaited = referencesIn(configuration);
    m_timer.start(m_awaited.empty() ? std::chrono::milliseconds(0) : timeLimit);
    for (const KeyReference& reference : std::vector<KeyReference>(m_awaited))
        start(reference);
}

void KeyLoader::start(const KeyReference& reference)
{
    switch (reference.kind) {
    case KeyReference::Kind::Keychain: return ask(m_sources.keychain.get(), reference);
    case KeyReference::Kind::File: return ask(m_sources.file.get(), reference);
    case KeyReference::Kind::Environment: break;
    }
    arrived(reference, fromEnvironment(m_sources.environment, reference.name));
}

void KeyLoader::ask(SecretStore* store, const KeyReference& reference)
{
    if (!store)
        return arrived(reference,
            failure(ErrorKind::Unavailable, "There is nowhere to read " + keyLabel(reference) + " from."));
    store->read(reference.name, [this, reference, round = m_round](Result<Secret> secret) {
        if (round == m_round)
            arrived(reference, std::move(secret));
    });
}

void KeyLoader::arrived(const KeyReference& reference, Result<Secret> secret)
{
    m_ring.set(reference, usable(reference, std::move(secret)));
    std::erase(m_awaited, reference);
    if (m_awaited.empty())
        m_timer.start(0); // never within load()
}

void KeyLoader::outOfTime()
{
    for (const KeyReference& reference : m_awaited)
        m_ring.set(reference,
            failure(ErrorKind::Unavailable, "The key " + keyLabel(reference) + " did not come in time."));
    m_awaited.clear();
    finish();
}

void KeyLoader::finish()
{
    ++m_round;
    const Done done = std::exchange(m_done, nullptr);
    done(std::exchange(m_ring, {}));
}

} // namespace dragoman
