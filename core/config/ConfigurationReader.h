#pragma once

#include "config/Configuration.h"

#include <string>
#include <vector>

namespace dragoman {

// What a configuration text says. It may be used only when there is no problem.
struct ReadConfiguration
{
    Configuration configuration{};
    std::vector<ConfigurationProblem> problems{};
};

// Reads the JSON text of a configuration file (format: README, "Configuration"). Every problem is found,
// not only the first one: wrong types, values out of range, unknown keys, names given twice or used but
// not defined, literal keys, addresses that would carry a key in clear text.
ReadConfiguration readConfiguration(std::string text);

// The reference that a key entry of the file stands for ("keychain:NAME", "env:NAME", "${NAME}",
// "file:NAME"). Errors: InvalidRequest with a hint, never repeating the text: it may be a key.
Result<KeyReference> readKeyReference(std::string_view text);

} // namespace dragoman
