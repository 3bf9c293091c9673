#pragma once

#include <functional>

namespace dragoman {

// Gives a number in [0, 1), evenly spread. Handed in, so that tests decide what "random" is.
using RandomNumber = std::function<double()>;

} // namespace dragoman
