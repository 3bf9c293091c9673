#pragma once

#include "base/Secret.h"
#include "config/Configuration.h"

#include <map>
#include <string>

namespace dragoman {

// The secrets behind key references, loaded before they are needed, so that the proxy never waits for a
// keychain. A reference that could not be loaded keeps the reason.
class KeyRing
{
public:
    void set(const KeyReference& reference, Result<Secret> secret);
    // Errors: why the key is not there (Unavailable), in a sentence for the user.
    const Result<Secret>& find(const KeyReference& reference) const;

private:
    std::map<std::string, Result<Secret>> m_secrets; // by keyLabel()
};

// "env:NAME", "keychain:NAME" or "file:NAME": how configuration, logs and statistics name a key.
std::string keyLabel(const KeyReference& reference);

} // namespace dragoman
