#include "server/ManagementEdits.h"

#include "base/Json.h"
#include "config/ConfigurationEdit.h"
#include "config/ConfigurationExport.h"
#include "config/ConfigurationReader.h"
#include "config/ProviderReader.h"
#include "server/ManagementAnswers.h"

#include <algorithm>
#include <iterator>

namespace dragoman {

namespace {

using Problems = std::vector<ConfigurationProblem>;

std::string pathOf(std::size_t index)
{
    return "providers[" + std::to_string(index) + "]";
}

void append(Problems& problems, Problems further)
{
    problems.insert(
        problems.end(), std::make_move_iterator(further.begin()), std::make_move_iterator(further.end()));
}

OrRefusal<Configuration> answered(Result<Configuration> edited)
{
    return std::move(edited).map_error([](const Error& error) { return managementError(error); });
}

// `stored` = the entry that it takes the place of, or null.
OrRefusal<ProviderConfig> readEntry(std::string body, const ProviderConfig* stored, const std::string& path)
{
    JsonDocument document;
    if (const Result<void> parsed = document.parse(std::move(body)); !parsed)
        return tl::unexpected(managementError(parsed.error()));
    Problems problems;
    ProviderConfig provider = readProvider(document.root(), path, problems);
    append(problems, restoreSecrets(provider, stored, path));
    if (!problems.empty())
        return tl::unexpected(managementProblems(problems));
    return provider;
}

OrRefusal<Configuration> added(std::string body, const Configuration& current)
{
    return readEntry(std::move(body), nullptr, pathOf(current.providers.size()))
        .and_then(
            [&](ProviderConfig provider) { return answered(addProvider(current, std::move(provider))); });
}

OrRefusal<Configuration> replaced(const std::string& name, std::string body, const Configuration& current)
{
    const ProviderConfig* const stored = findProvider(current, name);
    if (!stored)
        return answered(removeProvider(current, name)); // the refusal of a name that there is not
    const auto index = static_cast<std::size_t>(stored - current.providers.data());
    return readEntry(std::move(body), stored, pathOf(index)).and_then([&](ProviderConfig provider) {
        return answered(replaceProvider(current, name, std::move(provider)));
    });
}

OrRefusal<Configuration> replacedWhole(std::string body, const Configuration& current)
{
    ReadConfiguration read = readConfiguration(std::move(body));
    std::vector<ProviderConfig>& providers = read.configuration.providers;
    for (std::size_t i = 0; i < providers.size(); ++i)
        append(
            read.problems, restoreSecrets(providers[i], findProvider(current, providers[i].name), pathOf(i)));
    restoreSecrets(read.configuration.updates, current.updates);
    if (!read.problems.empty())
        return tl::unexpected(managementProblems(read.problems));
    return std::move(read.configuration);
}

bool namesRevision(std::string_view list, const std::string& tag)
{
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        std::string_view one = list.substr(0, end);
        list.remove_prefix(std::min(end + 1, list.size()));
        one.remove_prefix(std::min(one.find_first_not_of(" \t"), one.size()));
        one = one.substr(0, one.find_last_not_of(" \t") + 1);
        if (one == tag || one == "*")
            return true;
    }
    return false;
}

} // namespace

OrRefusal<Configuration> editedConfiguration(
    const ManagementRoute& route, std::string body, const Configuration& current)
{
    switch (route.operation) {
    case ManagementOperation::AddProvider: return added(std::move(body), current);
    case ManagementOperation::ReplaceProvider: return replaced(route.name, std::move(body), current);
    case ManagementOperation::RemoveProvider: return answered(removeProvider(current, route.name));
    case ManagementOperation::ReplaceConfiguration: return replacedWhole(std::move(body), current);
    case ManagementOperation::ListProviders:
    case ManagementOperation::ShowProvider:
    case ManagementOperation::TestProvider:
    case ManagementOperation::ForgiveProvider:
    case ManagementOperation::ListHealth:
    case ManagementOperation::ShowHealth:
    case ManagementOperation::ShowConfiguration:
    case ManagementOperation::ShowMetrics: break;
    }
    return current;
}

std::string entityTag(const std::string& revision)
{
    return '"' + revision + '"';
}

OrRefusal<void> checkPrecondition(const RequestHead& head, const std::string& revision)
{
    const std::string* const expected = head.headers.find("if-match");
    if (!expected)
        return tl::unexpected(managementError(
            428, "A change must say what it was made from: send the ETag of a GET as If-Match."));
    if (!namesRevision(*expected, entityTag(revision)))
        return tl::unexpected(outdatedEdit());
    return {};
}

HttpAnswer outdatedEdit()
{
    return managementError(
        412, "The configuration was changed meanwhile: get it again and repeat the change.");
}

} // namespace dragoman
