#pragma once

#include "config/Configuration.h"

#include <string_view>

namespace dragoman {

// What stands in an exported configuration where a secret may have been.
inline constexpr std::string_view removedSecret = "REMOVED: looked like a secret";

// The configuration as it may be shown to others: key references stay; headers and body additions whose name
// or value looks like a secret are replaced by a remark, a user name and password of a proxy are left out.
Configuration withoutSecrets(Configuration configuration);

} // namespace dragoman
