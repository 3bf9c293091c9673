#include "config/import/ImportPlan.h"

#include "base/PrintableText.h"
#include "config/ConfigurationEdit.h"
#include "config/EnvironmentConfiguration.h"
#include "config/KeyRing.h"
#include "protocol/CodecTable.h"

#include <algorithm>

namespace dragoman {

namespace {

constexpr std::size_t mostProviders = 500; // each one is checked together with all others

bool isUsed(const Configuration& configuration, const KeyReference& reference)
{
    return std::any_of(configuration.providers.begin(), configuration.providers.end(),
        [&reference](const ProviderConfig& provider) {
            return std::find(provider.keys.begin(), provider.keys.end(), reference) != provider.keys.end();
        });
}

std::string freeProviderName(const Configuration& configuration, const std::string& wanted)
{
    std::string name = wanted;
    for (int number = 2; findProvider(configuration, name); ++number)
        name = wanted + '-' + std::to_string(number);
    return name;
}

std::string joined(const std::vector<KeyReference>& keys)
{
    std::string text;
    for (const KeyReference& key : keys)
        text += (text.empty() ? "" : ", ") + keyLabel(key);
    return text.empty() ? "no key" : text;
}

std::string described(const ProviderConfig& provider)
{
    return std::string(protocolName(provider.protocol)) + ", " + provider.baseUrl + ", "
        + joined(provider.keys);
}

class Planner
{
public:
    Planner(ImportPlan& plan, const ImportOptions& options)
        : m_plan(plan)
        , m_options(options)
    {
    }

    void add(const ImportedProvider& imported)
    {
        const std::string wanted = imported.provider.name;
        const bool taken = findProvider(m_plan.configuration, wanted) != nullptr;
        const bool ours = std::find(m_done.begin(), m_done.end(), wanted) != m_done.end();
        const bool replaces = taken && m_options.replace && !ours;
        ProviderConfig provider = imported.provider;
        if (taken && !replaces)
            provider.name = freeProviderName(m_plan.configuration, wanted);
        std::vector<KeyToStore> keys;
        for (const ImportedKey& key : imported.keys)
            provider.keys.push_back(referenceFor(key, provider.name, keys));
        Result<Configuration> changed = replaces ? replaceProvider(m_plan.configuration, wanted, provider)
                                                 : addProvider(m_plan.configuration, provider);
        if (!changed) {
            m_plan.skipped.push_back(wanted + ": " + changed.error().message);
            return;
        }
        note(provider, wanted, replaces);
        std::move(keys.begin(), keys.end(), std::back_inserter(m_plan.keys));
        m_plan.configuration = std::move(*changed);
    }

private:
    KeyReference referenceFor(
        const ImportedKey& key, const std::string& name, std::vector<KeyToStore>& keys) const
    {
        if (const auto* const reference = std::get_if<KeyReference>(&key))
            return *reference;
        KeyReference reference{ m_options.store, {} };
        int number = static_cast<int>(keys.size());
        do {
            reference.name = name + '-' + std::to_string(++number);
        } while (isUsed(m_plan.configuration, reference)
            || (m_options.isTaken && m_options.isTaken(reference.name)));
        keys.push_back({ reference, std::get<Secret>(key) });
        return reference;
    }

    void note(const ProviderConfig& provider, const std::string& wanted, bool replaces)
    {
        m_done.push_back(provider.name);
        ++m_plan.providers;
        if (replaces)
            noteReplaced(provider);
        else if (provider.name != wanted)
            m_plan.steps.push_back("Add provider " + provider.name + ", as there is one called " + wanted
                + ": " + described(provider) + '.');
        else
            m_plan.steps.push_back("Add provider " + provider.name + ": " + described(provider) + '.');
    }

    void noteReplaced(const ProviderConfig& provider)
    {
        const ProviderConfig& old = *findProvider(m_plan.configuration, provider.name);
        m_plan.steps.push_back("Replace provider " + provider.name + ": " + described(provider) + " (was "
            + described(old) + ").");
    }

    ImportPlan& m_plan;
    const ImportOptions& m_options;
    std::vector<std::string> m_done; // names that this import gave
};

// A program without endpoints serves nobody.
std::vector<EndpointConfig> usualEndpoints()
{
    std::vector<EndpointConfig> endpoints
        = configurationFromEnvironment([](const char*) { return std::nullopt; }).configuration.endpoints;
    for (EndpointConfig& endpoint : endpoints)
        endpoint.access = AccessMode::Token;
    return endpoints;
}

void addEndpoints(ImportPlan& plan, const std::vector<EndpointConfig>& imported)
{
    if (!plan.configuration.endpoints.empty()) {
        if (!imported.empty())
            plan.warnings.push_back(
                "The configuration has endpoints already: ports and host are not taken over.");
        return;
    }
    plan.configuration.endpoints = imported.empty() ? usualEndpoints() : imported;
    for (const EndpointConfig& endpoint : plan.configuration.endpoints)
        plan.steps.push_back("Add endpoint " + endpoint.name + " on " + endpoint.host + ", port "
            + std::to_string(endpoint.port) + '.');
}

Result<void> chooseSecretsFile(Configuration& configuration, const ImportOptions& options)
{
    if (options.store != KeyReference::Kind::File)
        return {};
    std::string& file = configuration.secrets.file;
    if (!file.empty() && file != options.secretsFile)
        return failure(ErrorKind::Conflict,
            "The configuration keeps its keys in '" + file + "' already: use that file.", "secrets.file");
    file = options.secretsFile;
    return {};
}

} // namespace

Result<ImportPlan> planImport(
    Configuration configuration, const ImportedProviders& imported, const ImportOptions& options)
{
    if (imported.providers.size() > mostProviders)
        return failure(
            ErrorKind::TooLarge, "The file names more than " + std::to_string(mostProviders) + " providers.");
    ImportPlan plan{ std::move(configuration) };
    if (const Result<void> chosen = chooseSecretsFile(plan.configuration, options); !chosen)
        return tl::unexpected(chosen.error());
    plan.skipped = imported.skipped;
    plan.warnings = imported.warnings;
    Planner planner(plan, options);
    for (const ImportedProvider& provider : imported.providers)
        planner.add(provider);
    if (plan.providers > 0)
        addEndpoints(plan, imported.endpoints);
    Result<Configuration> valid = validated(plan.configuration);
    if (!valid)
        return tl::unexpected(valid.error());
    return plan;
}

std::string planText(const ImportPlan& plan)
{
    std::string text;
    for (const std::string& step : plan.steps)
        text += printable(step) + '\n';
    for (const KeyToStore& key : plan.keys)
        text += printable("Store a key as " + keyLabel(key.reference) + '.') + '\n';
    for (const std::string& skipped : plan.skipped)
        text += printable("Skip " + skipped) + '\n';
    for (const std::string& warning : plan.warnings)
        text += printable("Warning: " + warning) + '\n';
    return text.empty() ? "There is nothing to import.\n" : redactKeyShapes(std::move(text));
}

} // namespace dragoman
