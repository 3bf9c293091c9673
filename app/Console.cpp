#include "app/Console.h"

#include <cstdio>

namespace dragoman {

namespace {

void writeLine(std::FILE* stream, std::string text)
{
    if (text.empty() || text.back() != '\n')
        text += '\n';
    std::fwrite(text.data(), 1, text.size(), stream);
    std::fflush(stream);
}

} // namespace

void say(const std::string& text)
{
    writeLine(stdout, text);
}

int complain(const Error& error)
{
    writeLine(stderr, "dragoman: " + error.message);
    return 1;
}

void warn(const std::string& message)
{
    writeLine(stderr, "dragoman: warning: " + message);
}

std::string problemText(const QString& source, const std::vector<ConfigurationProblem>& problems)
{
    std::string text = "the configuration (" + source.toStdString() + ") cannot be used:";
    for (const ConfigurationProblem& problem : problems)
        text += "\n  " + (problem.path.empty() ? "" : problem.path + ": ") + problem.message;
    return text;
}

} // namespace dragoman
