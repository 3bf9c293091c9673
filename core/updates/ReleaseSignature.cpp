#include "updates/ReleaseSignature.h"

#ifdef DRAGOMAN_LIBSODIUM
#include <sodium.h>
#endif

#include <optional>
#include <string>

namespace dragoman {

namespace {

constexpr std::string_view firstLine = "dragoman-release-1\n";

#ifdef DRAGOMAN_LIBSODIUM

// Only the one spelling that writing these bytes would give: libsodium alone also takes bytes beyond ASCII.
template <std::size_t size>
std::optional<std::array<std::uint8_t, size>> decodeBase64(std::string_view text)
{
    std::array<std::uint8_t, size> bytes{};
    std::array<char, sodium_base64_ENCODED_LEN(size, sodium_base64_VARIANT_ORIGINAL)> written{};
    std::size_t length = 0;
    const int code = sodium_base642bin(bytes.data(), size, text.data(), text.size(), nullptr, &length,
        nullptr, sodium_base64_VARIANT_ORIGINAL);
    if (code != 0 || length != size)
        return {};
    sodium_bin2base64(written.data(), written.size(), bytes.data(), size, sodium_base64_VARIANT_ORIGINAL);
    return text == written.data() ? std::optional(bytes) : std::nullopt;
}

bool isSignedBy(const ReleaseKey& key, std::string_view message, std::string_view signature)
{
    const auto bytes = decodeBase64<crypto_sign_BYTES>(signature);
    return sodium_init() >= 0 && bytes
        && crypto_sign_verify_detached(bytes->data(), reinterpret_cast<const unsigned char*>(message.data()),
               message.size(), key.data())
        == 0;
}

#else

template <std::size_t size>
std::optional<std::array<std::uint8_t, size>> decodeBase64(std::string_view)
{
    return {};
}

bool isSignedBy(const ReleaseKey&, std::string_view, std::string_view)
{
    return false;
}

#endif

} // namespace

bool canVerifyReleases()
{
#ifdef DRAGOMAN_LIBSODIUM
    return true;
#else
    return false;
#endif
}

Result<ReleaseKey> readReleaseKey(std::string_view base64)
{
    if (const std::optional<ReleaseKey> key = decodeBase64<std::tuple_size_v<ReleaseKey>>(base64))
        return *key;
    return failure(ErrorKind::InvalidRequest, "The release key is not the base64 text of 32 bytes.");
}

Result<std::string_view> verifiedDescription(std::string_view text, const ReleaseKey& key)
{
    const std::size_t lineEnd = text.find('\n', firstLine.size());
    if (!text.starts_with(firstLine) || lineEnd == std::string_view::npos)
        return failure(ErrorKind::InvalidRequest,
            "What came is not the description of a release: check the address (updates.address).");
    const std::string_view signature = text.substr(firstLine.size(), lineEnd - firstLine.size());
    const std::string_view description = text.substr(lineEnd + 1);
    if (!isSignedBy(key, std::string(firstLine) + std::string(description), signature))
        return failure(ErrorKind::Forbidden,
            "The description of the release is not signed with the release key, so it is not believed.");
    return description;
}

} // namespace dragoman
