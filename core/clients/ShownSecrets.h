#pragma once

#include "clients/SettingsFormat.h"

namespace dragoman {

// `shown` (such as a difference of settings) with every text that stands under a key like "api_key" or
// "AUTH_TOKEN" in `settings` replaced by ***.
std::string withoutSecrets(std::string shown, const SettingsFormat& format, std::string_view settings);

} // namespace dragoman
