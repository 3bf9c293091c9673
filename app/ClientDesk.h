#pragma once

#include "ui/Backend.h"

namespace dragoman {

// Sets clients up in their own files for the windows. Blocks on the disk, for a few small files.
class ClientDesk
{
public:
    // What clients are pointed at, as it is now.
    struct Program
    {
        Configuration configuration; // endpoints with the ports that they really have
        Secret token;
    };

    ClientDesk(ClientPlaces places, QString dataFolder);

    // As the methods of Backend.
    std::vector<ClientState> states(const Program& program) const;
    Result<SetupPlan> plan(const SetUpRequest& request, const Program& program) const;
    Result<SetupPlan> planUndo(const std::string& client) const;
    Result<QString> apply(const std::string& client, const SetupPlan& plan) const;

private:
    Result<ClientSetup> find(const std::string& client) const;
    ClientState stateOf(const SetupClient& client, const Program& program) const;

    const ClientPlaces m_places;
    const QString m_dataFolder;
};

} // namespace dragoman
