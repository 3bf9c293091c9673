#pragma once

#include "base/Result.h"

#include <QString>

#include <string_view>

namespace dragoman {

// Files that only their owner may see. Errors: Unavailable with what the system says.

// Replaces the content of a file (a symbolic link's target) as a whole or not at all; mode 0600.
Result<void> writePrivateFile(const QString& fileName, std::string_view content);

// The same, but a file that exists keeps its mode; a new one gets 0600.
Result<void> replaceFile(const QString& fileName, std::string_view content);

// Makes the folder (0700) and what is missing above it; one that exists stays as it is.
Result<void> makePrivateFolder(const QString& folder);

} // namespace dragoman
