#pragma once

#include "config/Configuration.h"
#include "updates/ReleaseSignature.h"

#include <string>

namespace dragoman {

// Whether this program can look for new versions at all.
enum class UpdateObstacle {
    None,
    NoKey, // neither the build nor the configuration has a release key
    BadKey, // what they have is none
    NoAddress, // nobody says where to look
    NoVerifier, // built without libsodium
};

// Where to look for new versions and whom to believe, with what was built in.
struct UpdateSource
{
    UpdateObstacle obstacle = UpdateObstacle::None;
    std::string address{};
    ReleaseKey key{};
    std::string proxy{};
    std::string caFile{};
};

// What the configuration says, filled up by `builtIn`.
UpdateSource updateSource(const UpdatesConfig& configured, const UpdatesConfig& builtIn);

// DRAGOMAN_UPDATE_ADDRESS and DRAGOMAN_UPDATE_KEY of the build; usually both empty in one of your own.
UpdatesConfig builtInUpdates();

} // namespace dragoman
