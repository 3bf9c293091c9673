#pragma once

#include "config/import/ImportPlan.h"
#include "ui/Backend.h"

#include <set>

namespace dragoman {

// Keys on their way into the store and out of it. Each order is finished by exactly one call of `done`,
// later, unless the object is destroyed before.
class ProviderKeys : public QObject
{
    Q_OBJECT

public:
    using NamesDone = std::function<void(Result<std::set<std::string>>)>;
    using Done = std::function<void(Result<void>)>;
    using ReferencesDone = std::function<void(Result<std::vector<KeyReference>>)>;

    explicit ProviderKeys(Backend& backend, QObject* parent = nullptr);

    // Which of these references hold a key already. Errors: Unavailable when the store does not answer.
    void findTaken(const std::vector<KeyReference>& references, const NamesDone& done);
    // Stores keys under names that nobody uses: "NAME-1", "NAME-2" ... Gives their references, in order; all
    // or none are stored.
    void storeNew(const std::string& name, const std::vector<Secret>& keys, const ReferencesDone& done);
    // All or none: after an error those that were stored are removed again.
    void store(std::vector<KeyToStore> keys, const Done& done);

private:
    void askNext(std::vector<KeyReference> open, std::set<std::string> taken, const NamesDone& done);
    void storeAs(
        const std::vector<KeyReference>& free, const std::vector<Secret>& keys, const ReferencesDone& done);
    void storeNext(std::size_t index, const Done& done);
    void takeBack(std::size_t count);

    Backend& m_backend;
    std::vector<KeyToStore> m_keys; // being stored
};

// Where new keys go: the keychain, or the file of keys where the configuration names one.
KeyReference::Kind storeForNewKeys(const Backend& backend);
// Removes those keys from the store that no provider of the configuration uses any more.
void removeUnusedKeys(Backend& backend, const std::vector<KeyReference>& keys);

} // namespace dragoman
