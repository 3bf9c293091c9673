#pragma once

#include "upstream/Destination.h"

#include <chrono>
#include <string>
#include <unordered_map>

namespace dragoman {

// A proxy as libcurl wants it; an empty url means a direct connection.
struct ProxyAddress
{
    std::string url{};
    std::string user{};
    std::string password{};
};

// What the operating system or the environment says about proxies, asked once per host in 30 seconds.
class SystemProxy
{
public:
    // Direct for loopback addresses. Valid until the next call.
    const ProxyAddress& proxyFor(const Destination& to);
    // Asks anew from now on (the network has changed).
    void forget() { m_known.clear(); }

private:
    struct Entry
    {
        ProxyAddress proxy;
        std::chrono::steady_clock::time_point asked;
    };

    std::unordered_map<std::string, Entry> m_known; // by scheme, host and port
    const ProxyAddress m_direct{};
};

} // namespace dragoman
