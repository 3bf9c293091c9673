#pragma once

#include "protocol/Codec.h"

#include <optional>
#include <string_view>

namespace dragoman {

// The codec of a protocol; lives as long as the program.
const Codec& codecFor(Protocol protocol);

// The name by which configuration and command line call a protocol ("openai-chat").
std::string_view protocolName(Protocol protocol);
std::optional<Protocol> protocolByName(std::string_view name);
// All names, separated by commas.
std::string protocolNames();

} // namespace dragoman
