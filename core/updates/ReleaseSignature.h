#pragma once

#include "base/Result.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace dragoman {

// The Ed25519 public key (RFC 8032) that releases are signed with.
using ReleaseKey = std::array<std::uint8_t, 32>;

// False when the program was built without libsodium; then nothing is ever believed.
bool canVerifyReleases();

// Reads the base64 text of a key. Errors: InvalidRequest.
Result<ReleaseKey> readReleaseKey(std::string_view base64);

// A signed release is a line "dragoman-release-1", a line with the base64 text of the signature, and the
// description, which reaches to the end. The signature covers the first line, its line end and the
// description. Gives the description, a view into `text`, when `key` signed it; nothing of it is read before.
// Errors: InvalidRequest for another form, Forbidden for a signature that is not good.
Result<std::string_view> verifiedDescription(std::string_view text, const ReleaseKey& key);

} // namespace dragoman
