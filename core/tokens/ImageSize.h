#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dragoman {

struct ImageSize
{
    std::uint32_t width = 0; // pixels
    std::uint32_t height = 0; // pixels
};

// The pixel size from the header of a PNG, JPEG, GIF or WebP file given in base64 (standard alphabet,
// without line breaks and without a "data:" prefix). Only the header is decoded, however long the
// file. Nothing when the header is of another format, damaged or cut off.
std::optional<ImageSize> imageSizeOfBase64(std::string_view base64);

} // namespace dragoman
