#include "routing/ModelNames.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

const std::string* aliasFor(const ModelNames& names, std::string_view asked)
{
    const std::pair<std::string, std::string>* best = nullptr;
    for (const auto& alias : names.aliases) {
        const bool better = !best || wildcardWeight(alias.first) > wildcardWeight(best->first);
        if (better && matchesWildcard(alias.first, asked))
            best = &alias;
    }
    return best ? &best->second : nullptr;
}

struct RoleWord
{
    std::string_view word;
    std::vector<std::string> ModelNames::*models;
};
constexpr std::array<RoleWord, 3> roleWords{ { { "haiku", &ModelNames::small },
    { "sonnet", &ModelNames::middle }, { "opus", &ModelNames::big } } };

} // namespace

std::string providerModel(const ModelNames& names, std::string_view asked)
{
    if (const std::string* alias = aliasFor(names, asked))
        return *alias;
    const std::string name = lowered(asked);
    for (const RoleWord& role : roleWords) {
        const std::vector<std::string>& models = names.*role.models;
        if (!models.empty() && name.find(role.word) != std::string::npos)
            return models.front();
    }
    return std::string(asked);
}

} // namespace dragoman
