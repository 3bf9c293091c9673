#include "ui/providers/ProviderKeys.h"

#include <algorithm>

namespace dragoman {

ProviderKeys::ProviderKeys(Backend& backend, QObject* parent)
    : QObject(parent)
    , m_backend(backend)
{
}

void ProviderKeys::findTaken(const std::vector<KeyReference>& references, const NamesDone& done)
{
    askNext(references, {}, done);
}

void ProviderKeys::askNext(std::vector<KeyReference> open, std::set<std::string> taken, const NamesDone& done)
{
    if (open.empty())
        return done(std::move(taken));
    const KeyReference reference = open.back();
    open.pop_back();
    m_backend.revealKey(
        reference, this, [this, reference, open, taken, done](const Result<Secret>& key) mutable {
            if (key)
                taken.insert(reference.name);
            else if (key.error().kind != ErrorKind::NotFound)
                return done(tl::unexpected(key.error()));
            askNext(std::move(open), std::move(taken), done);
        });
}

void ProviderKeys::store(std::vector<KeyToStore> keys, const Done& done)
{
    m_keys = std::move(keys);
    storeNext(0, done);
}

void ProviderKeys::storeNext(std::size_t index, const Done& done)
{
    if (index == m_keys.size()) {
        m_keys.clear();
        return done({});
    }
    const KeyToStore& key = m_keys[index];
    m_backend.storeKey(key.reference, key.secret, this, [this, index, done](const Result<void>& stored) {
        if (stored)
            return storeNext(index + 1, done);
        takeBack(index);
        done(stored);
    });
}

void ProviderKeys::takeBack(std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        m_backend.removeKey(m_keys[i].reference, &m_backend, [](const Result<void>&) {});
    m_keys.clear();
}

KeyReference::Kind storeForNewKeys(const Backend& backend)
{
    const bool hasFile = !backend.configuration().secrets.file.empty();
    const bool hasKeychain = backend.keychainState() == SecretState::Available;
    return hasFile && !hasKeychain ? KeyReference::Kind::File : KeyReference::Kind::Keychain;
}

void removeUnusedKeys(Backend& backend, const std::vector<KeyReference>& keys)
{
    const std::vector<ProviderConfig>& providers = backend.configuration().providers;
    for (const KeyReference& key : keys) {
        const bool isUsed
            = std::any_of(providers.begin(), providers.end(), [&key](const ProviderConfig& provider) {
                  return std::find(provider.keys.begin(), provider.keys.end(), key) != provider.keys.end();
              });
        if (!isUsed && key.kind != KeyReference::Kind::Environment)
            backend.removeKey(key, &backend, [](const Result<void>&) {});
    }
}

} // namespace dragoman
