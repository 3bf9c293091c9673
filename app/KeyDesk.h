#pragma once

#include "config/SecretStore.h"
#include "ui/Backend.h"

#include <memory>

namespace dragoman {

// Reads, stores and removes single keys where a window asks for it.
class KeyDesk
{
public:
    // As the methods of Backend. `secretsFile` is where `file:` keys are; empty = nowhere.
    void reveal(const KeyReference& reference, const std::string& secretsFile, QObject* context,
        Backend::KeyDone done);
    // `done` is called also when `context` is gone.
    void store(
        const KeyReference& reference, const std::string& secretsFile, const Secret& key, Backend::Done done);
    void remove(const KeyReference& reference, const std::string& secretsFile, Backend::Done done);

private:
    Result<SecretStore*> storeFor(const KeyReference& reference, const std::string& secretsFile);

    std::unique_ptr<SecretStore> m_keychain; // made when it is needed
    std::unique_ptr<SecretStore> m_file;
    std::string m_fileName;
    QObject m_context; // what has not run when the desk goes is dropped with it
};

} // namespace dragoman
