#pragma once

#include "config/import/ImportedProviders.h"

#include <functional>
#include <string>
#include <vector>

namespace dragoman {

struct ImportOptions
{
    bool replace = false; // a provider of the same name is replaced instead of a new name being found
    KeyReference::Kind store = KeyReference::Kind::Keychain; // where keys are stored: Keychain or File
    std::string secretsFile{}; // absolute path, for File
    // True for a name under which the store holds a key of somebody else; may be empty.
    std::function<bool(const std::string& name)> isTaken{};
};

struct KeyToStore
{
    KeyReference reference;
    Secret secret;
};

// What an import will do, before any of it is done.
struct ImportPlan
{
    Configuration configuration; // as it will be; valid
    std::vector<KeyToStore> keys{};
    std::vector<std::string> steps{}; // sentences: what is added, renamed, replaced
    std::vector<std::string> skipped{}; // "NAME: why"
    std::vector<std::string> warnings{};
    int providers = 0; // how many are added or replaced
};

// Puts imported providers into a configuration. One that the rules of the reader refuse is skipped. Endpoints
// are taken over only where the configuration has none. Errors: Conflict when keys shall go to another
// secrets file than the one that the configuration names; TooLarge for more than 500 providers.
Result<ImportPlan> planImport(
    Configuration configuration, const ImportedProviders& imported, const ImportOptions& options);

// The plan for a person to read; no key is in it.
std::string planText(const ImportPlan& plan);

} // namespace dragoman
