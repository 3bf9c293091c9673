#pragma once

#include "base/Json.h"

#include <optional>
#include <string>
#include <string_view>

namespace dragoman {

// A `data:` URL (RFC 2397) whose content is base64.
struct DataUrl
{
    std::string mediaType; // lower case, without parameters; empty when not given
    JsonText base64; // as spelled
};

// True when the text starts with "data:" in any case.
bool isDataUrl(JsonText url);
// Nothing when the URL is not base64 or has no content. Parameters other than base64 are ignored.
std::optional<DataUrl> parseDataUrl(JsonText url);

// The media type that the first bytes tell ("image/png", "application/pdf"), or empty. Knows the kinds
// that Anthropic takes.
std::string sniffMediaType(JsonText base64);

// Nothing when `text` is not base64 (RFC 4648, padding optional, white space ignored).
std::optional<std::string> decodeBase64(std::string_view text);

} // namespace dragoman
