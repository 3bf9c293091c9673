#include "config/import/LiteLlmImport.h"

#include "config/HostNames.h"
#include "config/Presets.h"
#include "config/import/YamlDocument.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

// One entry of model_list, in our words.
struct Deployment
{
    std::string alias;
    std::string kind; // "openai", "anthropic", the id of a preset ...
    std::string model; // without the kind
    std::string baseUrl; // empty: the usual one of the kind
    std::string key; // as it is written
};

constexpr std::array<std::string_view, 5> knownParameters{ "model", "api_base", "base_url", "api_key",
    "custom_llm_provider" };

// "openai/gpt-4o" -> openai. Model names have slashes of their own, so only kinds that we know count.
std::string kindOf(const YamlValue& parameters, const std::string& model)
{
    if (const std::string given = parameters["custom_llm_provider"].text(); !given.empty())
        return given;
    const std::size_t slash = model.find('/');
    if (slash != std::string::npos)
        return model.substr(0, slash);
    return model.starts_with("claude") ? "anthropic" : "openai";
}

std::string withoutKind(const std::string& model, const std::string& kind)
{
    return model.starts_with(kind + '/') ? model.substr(kind.size() + 1) : model;
}

Protocol protocolOf(const std::string& kind)
{
    return kind == "anthropic" ? Protocol::Anthropic : Protocol::OpenAiChat;
}

// Where no key is written LiteLLM takes the variable that the vendor's own tools use.
std::string usualVariable(const std::string& kind)
{
    std::string name;
    for (const char c : kind)
        name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c == '-' ? '_' : c;
    return "os.environ/" + name + "_API_KEY";
}

class ModelListReader
{
public:
    explicit ModelListReader(ImportedProviders& imported)
        : m_imported(imported)
    {
    }

    void read(const YamlValue& entry)
    {
        const YamlValue parameters = entry["litellm_params"];
        const std::string model = parameters["model"].text();
        const std::string place = "model_list, line " + std::to_string(entry.line());
        Deployment deployment{ entry["model_name"].text(), kindOf(parameters, model), {}, {}, {} };
        deployment.model = withoutKind(model, deployment.kind);
        deployment.baseUrl = parameters[parameters["api_base"].isMissing() ? "base_url" : "api_base"].text();
        deployment.key = parameters["api_key"].text();
        if (const std::string why = problemOf(deployment); !why.empty()) {
            m_imported.skipped.push_back(place + ": " + why);
            return;
        }
        warnOfUnknown(parameters, place);
        addAlias(providerFor(deployment), deployment, place);
    }

private:
    struct Group
    {
        std::string baseUrl;
        std::string key;
        Protocol protocol;
        std::size_t index;
    };

    static std::string problemOf(const Deployment& deployment)
    {
        if (deployment.alias.empty())
            return "has no model_name";
        if (deployment.model.empty())
            return "has no litellm_params.model";
        if (deployment.baseUrl.starts_with("os.environ/"))
            return "takes its address from an environment variable";
        if (!deployment.baseUrl.empty())
            return {};
        return presetById(deployment.kind) ? "" : "its kind '" + deployment.kind + "' is not supported";
    }

    ProviderConfig& providerFor(const Deployment& deployment)
    {
        const ProviderPreset* const preset
            = deployment.baseUrl.empty() ? presetById(deployment.kind) : nullptr;
        const std::string baseUrl = preset ? preset->endpoints.front().baseUrl : deployment.baseUrl;
        const bool unsaid = deployment.key.empty() && preset && preset->needsKey;
        const Group group{ baseUrl, unsaid ? usualVariable(deployment.kind) : deployment.key,
            preset ? preset->endpoints.front().protocol : protocolOf(deployment.kind),
            m_imported.providers.size() };
        const auto same = [&group](const Group& other) {
            return other.baseUrl == group.baseUrl && other.key == group.key
                && other.protocol == group.protocol;
        };
        const auto found = std::find_if(m_groups.begin(), m_groups.end(), same);
        if (found != m_groups.end())
            return m_imported.providers[found->index].provider;
        m_groups.push_back(group);
        const std::string name = preset ? preset->id : std::string(hostOf(baseUrl));
        m_imported.providers.push_back(
            { providerAt(name, group.protocol, baseUrl), importedKeys(group.key) });
        return m_imported.providers.back().provider;
    }

    void addAlias(ProviderConfig& provider, const Deployment& deployment, const std::string& place)
    {
        std::vector<std::pair<std::string, std::string>>& aliases = provider.models.aliases;
        const auto same = [&deployment](const auto& alias) { return alias.first == deployment.alias; };
        if (deployment.model.find('*') != std::string::npos)
            return warn(place,
                "the wildcard '" + deployment.model
                    + "' needs no alias: names that match nothing pass unchanged");
        if (std::any_of(aliases.begin(), aliases.end(), same))
            return warn(place, "'" + deployment.alias + "' is there already for this provider and left out");
        aliases.emplace_back(deployment.alias, deployment.model);
    }

    void warnOfUnknown(const YamlValue& parameters, const std::string& place)
    {
        for (const std::string& key : parameters.keys()) {
            const bool known = key == "<<"
                || std::find(knownParameters.begin(), knownParameters.end(), key) != knownParameters.end();
            if (!known)
                warn(place, "`" + key + "` is not understood and left out");
        }
    }

    void warn(const std::string& place, const std::string& what)
    {
        m_imported.warnings.push_back(place + ": " + what + '.');
    }

    ImportedProviders& m_imported;
    std::vector<Group> m_groups;
};

} // namespace

Result<ImportedProviders> importLiteLlm(std::string_view text)
{
    YamlDocument document;
    if (const Result<void> parsed = document.parse(text); !parsed)
        return tl::unexpected(parsed.error());
    const YamlValue list = document.root()["model_list"];
    if (!list.isSequence())
        return failure(ErrorKind::InvalidRequest, "The file has no list `model_list`.", "model_list");
    ImportedProviders imported;
    ModelListReader reader(imported);
    for (const YamlValue& entry : list.elements())
        reader.read(entry);
    for (const std::string& section : document.root().keys()) {
        if (section != "model_list")
            imported.warnings.push_back("The section `" + section + "` is not taken over.");
    }
    return imported;
}

} // namespace dragoman
