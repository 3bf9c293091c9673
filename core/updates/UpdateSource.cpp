#include "updates/UpdateSource.h"

namespace dragoman {

UpdateSource updateSource(const UpdatesConfig& configured, const UpdatesConfig& builtIn)
{
    const auto chosen
        = [](const std::string& own, const std::string& usual) { return own.empty() ? usual : own; };
    const std::string keyText = chosen(configured.key, builtIn.key);
    const Result<ReleaseKey> key = readReleaseKey(keyText);
    UpdateSource source;
    source.address = chosen(configured.address, builtIn.address);
    source.proxy = configured.proxy;
    source.caFile = configured.caFile;
    source.key = key.value_or(ReleaseKey{});
    if (!canVerifyReleases())
        source.obstacle = UpdateObstacle::NoVerifier;
    else if (!key)
        source.obstacle = keyText.empty() ? UpdateObstacle::NoKey : UpdateObstacle::BadKey;
    else if (source.address.empty())
        source.obstacle = UpdateObstacle::NoAddress;
    return source;
}

UpdatesConfig builtInUpdates()
{
    UpdatesConfig builtIn;
    builtIn.address = DRAGOMAN_UPDATE_ADDRESS;
    builtIn.key = DRAGOMAN_UPDATE_KEY;
    return builtIn;
}

} // namespace dragoman
