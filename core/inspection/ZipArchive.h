#pragma once

#include "base/Result.h"

#include <string>
#include <vector>

namespace dragoman {

struct ArchiveFile
{
    std::string name; // with '/' between folders
    std::string content;
};

// The bytes of a ZIP file with these files. Errors: Internal with the library's reason.
Result<std::string> zipArchive(const std::vector<ArchiveFile>& files);

} // namespace dragoman
