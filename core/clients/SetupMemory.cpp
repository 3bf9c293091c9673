#include "clients/SetupMemory.h"

#include "base/JsonWriter.h"
#include "config/PrivateFile.h"

#include <QCryptographicHash>
#include <QFile>

namespace dragoman {

namespace {

void writePath(JsonWriter& json, const KeyPath& path)
{
    json.beginArray();
    for (const std::string& part : path)
        json.string(part);
    json.endArray();
}

KeyPath readPath(JsonValue value)
{
    KeyPath path;
    for (const JsonValue part : value)
        path.push_back(part.decoded());
    return path;
}

std::string memoryText(const SetupMemory& memory)
{
    std::string text;
    JsonWriter json(text);
    json.beginObject();
    json.key("file").string(memory.file);
    json.key("existed").boolean(memory.existed);
    json.key("backup").string(memory.backup);
    json.key("fileHash").string(memory.fileHash);
    json.key("address").string(memory.address);
    json.key("root").string(memory.root);
    json.key("model").string(memory.model);
    json.key("keys").beginArray();
    for (const SetupMemory::Key& key : memory.keys) {
        json.beginObject();
        json.key("path");
        writePath(json, key.path);
        json.key("wroteHash").string(key.wroteHash).endObject();
    }
    json.endArray().key("created").beginArray();
    for (const KeyPath& path : memory.created)
        writePath(json, path);
    json.endArray().endObject();
    return text + '\n';
}

SetupMemory readMemory(JsonValue root)
{
    SetupMemory memory{ root["file"].decoded(), root["existed"].boolOr(true), root["backup"].decoded(),
        root["fileHash"].decoded(), root["address"].decoded(), root["root"].decoded(),
        root["model"].decoded() };
    for (const JsonValue key : root["keys"])
        memory.keys.push_back({ readPath(key["path"]), key["wroteHash"].decoded() });
    for (const JsonValue path : root["created"])
        memory.created.push_back(readPath(path));
    return memory;
}

} // namespace

std::string textHash(std::string_view text)
{
    const QByteArrayView bytes(text.data(), qsizetype(text.size()));
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString();
}

QString SetupMemories::fileFor(std::string_view client) const
{
    return m_folder + QLatin1Char('/') + QString::fromUtf8(client.data(), qsizetype(client.size()))
        + QStringLiteral(".json");
}

std::optional<SetupMemory> SetupMemories::find(std::string_view client) const
{
    QFile file(fileFor(client));
    JsonDocument document;
    if (!file.open(QIODevice::ReadOnly) || !document.parse(file.readAll().toStdString()))
        return {};
    return readMemory(document.root());
}

Result<void> SetupMemories::keep(std::string_view client, const SetupMemory& memory) const
{
    if (Result<void> made = makePrivateFolder(m_folder); !made)
        return made;
    return writePrivateFile(fileFor(client), memoryText(memory));
}

void SetupMemories::forget(std::string_view client) const
{
    QFile::remove(fileFor(client));
}

} // namespace dragoman
