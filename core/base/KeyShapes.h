#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace dragoman {

// The bytes [begin, end) of a text.
struct TextRange
{
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const TextRange&) const = default;
};

// True for names like "api_key", "AUTH_TOKEN" or "x-api-key", whatever their case.
bool namesSecret(std::string_view name);

// The bytes with which keyShapeAt() can find one.
const std::array<bool, 256>& keyShapeStarts();
// What has to be hidden of a key that begins at `at` and is known by its first letters (sk-..., AIza...,
// Bearer ...); it may lie inside a JSON string or a URL.
std::optional<TextRange> keyShapeAt(std::string_view text, std::size_t at);

// The value behind the ':' or '=' at `at`, when the name before it tells that it is a secret and the value
// could be one: a long word with letters and digits.
std::optional<TextRange> namedSecretAt(std::string_view text, std::size_t at);

} // namespace dragoman
