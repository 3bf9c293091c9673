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

std::size_t specificity(std::string_view pattern)
{
    return static_cast<std::size_t>(
        std::count_if(pattern.begin(), pattern.end(), [](char c) { return c != '*' && c != '?'; }));
}

const std::string* aliasFor(const ModelNames& names, std::string_view asked)
{
    const std::pair<std::string, std::string>* best = nullptr;
    for (const auto& alias : names.aliases) {
        const bool better = !best || specificity(alias.first) > specificity(best->first);
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

// Walks both texts once and goes back to the last star on a mismatch: no recursion, so no pattern can
// make it slow.
bool matchesWildcard(std::string_view pattern, std::string_view text)
{
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = std::string_view::npos;
    std::size_t starText = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            starText = t;
        } else if (p < pattern.size() && (pattern[p] == '?' || lower(pattern[p]) == lower(text[t]))) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++starText;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

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
