#pragma once

#include "config/KeyRing.h"

namespace dragoman {

// Loads the keys that a configuration refers to and waits for them, for 10 s at most. A keychain may show a
// window of its own meanwhile. Keys that did not come keep the reason.
KeyRing waitForKeys(const Configuration& configuration);

} // namespace dragoman
