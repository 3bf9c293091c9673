#include "updates/ReleaseDescription.h"
#include "updates/ReleaseSignature.h"
#include "updates/SemanticVersion.h"

#include <cstdint>
#include <cstdlib>

using namespace dragoman;

// What anybody on the way may send, and what only the holder of the key may.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (verifiedDescription(text, ReleaseKey{ 1, 2, 3 }))
        std::abort(); // nobody has signed anything with that key
    const Result<ReleaseDescription> release = readReleaseDescription(text);
    if (release && (!SemanticVersion::parse(release->version) || release->expires <= release->issued))
        std::abort();
    return 0;
}
