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

namespace {

bool isUsed(const Configuration& configuration, const KeyReference& key)
{
    const std::vector<ProviderConfig>& providers = configuration.providers;
    return std::any_of(providers.begin(), providers.end(), [&key](const ProviderConfig& provider) {
        return std::find(provider.keys.begin(), provider.keys.end(), key) != provider.keys.end();
    });
}

} // namespace

// A name that a key of somebody else has is met rarely, and then there are a few more to choose from.
void ProviderKeys::storeNew(
    const std::string& name, const std::vector<Secret>& keys, const ReferencesDone& done)
{
    constexpr std::size_t spare = 8;
    std::vector<KeyReference> candidates;
    for (int number = 1; candidates.size() < keys.size() + spare; ++number) {
        KeyReference reference{ storeForNewKeys(m_backend), name + '-' + std::to_string(number) };
        if (!isUsed(m_backend.configuration(), reference))
            candidates.push_back(std::move(reference));
    }
    findTaken(candidates, [this, candidates, keys, done](const Result<std::set<std::string>>& taken) {
        if (!taken)
            return done(tl::unexpected(taken.error()));
        std::vector<KeyReference> free = candidates;
        std::erase_if(free, [&](const KeyReference& one) { return taken->contains(one.name); });
        storeAs(free, keys, done);
    });
}

void ProviderKeys::storeAs(
    const std::vector<KeyReference>& free, const std::vector<Secret>& keys, const ReferencesDone& done)
{
    if (free.size() < keys.size())
        return done(
            failure(ErrorKind::Conflict, "The keychain has many keys of that name: choose another one."));
    const std::vector<KeyReference> references(free.begin(), free.begin() + std::ptrdiff_t(keys.size()));
    std::vector<KeyToStore> list;
    for (std::size_t i = 0; i < keys.size(); ++i)
        list.push_back({ references[i], keys[i] });
    store(std::move(list), [references, done](const Result<void>& stored) {
        if (!stored)
            return done(tl::unexpected(stored.error()));
        done(references);
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
    return backend.configuration().secrets.file.empty() ? KeyReference::Kind::Keychain
                                                        : KeyReference::Kind::File;
}

void removeUnusedKeys(Backend& backend, const std::vector<KeyReference>& keys)
{
    for (const KeyReference& key : keys) {
        if (!isUsed(backend.configuration(), key) && key.kind != KeyReference::Kind::Environment)
            backend.removeKey(key, &backend, [](const Result<void>&) {});
    }
}

} // namespace dragoman
