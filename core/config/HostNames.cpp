#include "config/HostNames.h"

#include "http/HeaderList.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

namespace dragoman {

namespace {

using Address = std::array<std::uint8_t, 4>;

// Four numbers and nothing else: a name may begin like an address ("10.example.org").
std::optional<Address> ipv4Address(std::string_view host)
{
    Address address{};
    const char* at = host.data();
    const char* const end = at + host.size();
    for (std::size_t i = 0; i < address.size(); ++i) {
        if (i > 0 && (at == end || *at != '.'))
            return {};
        if (i > 0)
            ++at;
        const auto [stop, code] = std::from_chars(at, end, address[i]);
        if (code != std::errc())
            return {};
        at = stop;
    }
    return at == end ? std::optional(address) : std::nullopt;
}

bool isPrivate(const Address& address)
{
    return address[0] == 10 || (address[0] == 172 && address[1] >= 16 && address[1] <= 31)
        || (address[0] == 192 && address[1] == 168);
}

} // namespace

std::string_view hostOf(std::string_view url)
{
    const std::size_t scheme = url.find("://");
    std::string_view host = scheme == std::string_view::npos ? url : url.substr(scheme + 3);
    host = host.substr(0, host.find_first_of("/?#"));
    if (host.starts_with('['))
        return host.substr(0, host.find(']') + 1);
    return host.substr(0, host.find(':'));
}

bool isThisMachine(std::string_view host)
{
    const std::optional<Address> address = ipv4Address(host);
    return headerNameEquals(host, "localhost") || host == "::1" || host == "[::1]"
        || (address && (*address)[0] == 127);
}

bool isNearbyHost(std::string_view host)
{
    if (isThisMachine(host) || host == "host.docker.internal")
        return true;
    const std::optional<Address> address = ipv4Address(host);
    const bool bareName = host.find_first_of(".[:") == std::string_view::npos;
    return address ? isPrivate(*address) : bareName;
}

} // namespace dragoman
