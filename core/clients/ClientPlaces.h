#pragma once

#include <QString>

namespace dragoman {

enum class ClientSystem { Linux, MacOs, Windows };

// The system this program was built for.
ClientSystem thisSystem();

// Where clients keep their settings on one machine.
struct ClientPlaces
{
    ClientSystem system = ClientSystem::Linux;
    QString home{};
    QString configuration{}; // XDG_CONFIG_HOME, ~/.config when it is not set
    QString appData{}; // APPDATA, on Windows only

    // Of the user who runs this: HOME or USERPROFILE, XDG_CONFIG_HOME, APPDATA.
    static ClientPlaces ofUser();
};

} // namespace dragoman
