#pragma once

#include "base/SecretFinder.h"
#include "inspection/ZipArchive.h"
#include "journal/RequestRecord.h"

namespace dragoman {

struct SupportBundleContent
{
    std::string about{}; // version, system, libraries: lines
    std::string configuration{}; // JSON of withoutSecrets(Configuration)
    std::vector<RequestRecord> failures{}; // recent ones, newest first
    std::vector<RequestRecord> requests{}; // chosen by the user, with what was kept of them
};

// What somebody who asks for help may send. `secrets` holds every key that the program knows: each file is
// searched once more, although nothing of it should hold one.
std::vector<ArchiveFile> supportFiles(const SupportBundleContent& content, const SecretFinder& secrets);
// The same as one ZIP file.
Result<std::string> supportBundle(const SupportBundleContent& content, const SecretFinder& secrets);

} // namespace dragoman
