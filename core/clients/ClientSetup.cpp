#include "clients/ClientSetup.h"

#include "clients/SettingsEdit.h"
#include "clients/ShownSecrets.h"
#include "clients/UnifiedDiff.h"
#include "config/PrivateFile.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

namespace dragoman {

namespace {

constexpr qint64 largestFile = 4LL * 1024 * 1024;

bool isBlankText(const std::string& text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

// The first text in a value that is a web address; "" when there is none.
std::string firstAddress(JsonValue value)
{
    if (value.isString()) {
        const std::string text = value.decoded();
        const std::size_t at = text.find("http");
        return at == 0 || at == 2 ? text.substr(at) : std::string(); // 2: behind YamlFormat's style
    }
    for (const JsonValue part : value) {
        if (std::string found = firstAddress(part); !found.empty())
            return found;
    }
    return {};
}

std::string addressOf(std::string_view json)
{
    JsonDocument document;
    return document.parseCopy(json) ? firstAddress(document.root()) : std::string();
}

int portOf(const std::string& address)
{
    return QUrl(QString::fromStdString(address)).port(-1);
}

bool isAmong(const std::vector<std::uint16_t>& ports, int port)
{
    return std::find(ports.begin(), ports.end(), port) != ports.end();
}

// An entry under our own name is ours whatever it says; a single value only while it is what we wrote.
bool isOwnEntry(std::string_view json)
{
    return json.starts_with('{');
}

tl::unexpected<Error> about(const QString& fileName, const Error& error)
{
    return failure(error.kind, "'" + fileName.toStdString() + "': " + error.message);
}

QString backupName(const QString& fileName)
{
    const QString dated = fileName + QStringLiteral(".dragoman-")
        + QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString name = dated;
    for (int i = 2; QFileInfo::exists(name); ++i)
        name = dated + QLatin1Char('-') + QString::number(i);
    return name;
}

Result<QString> keepBackup(const QString& fileName)
{
    QFile file(fileName);
    QString name = backupName(fileName);
    if (file.copy(name))
        return name;
    return failure(ErrorKind::Unavailable,
        "Cannot keep a copy of '" + fileName.toStdString() + "': " + file.errorString().toStdString() + '.');
}

Result<void> writeOrRemove(const SetupPlan& plan)
{
    if (plan.after) {
        if (!QDir().mkpath(QFileInfo(plan.fileName).absolutePath()))
            return failure(
                ErrorKind::Unavailable, "Cannot make the folder of '" + plan.fileName.toStdString() + "'.");
        return replaceFile(plan.fileName, *plan.after);
    }
    QFile file(plan.fileName);
    if (!file.exists() || file.remove())
        return {};
    return failure(ErrorKind::Unavailable,
        "Cannot remove '" + plan.fileName.toStdString() + "': " + file.errorString().toStdString() + '.');
}

} // namespace

ClientSetup::ClientSetup(const SetupClient& client, const ClientPlaces& places, const QString& dataFolder)
    : m_client(client)
    , m_format(settingsFormat(client.format))
    , m_fileName(client.file(places))
    , m_memories(dataFolder)
{
}

// Nothing = there is no such file.
Result<std::optional<std::string>> ClientSetup::read(const QString& name) const
{
    QFile file(name);
    if (!file.exists())
        return std::optional<std::string>();
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile)
        return failure(ErrorKind::Unavailable,
            "Cannot read '" + name.toStdString() + "': "
                + (file.isOpen() ? "it is larger than 4 MB" : file.errorString().toStdString()) + '.');
    return file.readAll().toStdString();
}

std::string ClientSetup::addressIn(const std::string& text, const OwnKey& key) const
{
    const Result<std::optional<std::string>> value = valueAt(m_format, text, key.path);
    return value && *value ? addressOf(**value) : std::string();
}

SetupStatus ClientSetup::status(const SetupValues& values, const std::vector<std::uint16_t>& livePorts) const
{
    const Result<std::optional<std::string>> text = read(m_fileName);
    if (!text)
        return { SetupState::Broken, text.error().message };
    if (*text)
        return statusOf(**text, values, livePorts);
    const bool installed = QFileInfo::exists(QFileInfo(m_fileName).absolutePath());
    return { installed ? SetupState::Untouched : SetupState::NotInstalled };
}

SetupStatus ClientSetup::statusOf(
    const std::string& text, const SetupValues& values, const std::vector<std::uint16_t>& livePorts) const
{
    if (const Result<std::string> json = m_format.toJson(text); !json)
        return { SetupState::Broken, json.error().message };
    const std::vector<OwnKey> keys = m_client.keys(values);
    const auto isRight = [&](const OwnKey& key) {
        const Result<std::optional<std::string>> value = valueAt(m_format, text, key.path);
        const Result<std::string> wanted = m_format.valueToJson({ key.json });
        return value && *value && wanted && isSameJson(**value, *wanted);
    };
    const auto wrong = std::find_if_not(keys.begin(), keys.end(), isRight);
    if (wrong == keys.end())
        return { SetupState::SetUp };
    const auto address
        = std::find_if(keys.begin(), keys.end(), [](const OwnKey& key) { return key.address; });
    const std::string present = addressIn(text, *address);
    const std::optional<SetupMemory> memory = m_memories.find(m_client.id);
    const bool ours = !present.empty()
        && (isOwnEntry(address->json) || present == addressOf(address->json)
            || (memory && present == memory->address));
    if (ours && !isAmong(livePorts, portOf(present)))
        return { SetupState::DeadPort,
            std::string(m_client.title) + " is pointed at " + present + ", where no endpoint listens.",
            present };
    if (ours || memory)
        return { SetupState::Drifted,
            "'" + keyPathText(wrong->path) + "' in the settings of " + std::string(m_client.title)
                + " is not what it should be.",
            keyPathText(wrong->path) };
    return { SetupState::Untouched };
}

// Values that are right already keep their spelling.
Result<std::string> ClientSetup::changed(std::string text, const std::vector<OwnKey>& keys) const
{
    for (const OwnKey& key : keys) {
        const Result<std::optional<std::string>> value = valueAt(m_format, text, key.path);
        if (!value)
            return tl::unexpected(value.error());
        const Result<std::string> wanted = m_format.valueToJson({ key.json });
        if (*value && wanted && isSameJson(**value, *wanted))
            continue;
        Result<std::string> next = setChecked(m_format, text, key.path, { key.json });
        if (!next)
            return next;
        text = std::move(*next);
    }
    return text;
}

std::vector<KeyPath> ClientSetup::missingContainers(
    const std::string& text, const std::vector<OwnKey>& keys) const
{
    std::vector<KeyPath> missing;
    if (m_client.format == FileFormat::Toml) // a table's name says all of them
        return missing;
    for (const OwnKey& key : keys) {
        for (auto end = key.path.begin() + 1; end != key.path.end(); ++end) {
            const KeyPath container(key.path.begin(), end);
            const Result<std::optional<std::string>> value = valueAt(m_format, text, container);
            const bool known = std::find(missing.begin(), missing.end(), container) != missing.end();
            if (value && !*value && !known)
                missing.push_back(container);
        }
    }
    return missing;
}

// What is remembered, as long as the client is still pointed where we pointed it.
std::optional<SetupMemory> ClientSetup::standingMemory(const std::string& text) const
{
    std::optional<SetupMemory> memory = m_memories.find(m_client.id);
    if (!memory || memory->file != m_fileName.toStdString())
        return {};
    const std::vector<OwnKey> keys = m_client.keys({});
    const auto address
        = std::find_if(keys.begin(), keys.end(), [](const OwnKey& key) { return key.address; });
    return addressIn(text, *address) == memory->address ? memory : std::nullopt;
}

// A repair keeps what the first set-up remembered, as only its backup is without our keys.
Result<SetupMemory> ClientSetup::memoryOf(
    const SetupPlan& plan, const std::vector<OwnKey>& keys, const SetupValues& values) const
{
    const std::string before = plan.before.value_or("");
    const std::optional<SetupMemory> earlier = standingMemory(before);
    SetupMemory memory = earlier.value_or(SetupMemory{ m_fileName.toStdString(), plan.before.has_value() });
    const bool untouchedSince = !earlier || earlier->fileHash == textHash(before);
    memory.fileHash = untouchedSince ? textHash(*plan.after) : std::string();
    const auto address
        = std::find_if(keys.begin(), keys.end(), [](const OwnKey& key) { return key.address; });
    memory.address = addressOf(address->json);
    memory.root = values.root;
    memory.model = values.model;
    if (!earlier)
        memory.created = missingContainers(before, keys);
    memory.keys.clear();
    for (const OwnKey& key : keys) {
        const Result<std::string> json = m_format.valueToJson({ key.json });
        if (!json)
            return tl::unexpected(json.error());
        memory.keys.push_back({ key.path, textHash(compactJson(*json)) });
    }
    return memory;
}

std::string ClientSetup::diffOf(const SetupPlan& plan) const
{
    const std::string before = plan.before.value_or("");
    const std::string after = plan.after.value_or("");
    return withoutSecrets(withoutSecrets(unifiedDiff(before, after), m_format, before), m_format, after);
}

Result<SetupPlan> ClientSetup::plan(const SetupValues& values) const
{
    if (m_client.needsModel && values.model.empty())
        return failure(
            ErrorKind::InvalidRequest, "Say which model " + std::string(m_client.title) + " is to use.");
    Result<std::optional<std::string>> text = read(m_fileName);
    if (!text)
        return tl::unexpected(text.error());
    SetupPlan plan{ m_fileName, *text };
    const bool fresh = !*text || isBlankText(**text);
    const std::vector<OwnKey> keys = m_client.keys(values);
    const Result<std::string> after = changed(fresh ? std::string(m_client.newFile) : **text, keys);
    if (!after)
        return about(m_fileName, after.error());
    plan.after = *after;
    Result<SetupMemory> memory = memoryOf(plan, keys, values);
    if (!memory)
        return tl::unexpected(memory.error());
    plan.memory = std::move(*memory);
    plan.diff = diffOf(plan);
    if (!m_client.note.empty())
        plan.notes.emplace_back(m_client.note);
    if (!m_client.rival.empty() && valueAt(m_format, *after, m_client.rival).value_or(std::nullopt))
        plan.notes.emplace_back(m_client.rivalNote);
    if (!m_client.plainJsonNote.empty() && !JsonDocument().parseCopy(*after))
        plan.notes.emplace_back(m_client.plainJsonNote);
    return plan;
}

Result<std::string> ClientSetup::takenBackKey(
    const std::string& text, const SetupMemory::Key& key, const std::optional<std::string>& backup) const
{
    const Result<std::optional<std::string>> value = valueAt(m_format, text, key.path);
    if (!value)
        return tl::unexpected(value.error());
    const bool ours = *value && (isOwnEntry(**value) || textHash(compactJson(**value)) == key.wroteHash);
    if (!ours)
        return text;
    const Result<std::optional<std::string>> before
        = backup ? m_format.spelled(*backup, key.path) : std::optional<std::string>();
    return before && *before ? restoreChecked(m_format, text, key.path, **before)
                             : removeChecked(m_format, text, key.path);
}

Result<std::string> ClientSetup::takenBack(std::string text, const SetupMemory& memory) const
{
    const Result<std::optional<std::string>> backup
        = memory.backup.empty() ? std::optional<std::string>() : read(QString::fromStdString(memory.backup));
    if (!backup)
        return tl::unexpected(backup.error());
    for (auto key = memory.keys.rbegin(); key != memory.keys.rend(); ++key) {
        Result<std::string> next = takenBackKey(text, *key, *backup);
        if (!next)
            return next;
        text = std::move(*next);
    }
    for (auto container = memory.created.rbegin(); container != memory.created.rend(); ++container) {
        Result<std::string> next = removeIfEmpty(m_format, text, *container);
        if (!next)
            return next;
        text = std::move(*next);
    }
    return text;
}

Result<SetupPlan> ClientSetup::planUndo() const
{
    const std::optional<SetupMemory> memory = m_memories.find(m_client.id);
    if (!memory)
        return failure(ErrorKind::NotFound, std::string(m_client.title) + " was not set up by Dragoman.");
    const QString fileName = QString::fromStdString(memory->file);
    Result<std::optional<std::string>> text = read(fileName);
    if (!text)
        return tl::unexpected(text.error());
    SetupPlan plan{ fileName, *text, *text };
    if (!*text)
        return plan; // the user removed the file: there is nothing left to take back
    const Result<std::optional<std::string>> backup = read(QString::fromStdString(memory->backup));
    const bool asWeLeftIt = textHash(**text) == memory->fileHash;
    if (asWeLeftIt && !memory->existed) {
        plan.after = std::nullopt;
    } else if (asWeLeftIt && !memory->backup.empty() && backup && *backup) {
        plan.after = *backup;
    } else {
        const Result<std::string> after = takenBack(**text, *memory);
        if (!after)
            return about(fileName, after.error());
        plan.after = *after;
        if (!memory->backup.empty() && !(backup && *backup))
            plan.notes.push_back(
                "The backup '" + memory->backup + "' is gone: what our values replaced cannot be put back.");
    }
    plan.diff = diffOf(plan);
    return plan;
}

Result<QString> ClientSetup::apply(const SetupPlan& plan) const
{
    const Result<std::optional<std::string>> present = read(plan.fileName);
    if (!present)
        return tl::unexpected(present.error());
    if (*present != plan.before)
        return failure(ErrorKind::Conflict,
            "'" + plan.fileName.toStdString() + "' has changed meanwhile; nothing was changed.");
    QString backup;
    if (plan.before && plan.changesFile()) {
        Result<QString> kept = keepBackup(plan.fileName);
        if (!kept)
            return kept;
        backup = *kept;
    }
    if (plan.memory) { // before the file: what is written can then always be taken back
        SetupMemory memory = *plan.memory;
        if (memory.backup.empty() && !standingMemory(plan.before.value_or("")))
            memory.backup = backup.toStdString();
        if (const Result<void> kept = m_memories.keep(m_client.id, memory); !kept)
            return tl::unexpected(kept.error());
    }
    if (plan.changesFile()) {
        if (const Result<void> written = writeOrRemove(plan); !written)
            return tl::unexpected(written.error());
    }
    if (!plan.memory)
        m_memories.forget(m_client.id);
    return backup;
}

} // namespace dragoman
