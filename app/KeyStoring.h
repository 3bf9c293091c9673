#pragma once

#include "config/SecretStore.h"
#include "config/import/ImportPlan.h"

#include <vector>

namespace dragoman {

// Operations of a secret store that are waited for, in an event loop of their own; the time limit of the
// store holds.

// True when the store has a key of this name. A store that does not answer has none.
bool hasKey(SecretStore& store, const std::string& name);
// Stores all keys or none. Errors: as SecretStore::write().
Result<void> storeKeys(SecretStore& store, const std::vector<KeyToStore>& keys);
// Takes keys back that storeKeys() stored; one that cannot be removed stays.
void removeKeys(SecretStore& store, const std::vector<KeyToStore>& keys);

} // namespace dragoman
