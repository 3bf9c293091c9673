#include "config/FileSecretStore.h"

#include "base/Json.h"
#include "base/JsonWriter.h"
#include "config/PrivateFile.h"
#include "config/RunLater.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace dragoman {

namespace {

constexpr qint64 largestFile = 1'048'576;

tl::unexpected<Error> problem(SecretState state, const QString& fileName, const std::string& text)
{
    const std::string name = fileName.toStdString();
    return tl::unexpected(secretError(state, "The secrets file '" + name + "' " + text));
}

#ifdef Q_OS_WIN
bool isOpenToOthers(const QFileDevice&)
{
    return false;
}
bool canOthersWrite(const QString&)
{
    return false;
}
#else
constexpr QFile::Permissions othersWrite = QFile::WriteGroup | QFile::WriteOther;
constexpr QFile::Permissions others
    = othersWrite | QFile::ReadGroup | QFile::ReadOther | QFile::ExeGroup | QFile::ExeOther;

bool isOpenToOthers(const QFileDevice& file)
{
    return bool(file.permissions() & others);
}

bool canOthersWrite(const QString& folder)
{
    return bool(QFileInfo(folder).permissions() & othersWrite);
}
#endif

Result<void> prepareFolder(const QString& fileName)
{
    const QDir folder = QFileInfo(fileName).absoluteDir();
    const QString path = folder.absolutePath();
    if (folder.exists() && canOthersWrite(path))
        return problem(SecretState::Denied, fileName,
            "lies in a folder that others can write to: run chmod go-w '" + path.toStdString() + "'.");
    if (!makePrivateFolder(path))
        return problem(SecretState::Denied, fileName, "has no folder, and none can be made there.");
    return {};
}

Result<QByteArray> contentOf(const QString& fileName)
{
    if (!QFileInfo(fileName).isFile()) // a pipe would keep us waiting
        return problem(SecretState::Missing, fileName, "does not exist or is not a plain file.");
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return problem(
            SecretState::Denied, fileName, "cannot be read: " + file.errorString().toStdString() + ".");
    if (isOpenToOthers(file))
        return problem(SecretState::Denied, fileName,
            "can be read by others: run chmod 600 '" + fileName.toStdString() + "' and try again.");
    if (file.size() > largestFile)
        return problem(SecretState::Unknown, fileName, "is too large (more than 1 MB).");
    return file.readAll();
}

std::string jsonOf(const std::vector<std::pair<std::string, Secret>>& keys)
{
    std::string text;
    JsonWriter json(text);
    json.beginObject();
    for (const auto& [name, secret] : keys) {
        const std::string key = escapeJson(name);
        json.key(JsonText{ key }).string(secret.reveal());
    }
    json.endObject();
    return text += '\n';
}

} // namespace

FileSecretStore::FileSecretStore(QString fileName)
    : m_fileName(std::move(fileName))
{
}

Result<FileSecretStore::Keys> FileSecretStore::load() const
{
    Result<QByteArray> content = contentOf(m_fileName);
    if (!content)
        return tl::unexpected(content.error());
    JsonDocument document;
    if (!document.parse(content->toStdString()) || !document.root().isObject())
        return problem(SecretState::Unknown, m_fileName,
            "must be a JSON object of names and keys, such as {\"name\": \"key\"}.");
    Keys keys;
    for (const JsonValue member : document.root()) {
        if (!member.isString())
            return problem(
                SecretState::Unknown, m_fileName, "has a key '" + member.key() + "' that is not a string.");
        keys.emplace_back(member.key(), Secret(member.decoded()));
    }
    return keys;
}

Result<void> FileSecretStore::save(const Keys& keys) const
{
    return writePrivateFile(m_fileName, jsonOf(keys)).map_error([](const Error& error) {
        return secretError(SecretState::Denied, "The secrets file: " + error.message);
    });
}

Result<Secret> FileSecretStore::find(const std::string& name) const
{
    Result<Keys> keys = load();
    if (!keys)
        return tl::unexpected(keys.error());
    for (auto& [key, secret] : *keys) {
        if (key == name)
            return std::move(secret);
    }
    return failure(ErrorKind::NotFound,
        "The secrets file '" + m_fileName.toStdString() + "' has no key '" + name + "': add it there.");
}

Result<void> FileSecretStore::replace(const std::string& name, const Secret* secret) const
{
    const bool exists = QFileInfo::exists(m_fileName);
    if (!exists && !secret)
        return {};
    Result<Keys> keys = prepareFolder(m_fileName).and_then([&] { return exists ? load() : Keys(); });
    if (!keys)
        return tl::unexpected(keys.error());
    std::erase_if(*keys, [&name](const auto& entry) { return entry.first == name; });
    if (secret)
        keys->emplace_back(name, *secret);
    return save(*keys);
}

template <class Value>
void FileSecretStore::note(const Result<Value>& result)
{
    m_state = SecretState::Available;
    for (const SecretState state : { SecretState::Denied, SecretState::Missing, SecretState::Unknown }) {
        if (!result && result.error().code == secretStateWord(state))
            m_state = state;
    }
}

void FileSecretStore::read(const std::string& name, ReadDone done)
{
    const auto run = [this, name, done = std::move(done)] {
        Result<Secret> found = find(name);
        note(found);
        done(std::move(found));
    };
    runLater(&m_context, run);
}

void FileSecretStore::write(const std::string& name, const Secret& secret, Done done)
{
    const auto run = [this, name, secret, done = std::move(done)] {
        const Result<void> written = replace(name, &secret);
        note(written);
        done(written);
    };
    runLater(&m_context, run);
}

void FileSecretStore::remove(const std::string& name, Done done)
{
    const auto run = [this, name, done = std::move(done)] {
        const Result<void> removed = replace(name, nullptr);
        note(removed);
        done(removed);
    };
    runLater(&m_context, run);
}

} // namespace dragoman
