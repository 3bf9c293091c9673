#pragma once

#include "config/ConfigurationFile.h"
#include "ui/Backend.h"

#include <memory>
#include <vector>

namespace dragoman {

// What the windows start with: always something that can be used.
struct DesktopConfiguration
{
    std::unique_ptr<ConfigurationFile> file;
    Configuration configuration; // in force; the file's, unless it could not be written
    std::vector<Notice> notices;
};

// The first start's configuration: endpoints `openai` on 9999 and `anthropic` on 9998, no provider.
Configuration firstConfiguration();

// Reads the file. One that does not exist is written as firstConfiguration(). One that cannot be used is
// kept aside, and the last good one, else the first one, takes its place; a notice says so.
DesktopConfiguration openDesktopConfiguration(const QString& fileName);

} // namespace dragoman
