#pragma once

#include "base/Result.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

struct ReleaseFile
{
    std::string name;
    std::int64_t size = 0; // bytes
    std::string sha256; // 64 lower-case hexadecimal digits

    bool operator==(const ReleaseFile&) const = default;
};

// What a release says of itself. The text of it is made and signed by packaging/distribution/sign-release;
// docs/packaging.md describes its form.
struct ReleaseDescription
{
    std::string version; // by Semantic Versioning
    std::string date; // of the release, "2026-11-21"
    std::string notesUrl; // https; what is new
    std::chrono::sys_seconds issued{}; // when it was signed
    std::chrono::sys_seconds expires{}; // from then on nobody believes it
    std::vector<ReleaseFile> files{};
};

// Reads the signed text. Members that are not known are left to newer programs. Errors: InvalidRequest that
// names the member.
Result<ReleaseDescription> readReleaseDescription(std::string_view text);

} // namespace dragoman
