#pragma once

#include "config/Configuration.h"

#include <QString>

namespace dragoman {

// A port that is free on the endpoint's address, the next one above its own that no other endpoint uses; 0
// when there is none among the next 50.
std::uint16_t freePortNear(const Configuration& configuration, const EndpointConfig& endpoint);

// The name of the program that listens on that TCP port, as far as the system tells this user; else empty.
QString programOnPort(std::uint16_t port);

} // namespace dragoman
