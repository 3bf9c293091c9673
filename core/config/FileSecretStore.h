#pragma once

#include "config/SecretStore.h"

#include <QObject>
#include <QString>

#include <utility>
#include <vector>

namespace dragoman {

// Keys in a file that the user chose, for machines without a keychain: a JSON object of name -> key. The file
// is read anew each time and used only when its owner alone can read it (mode 0600 or less; not checked on
// Windows). It is written as a whole or not at all, into a folder that nobody else can write to; a folder
// that does not exist is made (0700).
class FileSecretStore : public SecretStore
{
public:
    explicit FileSecretStore(QString fileName);

    void read(const std::string& name, ReadDone done) override;
    void write(const std::string& name, const Secret& secret, Done done) override;
    void remove(const std::string& name, Done done) override;
    SecretState state() const override { return m_state; }

private:
    using Keys = std::vector<std::pair<std::string, Secret>>;

    Result<Keys> load() const;
    Result<void> save(const Keys& keys) const;
    Result<Secret> find(const std::string& name) const;
    Result<void> replace(const std::string& name, const Secret* secret) const;
    template <class Value>
    void note(const Result<Value>& result);

    const QString m_fileName;
    SecretState m_state = SecretState::Unknown;
    QObject m_context; // what has not run when the store goes is dropped with it
};

} // namespace dragoman
