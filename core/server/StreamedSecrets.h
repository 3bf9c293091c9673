#pragma once

#include "base/SecretFinder.h"

#include <string_view>
#include <vector>

namespace dragoman {

// What has to be hidden in a body, in order and apart from each other: secrets as they stand there and, in a
// stream of events, also those that a model wrote piece by piece, a few letters in each event.
std::vector<TextRange> secretsInBody(const SecretFinder& secrets, std::string_view body);

} // namespace dragoman
