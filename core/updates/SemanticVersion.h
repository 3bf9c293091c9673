#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// A version by Semantic Versioning 2.0.0, ordered as section 11 says. Build metadata is read and forgotten.
class SemanticVersion
{
public:
    // Nothing for a text that is not a version by section 9 and 10.
    static std::optional<SemanticVersion> parse(std::string_view text);

    bool operator<(const SemanticVersion& other) const;
    bool operator==(const SemanticVersion& other) const = default;

private:
    std::array<std::uint32_t, 3> m_numbers{};
    std::vector<std::string> m_preRelease; // identifiers, such as "rc" and "1"; none = a release
};

} // namespace dragoman
