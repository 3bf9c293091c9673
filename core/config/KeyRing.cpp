#include "config/KeyRing.h"

#include <QByteArray>
#include <QtGlobal>

namespace dragoman {

namespace {

Result<Secret> environmentSecret(const std::string& name)
{
    const QByteArray value = qgetenv(name.c_str()).trimmed();
    if (value.isEmpty())
        return failure(ErrorKind::Unavailable, "The environment variable " + name + " is not set.");
    return Secret(value.toStdString());
}

} // namespace

void KeyRing::set(const KeyReference& reference, Result<Secret> secret)
{
    m_secrets.insert_or_assign(keyLabel(reference), std::move(secret));
}

const Result<Secret>& KeyRing::find(const KeyReference& reference) const
{
    static const Result<Secret> unknown = failure(ErrorKind::Unavailable, "The key was not loaded.");
    const auto found = m_secrets.find(keyLabel(reference));
    return found == m_secrets.end() ? unknown : found->second;
}

std::string keyLabel(const KeyReference& reference)
{
    switch (reference.kind) {
    case KeyReference::Kind::Keychain: return "keychain:" + reference.name;
    case KeyReference::Kind::Environment: return "env:" + reference.name;
    }
    return reference.name;
}

KeyRing keysFromEnvironment(const Configuration& configuration)
{
    KeyRing ring;
    for (const ProviderConfig& provider : configuration.providers) {
        for (const KeyReference& reference : provider.keys) {
            if (reference.kind == KeyReference::Kind::Environment)
                ring.set(reference, environmentSecret(reference.name));
        }
    }
    return ring;
}

} // namespace dragoman
