#pragma once

#include "config/ConfigurationReader.h"

#include <QString>

#include <string>
#include <vector>

namespace dragoman {

// Writes text to stdout, with a line end when it has none.
void say(const std::string& text);
// Writes "dragoman: MESSAGE" to stderr and returns 1, the exit code that goes with it.
int complain(const Error& error);
// Writes "dragoman: warning: MESSAGE" to stderr.
void warn(const std::string& message);
// The problems of a configuration, one a line with its path, for a person to read.
std::string problemText(const QString& source, const std::vector<ConfigurationProblem>& problems);

} // namespace dragoman
