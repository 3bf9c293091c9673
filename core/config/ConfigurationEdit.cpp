#include "config/ConfigurationEdit.h"

#include "config/ConfigurationReader.h"
#include "config/ConfigurationWriter.h"

#include <algorithm>

namespace dragoman {

namespace {

template <class Entry>
const Entry* findNamed(const std::vector<Entry>& entries, std::string_view name)
{
    const auto found = std::find_if(
        entries.begin(), entries.end(), [name](const Entry& entry) { return entry.name == name; });
    return found == entries.end() ? nullptr : &*found;
}

template <class Entry>
std::size_t indexOf(const std::vector<Entry>& entries, const Entry* entry)
{
    return static_cast<std::size_t>(entry - entries.data());
}

tl::unexpected<Error> noSuch(const char* what, const std::string& name)
{
    return failure(ErrorKind::NotFound, "There is no " + std::string(what) + " '" + name + "'.");
}

tl::unexpected<Error> nameTaken(const char* what, const std::string& name)
{
    return failure(
        ErrorKind::Conflict, "There is a" + std::string(what) + " '" + name + "' already.", "name");
}

// Endpoints that use this provider and no other one.
const EndpointConfig* onlyUserOf(const Configuration& configuration, const std::string& name)
{
    const auto usesOnlyThis = [&name](const EndpointConfig& endpoint) {
        const auto count = std::count(endpoint.providers.begin(), endpoint.providers.end(), name);
        return count > 0 && static_cast<std::size_t>(count) == endpoint.providers.size();
    };
    const auto found
        = std::find_if(configuration.endpoints.begin(), configuration.endpoints.end(), usesOnlyThis);
    return found == configuration.endpoints.end() ? nullptr : &*found;
}

void renameUses(Configuration& configuration, const std::string& from, const std::string& to)
{
    for (EndpointConfig& endpoint : configuration.endpoints)
        std::replace(endpoint.providers.begin(), endpoint.providers.end(), from, to);
    if (configuration.routing.pinned == from)
        configuration.routing.pinned = to;
}

void dropUses(Configuration& configuration, const std::string& name)
{
    for (EndpointConfig& endpoint : configuration.endpoints)
        std::erase(endpoint.providers, name);
    if (configuration.routing.pinned == name)
        configuration.routing.pinned.clear();
}

std::vector<int> sortedPriorities(const std::vector<ProviderConfig>& providers)
{
    std::vector<int> priorities;
    priorities.reserve(providers.size());
    for (const ProviderConfig& provider : providers)
        priorities.push_back(provider.priority);
    std::sort(priorities.begin(), priorities.end());
    return priorities;
}

bool holdsEachOnce(const std::vector<ProviderConfig>& providers, std::vector<std::string> names)
{
    std::sort(names.begin(), names.end());
    return names.size() == providers.size() && std::unique(names.begin(), names.end()) == names.end()
        && std::all_of(providers.begin(), providers.end(), [&names](const ProviderConfig& provider) {
               return std::binary_search(names.begin(), names.end(), provider.name);
           });
}

} // namespace

std::vector<ConfigurationProblem> problemsOf(const Configuration& configuration)
{
    ReadConfiguration read = readConfiguration(writeConfiguration(configuration));
    // What comes back different was no text, or JSON that reaches beyond its own member.
    if (read.problems.empty() && read.configuration != configuration)
        read.problems.push_back({ "", "holds a text that a configuration file cannot say" });
    return read.problems;
}

std::string describeProblems(const std::vector<ConfigurationProblem>& problems)
{
    std::string text;
    for (const ConfigurationProblem& problem : problems)
        text += (text.empty() ? "" : "\n") + problem.path + (problem.path.empty() ? "" : ": ")
            + problem.message;
    return text;
}

Result<Configuration> validated(Configuration configuration)
{
    const std::vector<ConfigurationProblem> problems = problemsOf(configuration);
    if (problems.empty())
        return configuration;
    return failure(ErrorKind::InvalidRequest, describeProblems(problems), problems.front().path);
}

const ProviderConfig* findProvider(const Configuration& configuration, std::string_view name)
{
    return findNamed(configuration.providers, name);
}

const EndpointConfig* findEndpoint(const Configuration& configuration, std::string_view name)
{
    return findNamed(configuration.endpoints, name);
}

Result<Configuration> addProvider(Configuration configuration, ProviderConfig provider)
{
    if (findProvider(configuration, provider.name))
        return nameTaken(" provider", provider.name);
    configuration.providers.push_back(std::move(provider));
    return validated(std::move(configuration));
}

Result<Configuration> replaceProvider(
    Configuration configuration, const std::string& name, ProviderConfig provider)
{
    const ProviderConfig* const old = findProvider(configuration, name);
    if (!old)
        return noSuch("provider", name);
    if (provider.name != name && findProvider(configuration, provider.name))
        return nameTaken(" provider", provider.name);
    renameUses(configuration, name, provider.name);
    configuration.providers[indexOf(configuration.providers, old)] = std::move(provider);
    return validated(std::move(configuration));
}

Result<Configuration> removeProvider(Configuration configuration, const std::string& name)
{
    const ProviderConfig* const old = findProvider(configuration, name);
    if (!old)
        return noSuch("provider", name);
    if (const EndpointConfig* const user = onlyUserOf(configuration, name))
        return failure(ErrorKind::Conflict,
            "Endpoint '" + user->name + "' uses only the provider '" + name
                + "': give it another one first.");
    configuration.providers.erase(
        configuration.providers.begin() + static_cast<std::ptrdiff_t>(indexOf(configuration.providers, old)));
    dropUses(configuration, name);
    return validated(std::move(configuration));
}

Result<Configuration> reorderProviders(Configuration configuration, const std::vector<std::string>& names)
{
    if (!holdsEachOnce(configuration.providers, names))
        return failure(ErrorKind::InvalidRequest, "The new order must name each provider once.");
    const std::vector<int> priorities = sortedPriorities(configuration.providers);
    std::vector<ProviderConfig> ordered;
    ordered.reserve(names.size());
    for (const std::string& name : names) {
        ordered.push_back(*findProvider(configuration, name));
        ordered.back().priority = priorities[ordered.size() - 1];
    }
    configuration.providers = std::move(ordered);
    return validated(std::move(configuration));
}

Result<Configuration> replaceEndpoint(
    Configuration configuration, const std::string& name, EndpointConfig endpoint)
{
    const EndpointConfig* const old = findEndpoint(configuration, name);
    if (!old)
        return noSuch("endpoint", name);
    if (endpoint.name != name && findEndpoint(configuration, endpoint.name))
        return nameTaken("n endpoint", endpoint.name);
    configuration.endpoints[indexOf(configuration.endpoints, old)] = std::move(endpoint);
    return validated(std::move(configuration));
}

} // namespace dragoman
