#pragma once

#include "config/import/ImportedProviders.h"

#include <optional>

namespace dragoman {

// The files of other programs that can be read.
enum class ImportFormat {
    ProviderJson, // provider.json of the bridge programs
    LiteLlm, // config.yaml of the LiteLLM proxy
    DotEnv, // .env of the AnyRouter proxies
};

// "provider-json", "litellm", "env"; nothing for another name.
std::optional<ImportFormat> importFormatByName(std::string_view name);
// All names, for a message.
std::string importFormatNames();

// What a text looks like. Errors: InvalidRequest that says so.
Result<ImportFormat> detectImportFormat(std::string_view text);

// Errors: InvalidRequest with the place of what is wrong; never with a key.
Result<ImportedProviders> readImport(std::string text, ImportFormat format);

} // namespace dragoman
