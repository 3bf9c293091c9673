#pragma once

#include "base/KeyShapes.h"
#include "base/Secret.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// Finds secrets in texts of any kind, JSON and URLs above all: known ones however they are spelled there
// (plain, with JSON escapes, also of JSON in JSON, with percent escapes), and what looks like a key.
class SecretFinder
{
public:
    SecretFinder();

    // One of less than two characters is none. Those under 8 characters are found only where they stand
    // alone.
    void add(const Secret& secret);

    // What has to be hidden, in order and apart from each other.
    std::vector<TextRange> find(std::string_view text) const;
    // `text` with *** in the place of everything found.
    std::string redact(std::string_view text) const;
    // How many bytes at the end of a text that was cut may be the beginning of a known secret.
    std::size_t openEnd(std::string_view text) const;

private:
    bool mayBeKnownAt(std::string_view text, std::size_t at) const;
    std::size_t knownAt(std::string_view text, std::size_t at) const;
    TextRange at(std::string_view text, std::size_t at) const;

    std::vector<std::string> m_secrets;
    std::array<std::uint8_t, 256> m_starts{}; // what may begin with that byte
    std::array<bool, 256> m_firsts{}; // bytes with which a secret begins
    std::array<bool, 256> m_seconds{}; // bytes that may follow
};

// `text` with *** in the place of each range.
std::string hideRanges(std::string_view text, const std::vector<TextRange>& ranges);

} // namespace dragoman
