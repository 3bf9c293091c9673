#pragma once

#include "base/Json.h"
#include "base/JsonGrammar.h"

#include <span>

namespace dragoman {

// Turns one text into the nodes of a JsonDocument: walks along the offsets that JsonStructure found and
// checks all that is between them, so that the whole text is valid.
class JsonTreeBuilder
{
public:
    JsonTreeBuilder(
        std::string_view text, std::span<const std::uint32_t> offsets, std::vector<JsonDocument::Node>& nodes)
        : m_text(text)
        , m_offsets(offsets)
        , m_nodes(nodes)
        , m_escapesLegal(hasLegalEscapes(text))
    {
    }

    // Errors: InvalidRequest, position included.
    Result<void> build();

private:
    enum class Outcome { Ok, Broken };

    Outcome addRoot();
    Outcome addValue(std::uint32_t node);
    Outcome addContainer(std::uint32_t node);
    Outcome addElements(std::uint32_t node);
    Outcome addMembers(std::uint32_t node);
    Outcome addKey(std::uint32_t node);
    Outcome addScalar(std::uint32_t node);
    Outcome close(std::uint32_t node);
    std::uint32_t appendChild(std::uint32_t parent, std::uint32_t& previous);

    bool atEnd() const { return m_next == m_offsets.size(); }
    bool take(char mark);
    std::string_view token() const;
    bool isLegalString(std::string_view token) const;
    bool isLegalScalar(JsonKind kind, std::string_view token) const;
    Outcome broken(const char* what, std::size_t at);
    Outcome brokenHere();
    Result<void> error() const;

    std::string_view m_text;
    std::span<const std::uint32_t> m_offsets;
    std::size_t m_next = 0; // in m_offsets: what is read next
    std::vector<JsonDocument::Node>& m_nodes;
    const bool m_escapesLegal; // all of the text's at once; only where one is not, each string is looked at
    std::size_t m_depth = 0;
    const char* m_problem = nullptr; // what is wrong, once something is
    std::size_t m_problemOffset = 0;
};

} // namespace dragoman
