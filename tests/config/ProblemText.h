#pragma once

#include "config/Configuration.h"

#include <string>
#include <vector>

namespace dragoman {

// "path: message" of each problem, one a line.
inline std::string problemLines(const std::vector<ConfigurationProblem>& problems)
{
    std::string text;
    for (const ConfigurationProblem& problem : problems)
        text += (text.empty() ? "" : "\n") + problem.path + ": " + problem.message;
    return text;
}

} // namespace dragoman
