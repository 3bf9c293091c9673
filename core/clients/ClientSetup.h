#pragma once

#include "clients/SetupClient.h"
#include "clients/SetupMemory.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dragoman {

enum class SetupState {
    NotInstalled, // nothing of the client is there
    Untouched, // its settings do not lead to us
    SetUp, // they do, in every value
    Drifted, // we set it up, but a value is not what it should be now
    DeadPort, // it is pointed at a port of ours that no endpoint has
    Broken, // its settings do not parse
};

struct SetupStatus
{
    SetupState state = SetupState::Untouched;
    std::string message{}; // one sentence for Drifted, DeadPort and Broken
    std::string detail{}; // Drifted: the key that differs; DeadPort: the address
};

// A change of a client's settings, worked out but not made.
struct SetupPlan
{
    QString fileName{};
    std::optional<std::string> before{}; // nothing = there is no file
    std::optional<std::string> after{}; // nothing = the file goes
    std::string diff{}; // unified, secrets as ***
    std::optional<SetupMemory> memory{}; // to be kept; nothing = what is kept is to be forgotten
    std::vector<std::string> notes{}; // what the user should know or do

    bool changesFile() const { return before != after; }
};

// Points one client at us by changing our own keys in its settings file, and takes them back. Blocks on the
// disk: not for the proxy's thread.
class ClientSetup
{
public:
    // `dataFolder` holds what is remembered. `client` must outlive this.
    ClientSetup(const SetupClient& client, const ClientPlaces& places, const QString& dataFolder);

    const QString& fileName() const { return m_fileName; }

    // `livePorts` = those of our endpoints.
    SetupStatus status(const SetupValues& values, const std::vector<std::uint16_t>& livePorts) const;

    // What was written when the client was set up; nothing when it was not.
    std::optional<SetupMemory> remembered() const { return m_memories.find(m_client.id); }

    // What setting up (or repairing) would change. Errors: InvalidRequest for settings that do not parse
    // (line and column) or a model that is missing, Conflict for settings that cannot be changed without
    // touching something else, Unavailable for a file that cannot be read.
    Result<SetupPlan> plan(const SetupValues& values) const;

    // What taking our keys back would change; what the user changed since stays. Errors: as plan(), and
    // NotFound when this client was not set up.
    Result<SetupPlan> planUndo() const;

    // Makes the change, after a copy of the file as it was; gives that copy's name, empty when there was no
    // file. Errors: Conflict when the file is not what the plan was made from, Unavailable. After an error
    // the file is what it was.
    Result<QString> apply(const SetupPlan& plan) const;

private:
    Result<std::optional<std::string>> read(const QString& name) const;
    Result<std::string> changed(std::string text, const std::vector<OwnKey>& keys) const;
    Result<SetupMemory> memoryOf(
        const SetupPlan& plan, const std::vector<OwnKey>& keys, const SetupValues& values) const;
    std::optional<SetupMemory> standingMemory(const std::string& text) const;
    std::vector<KeyPath> missingContainers(const std::string& text, const std::vector<OwnKey>& keys) const;
    Result<std::string> takenBack(std::string text, const SetupMemory& memory) const;
    Result<std::string> takenBackKey(
        const std::string& text, const SetupMemory::Key& key, const std::optional<std::string>& backup) const;
    std::string diffOf(const SetupPlan& plan) const;
    std::string addressIn(const std::string& text, const OwnKey& key) const;
    SetupStatus statusOf(const std::string& text, const SetupValues& values,
        const std::vector<std::uint16_t>& livePorts) const;

    const SetupClient& m_client;
    const SettingsFormat& m_format;
    QString m_fileName;
    SetupMemories m_memories;
};

} // namespace dragoman
