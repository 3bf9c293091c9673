#pragma once

#include "config/import/ImportedProviders.h"

namespace dragoman {

// Reads the `model_list` of a LiteLLM proxy configuration (YAML). Entries with the same address and key
// become one provider, whose aliases are the entries' model names. Errors: InvalidRequest with line and
// column.
Result<ImportedProviders> importLiteLlm(std::string_view text);

} // namespace dragoman
