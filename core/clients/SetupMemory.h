#pragma once

#include "clients/SettingsFormat.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace dragoman {

// What is remembered of a set-up so that it can be taken back. No value is in it, only hashes: what was there
// before is read from the backup, which stays as private as the client's own file.
struct SetupMemory
{
    struct Key
    {
        KeyPath path;
        std::string wroteHash; // of the JSON value that we wrote
    };

    std::string file{}; // the client's settings
    bool existed = false; // there was such a file before
    std::string backup{}; // that file as it was; empty = it did not exist, or we changed nothing in it
    std::string fileHash{}; // of the file as we left it
    std::string address{}; // the base address we wrote
    std::string root{}; // what the client was pointed at; empty in memories of earlier versions
    std::string model{}; // as it was given; empty = the client's own choice
    std::vector<Key> keys{};
    std::vector<KeyPath> created{}; // containers that were not there, the outer ones first
};

// SHA-256 as hexadecimal digits.
std::string textHash(std::string_view text);

// Where the memories of the clients are kept: one JSON file a client in a folder of the data folder.
class SetupMemories
{
public:
    explicit SetupMemories(const QString& dataFolder)
        : m_folder(dataFolder + QStringLiteral("/clients"))
    {
    }

    // Nothing when the client was not set up; one that cannot be read counts as none.
    std::optional<SetupMemory> find(std::string_view client) const;
    // Errors: Unavailable.
    Result<void> keep(std::string_view client, const SetupMemory& memory) const;
    void forget(std::string_view client) const;

private:
    QString fileFor(std::string_view client) const;
    QString m_folder;
};

} // namespace dragoman
