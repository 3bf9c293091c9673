#pragma once

#include "config/Configuration.h"

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// What stands in an exported configuration where a secret may have been.
inline constexpr std::string_view removedSecret = "REMOVED: looked like a secret";

// True for a value, such as that of a configured header, that should not be shown: its name or its looks
// tell.
bool looksSecret(std::string_view name, const std::string& value);

// The configuration as it may be shown to others: key references stay; headers and body additions whose name
// or value looks like a secret are replaced by a remark, user names and passwords of proxies are left out.
Configuration withoutSecrets(Configuration configuration);

// The way back, for an entry that was shown without secrets, edited and returned: where it still says what
// was shown, it says again what `stored` says (null = there is no such entry). `path` is its place; problems
// name remarks that stand for nothing.
std::vector<ConfigurationProblem> restoreSecrets(
    ProviderConfig& returned, const ProviderConfig* stored, const std::string& path);
void restoreSecrets(UpdatesConfig& returned, const UpdatesConfig& stored);

} // namespace dragoman
