#include "config/KeyRing.h"

namespace dragoman {

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
    case KeyReference::Kind::File: return "file:" + reference.name;
    }
    return reference.name;
}

} // namespace dragoman
