#include "updates/ReleaseVerdict.h"

#include "updates/SemanticVersion.h"

namespace dragoman {

namespace {

Result<ReleaseDescription> withoutReplay(ReleaseDescription release, const ReleaseExpectations& expected)
{
    if (expected.now >= release.expires)
        return failure(ErrorKind::Conflict,
            "The description of the release has expired: it is an old one, or this computer's clock is "
            "wrong.");
    if (release.issued < expected.newestIssued)
        return failure(ErrorKind::Conflict,
            "The description of the release is older than one that was seen before, so it is not believed.");
    if (isNewer(expected.ownVersion, release.version))
        return failure(ErrorKind::Conflict,
            "The description names version " + release.version + ", which is older than this program ("
                + expected.ownVersion + "), so it is not believed.");
    return release;
}

} // namespace

Result<ReleaseDescription> believedRelease(std::string_view text, const ReleaseExpectations& expected)
{
    return verifiedDescription(text, expected.key)
        .and_then([](std::string_view description) { return readReleaseDescription(description); })
        .and_then(
            [&expected](ReleaseDescription release) { return withoutReplay(std::move(release), expected); });
}

bool isNewer(const std::string& version, const std::string& than)
{
    const std::optional<SemanticVersion> one = SemanticVersion::parse(version);
    const std::optional<SemanticVersion> other = SemanticVersion::parse(than);
    return one && other && *other < *one;
}

} // namespace dragoman
