#include "app/KeyDesk.h"

#include "config/EnvironmentConfiguration.h"
#include "config/FileSecretStore.h"
#include "config/KeyRing.h"
#include "config/KeychainSecretStore.h"

#include <QPointer>
#include <QTimer>

namespace dragoman {

namespace {

Result<Secret> fromEnvironment(const std::string& name)
{
    std::optional<std::string> value = processEnvironment(name.c_str());
    if (!value)
        return failure(ErrorKind::NotFound, "The environment variable " + name + " is not set.");
    return Secret(std::move(*value));
}

} // namespace

Result<SecretStore*> KeyDesk::storeFor(const KeyReference& reference, const std::string& secretsFile)
{
    switch (reference.kind) {
    case KeyReference::Kind::Keychain:
        if (!m_keychain)
            m_keychain = std::make_unique<KeychainSecretStore>();
        return m_keychain.get();
    case KeyReference::Kind::File:
        if (secretsFile.empty())
            break;
        if (!m_file || m_fileName != secretsFile)
            m_file = std::make_unique<FileSecretStore>(QString::fromStdString(secretsFile));
        m_fileName = secretsFile;
        return m_file.get();
    case KeyReference::Kind::Environment: break;
    }
    return failure(ErrorKind::Unavailable, "There is nowhere to keep " + keyLabel(reference) + ".");
}

void KeyDesk::reveal(
    const KeyReference& reference, const std::string& secretsFile, QObject* context, Backend::KeyDone done)
{
    const auto answer = [guard = QPointer<QObject>(context), done = std::move(done)](Result<Secret> key) {
        if (guard)
            done(std::move(key));
    };
    if (reference.kind == KeyReference::Kind::Environment) {
        QTimer::singleShot(0, &m_context, [answer, key = fromEnvironment(reference.name)] { answer(key); });
        return;
    }
    const Result<SecretStore*> store = storeFor(reference, secretsFile);
    if (store)
        return (*store)->read(reference.name, answer);
    QTimer::singleShot(0, &m_context, [answer, error = store.error()] { answer(tl::unexpected(error)); });
}

void KeyDesk::store(
    const KeyReference& reference, const std::string& secretsFile, const Secret& key, Backend::Done done)
{
    const Result<SecretStore*> store = storeFor(reference, secretsFile);
    if (store)
        return (*store)->write(reference.name, key, std::move(done));
    QTimer::singleShot(
        0, &m_context, [done = std::move(done), error = store.error()] { done(tl::unexpected(error)); });
}

void KeyDesk::remove(const KeyReference& reference, const std::string& secretsFile, Backend::Done done)
{
    const Result<SecretStore*> store = storeFor(reference, secretsFile);
    if (store)
        return (*store)->remove(reference.name, std::move(done));
    QTimer::singleShot(
        0, &m_context, [done = std::move(done), error = store.error()] { done(tl::unexpected(error)); });
}

} // namespace dragoman
