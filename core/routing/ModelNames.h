#pragma once

#include "base/Wildcard.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dragoman {

// Model names of a provider by role, and names that clients may use instead.
struct ModelNames
{
    std::vector<std::string> big{};
    std::vector<std::string> middle{};
    std::vector<std::string> small{};
    std::vector<std::pair<std::string, std::string>> aliases{}; // wildcard pattern -> model, in file order

    bool operator==(const ModelNames&) const = default;
};

// The name that the provider knows for the name that a client asked for: aliases first (the most
// specific pattern: most characters that are no wildcard, then the earlier one), then roles (a name with
// "haiku" takes the first small model, "sonnet" the first middle one, "opus" the first big one), else
// the name itself. Patterns know `*` and `?` and compare without case.
std::string providerModel(const ModelNames& names, std::string_view asked);

} // namespace dragoman
