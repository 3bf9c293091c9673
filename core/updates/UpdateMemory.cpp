#include "updates/UpdateMemory.h"

#include "base/Json.h"
#include "base/JsonWriter.h"
#include "config/PrivateFile.h"

#include <QFile>

namespace dragoman {

namespace {

constexpr qint64 largestFile = 256 * qint64{ 1024 };

std::optional<std::chrono::sys_seconds> timeOf(const JsonValue& value)
{
    const std::optional<std::int64_t> seconds = value.integer();
    return seconds ? std::optional(std::chrono::sys_seconds(std::chrono::seconds(*seconds))) : std::nullopt;
}

} // namespace

QString updateMemoryIn(const QString& dataFolder)
{
    return dataFolder + QStringLiteral("/updates.json");
}

UpdateMemory readUpdateMemory(const QString& fileName)
{
    QFile file(fileName);
    JsonDocument document;
    if (!file.open(QIODevice::ReadOnly) || !document.parse(file.read(largestFile).toStdString()))
        return {};
    const JsonValue root = document.root();
    UpdateMemory memory;
    memory.lastCheck = timeOf(root["lastCheck"]);
    memory.newestIssued = timeOf(root["newestIssued"]).value_or(std::chrono::sys_seconds{});
    memory.skippedVersion = root["skippedVersion"].decoded();
    memory.signedRelease = root["signedRelease"].decoded();
    return memory;
}

Result<void> writeUpdateMemory(const QString& fileName, const UpdateMemory& memory)
{
    std::string text;
    JsonWriter json(text);
    json.beginObject();
    if (memory.lastCheck)
        json.key("lastCheck").integer(memory.lastCheck->time_since_epoch().count());
    json.key("newestIssued").integer(memory.newestIssued.time_since_epoch().count());
    json.key("skippedVersion").string(memory.skippedVersion);
    json.key("signedRelease").string(memory.signedRelease);
    json.endObject();
    return writePrivateFile(fileName, text + '\n');
}

} // namespace dragoman
