#pragma once

#include <string>
#include <string_view>

namespace dragoman {

// The host of an http(s) URL as it is written, without port; IPv6 addresses keep their brackets.
std::string_view hostOf(std::string_view url);

// True for an address or name that never leaves this machine: localhost in any case, 127.0.0.0/8, ::1 (with
// or without brackets).
bool isThisMachine(std::string_view host);

// True for a host that is this machine or its neighbourhood: loopback, private IPv4 networks (RFC 1918),
// names without a dot and host.docker.internal.
bool isNearbyHost(std::string_view host);

} // namespace dragoman
