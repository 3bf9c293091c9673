#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace simdjson::internal {
class dom_parser_implementation; // NOLINT(readability-identifier-naming): its name is simdjson's
}

namespace dragoman {

// Where a JSON text's brackets, colons, commas and first characters of strings and scalars stand. That is
// simdjson's first stage, which looks at many bytes at once; on the way it makes sure that the text is
// UTF-8, that every string is closed and that none contains a control character.
class JsonStructure
{
public:
    JsonStructure();
    ~JsonStructure();

    // False when the text is not like that.
    bool find(std::string_view text);
    // Offsets of the text just found, in order; valid until the next find().
    std::span<const std::uint32_t> offsets() const;

private:
    std::unique_ptr<simdjson::internal::dom_parser_implementation>
        m_parser; // its memory grows with the texts
};

} // namespace dragoman
