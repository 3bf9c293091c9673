#pragma once

#include "base/Result.h"

namespace dragoman {

// Asks on the terminal whether to do what was shown; `yes` = the user said so already (--yes).
// Errors: InvalidRequest when the answer is no, or there is no terminal to ask on.
Result<void> confirm(bool yes);

} // namespace dragoman
