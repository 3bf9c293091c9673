#pragma once

#include "base/Secret.h"
#include "config/Configuration.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dragoman {

// A key as another program's file gives it: the key itself, or the environment variable that holds it.
using ImportedKey = std::variant<Secret, KeyReference>;

struct ImportedProvider
{
    ProviderConfig provider{}; // its `keys` are empty
    std::vector<ImportedKey> keys{};
};

// What could be read from a file of another program. No text in it holds a key, but for the Secrets.
struct ImportedProviders
{
    std::vector<ImportedProvider> providers{};
    std::vector<EndpointConfig> endpoints{}; // empty where the format has no such thing
    std::vector<std::string> skipped{}; // "NAME: why", for entries that cannot be used
    std::vector<std::string> warnings{}; // sentences about what was not understood
};

// `${NAME}`, `$NAME`, `env:NAME` and `os.environ/NAME` are references, everything else is a key. An empty
// text gives no key.
std::vector<ImportedKey> importedKeys(std::string_view text);

// Whole seconds for every wait but connecting; 0 or less and more than a day leave the timeouts as they are.
bool setTimeout(ProviderTimeouts& timeouts, double seconds);

// A provider at this address, with what the preset of its host knows.
ProviderConfig providerAt(std::string name, Protocol protocol, std::string baseUrl);

} // namespace dragoman
