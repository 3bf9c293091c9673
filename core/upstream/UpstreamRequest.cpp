#include "upstream/UpstreamRequest.h"

namespace dragoman {

ProxyChoice proxyChoice(const std::string& words)
{
    if (words == "system")
        return { ProxyMode::System };
    if (words == "none")
        return { ProxyMode::None };
    return { ProxyMode::Explicit, words };
}

} // namespace dragoman
