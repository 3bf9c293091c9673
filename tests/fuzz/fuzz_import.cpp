#include "config/ConfigurationEdit.h"
#include "config/import/ImportFormat.h"
#include "config/import/ImportPlan.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace dragoman;

// Any bytes, as any of the formats: what can be planned gives a valid configuration.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size);
    (void)detectImportFormat(text);
    for (const ImportFormat format :
        { ImportFormat::ProviderJson, ImportFormat::LiteLlm, ImportFormat::DotEnv }) {
        const Result<ImportedProviders> imported = readImport(text, format);
        if (!imported)
            continue;
        const Result<ImportPlan> plan = planImport({}, *imported, {});
        if (plan && (!problemsOf(plan->configuration).empty() || planText(*plan).empty()))
            std::abort();
    }
    return 0;
}
