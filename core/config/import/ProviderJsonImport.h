#pragma once

#include "config/import/ImportedProviders.h"

namespace dragoman {

// Reads the provider.json of the bridge programs: {"providers": {NAME: {"type", "base_url", "api_key",
// "enabled", "priority", "timeout", "models": {"big", "middle", "small"}}}}. Errors: InvalidRequest with
// line and column, or with the path of what makes the whole file unusable.
Result<ImportedProviders> importProviderJson(std::string text);

} // namespace dragoman
