#include "config/import/DotEnvImport.h"

#include "config/ConfigurationEdit.h"
#include "config/EnvironmentConfiguration.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

using Variables = std::vector<std::pair<std::string, std::string>>;

constexpr std::array<std::string_view, 6> keyVariables{ "ANYROUTER_API_KEY", "ANYROUTER_KEY",
    "ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_API_KEY", "OPENAI_API_KEY", "API_KEY" };
constexpr std::string_view space = " \t\r";

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(space);
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

bool isName(std::string_view text)
{
    const auto fits = [](char c) {
        return c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    };
    return !text.empty() && std::all_of(text.begin(), text.end(), fits);
}

// A value as a shell would see it: quotes go, and a comment behind white space.
std::optional<std::string> valueOf(std::string_view text)
{
    if (text.starts_with('"') || text.starts_with('\'')) {
        const std::size_t end = text.find(text[0], 1);
        if (end == std::string_view::npos)
            return {};
        const std::string_view rest = trimmed(text.substr(end + 1));
        return rest.empty() || rest.starts_with('#') ? std::optional(std::string(text.substr(1, end - 1)))
                                                     : std::nullopt;
    }
    const std::size_t comment = std::min(text.find(" #"), text.find("\t#"));
    return std::string(trimmed(text.starts_with('#') ? std::string_view() : text.substr(0, comment)));
}

tl::unexpected<Error> wrongLine(std::size_t number, const char* what)
{
    return failure(ErrorKind::InvalidRequest, "Line " + std::to_string(number) + ' ' + what + '.');
}

// NAME and VALUE as they are written; an empty name when the line is of another form.
std::pair<std::string_view, std::string_view> splitLine(std::string_view line)
{
    if (line.starts_with("export "))
        line = trimmed(line.substr(7));
    const std::size_t equals = line.find('=');
    const std::string_view name = trimmed(line.substr(0, equals));
    if (equals == std::string_view::npos || !isName(name))
        return {};
    return { name, trimmed(line.substr(equals + 1)) };
}

Result<void> readLine(std::string_view line, std::size_t number, Variables& variables)
{
    line = trimmed(line);
    if (line.empty() || line.starts_with('#'))
        return {};
    const auto [name, written] = splitLine(line);
    if (name.empty())
        return wrongLine(number, "is not of the form NAME=VALUE");
    std::optional<std::string> value = valueOf(written);
    if (!value)
        return wrongLine(number, "has a quotation mark without its counterpart");
    const auto same = [key = name](const auto& entry) { return entry.first == key; };
    std::erase_if(variables, same); // the last one counts
    variables.emplace_back(name, std::move(*value));
    return {};
}

Result<Variables> readVariables(std::string_view text)
{
    Variables variables;
    std::size_t number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (const Result<void> read = readLine(text.substr(0, end), ++number, variables); !read)
            return tl::unexpected(read.error());
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return variables;
}

bool isSameKey(const ImportedKey& one, const ImportedKey& other)
{
    const Secret* const secret = std::get_if<Secret>(&one);
    const Secret* const otherSecret = std::get_if<Secret>(&other);
    if (secret && otherSecret)
        return secret->equals(otherSecret->reveal());
    return !secret && !otherSecret && std::get<KeyReference>(one) == std::get<KeyReference>(other);
}

void addNewKeys(std::vector<ImportedKey> given, std::vector<ImportedKey>& keys)
{
    for (ImportedKey& key : given) {
        const auto same = [&key](const ImportedKey& other) { return isSameKey(key, other); };
        if (std::none_of(keys.begin(), keys.end(), same))
            keys.push_back(std::move(key));
    }
}

// A value may hold several keys, separated by commas.
void addKeys(std::string_view value, std::vector<ImportedKey>& keys)
{
    while (!value.empty()) {
        const std::size_t end = std::min(value.find(','), value.size());
        addNewKeys(importedKeys(trimmed(value.substr(0, end))), keys);
        value.remove_prefix(std::min(end + 1, value.size()));
    }
}

// The variables of a file as an environment that remembers what it was asked for.
class FileEnvironment
{
public:
    explicit FileEnvironment(Variables variables)
        : m_variables(std::move(variables))
    {
    }

    std::optional<std::string> find(std::string_view name)
    {
        m_asked.emplace_back(name);
        for (const auto& [key, value] : m_variables) {
            if (key == name)
                return value;
        }
        return {};
    }

    std::vector<std::string> unasked() const
    {
        std::vector<std::string> names;
        for (const auto& [key, value] : m_variables) {
            if (std::find(m_asked.begin(), m_asked.end(), key) == m_asked.end())
                names.push_back(key);
        }
        return names;
    }

private:
    const Variables m_variables;
    std::vector<std::string> m_asked;
};

// With a key of ours in the provider's place, clients present the local token.
void guardEndpoints(std::vector<EndpointConfig>& endpoints)
{
    for (EndpointConfig& endpoint : endpoints)
        endpoint.access = AccessMode::Token;
}

} // namespace

bool isVariableLine(std::string_view line)
{
    return !splitLine(trimmed(line)).first.empty();
}

Result<ImportedProviders> importDotEnv(std::string_view text)
{
    Result<Variables> variables = readVariables(text);
    if (!variables)
        return tl::unexpected(variables.error());
    FileEnvironment environment(std::move(*variables));
    ReadConfiguration read
        = configurationFromEnvironment([&](const char* name) { return environment.find(name); });
    if (!read.problems.empty())
        return failure(
            ErrorKind::InvalidRequest, describeProblems(read.problems), read.problems.front().path);
    if (read.configuration.providers.empty())
        return failure(
            ErrorKind::InvalidRequest, "The file sets no ANYROUTER_BASE_URL.", "ANYROUTER_BASE_URL");
    ImportedProvider provider{ std::move(read.configuration.providers.front()), {} };
    provider.provider.keys.clear();
    for (const std::string_view name : keyVariables)
        addKeys(environment.find(name).value_or(""), provider.keys);
    ImportedProviders imported;
    imported.endpoints = std::move(read.configuration.endpoints);
    if (!provider.keys.empty())
        guardEndpoints(imported.endpoints);
    imported.providers.push_back(std::move(provider));
    for (const std::string& name : environment.unasked())
        imported.warnings.push_back("The variable " + name + " is not understood and left out.");
    return imported;
}

} // namespace dragoman
