#pragma once

#include "base/Json.h"
#include "base/JsonGrammar.h"

#include <simdjson.h>

namespace dragoman {

// Turns one text into the nodes of a JsonDocument: simdjson finds the structure and checks UTF-8, this
// class checks what simdjson leaves unread (escapes, numbers, literals) so that the whole text is valid.
class JsonTreeBuilder
{
public:
    JsonTreeBuilder(std::string_view text, std::vector<JsonDocument::Node>& nodes)
        : m_text(text)
        , m_nodes(nodes)
        , m_escapesLegal(hasLegalEscapes(text))
    {
    }

    // Errors: InvalidRequest, position included.
    Result<void> build(simdjson::ondemand::document& document);

private:
    enum class Outcome { Ok, Broken };

    Outcome addRoot(simdjson::ondemand::document& document);
    Outcome addValue(simdjson::ondemand::value value, std::uint32_t node);
    Outcome addArray(simdjson::ondemand::array array, std::uint32_t node);
    Outcome addObject(simdjson::ondemand::object object, std::uint32_t node);
    bool isLegalScalar(JsonKind kind, std::string_view token) const;
    Outcome addScalar(std::string_view token, std::uint32_t node);
    Outcome addKey(const char* begin, std::uint32_t node);
    Outcome closeContainer(std::uint32_t node);
    std::uint32_t appendChild(std::uint32_t parent, std::uint32_t& previous);
    Outcome broken(const char* what, const char* at);
    Outcome broken(simdjson::error_code code);
    Result<void> error() const;
    std::uint32_t offset(const char* position) const;

    std::string_view m_text;
    std::vector<JsonDocument::Node>& m_nodes;
    const bool m_escapesLegal; // all of the text's at once; only where one is not, each string is looked at
    simdjson::ondemand::document* m_document = nullptr;
    std::size_t m_depth = 0;
    const char* m_problem = nullptr; // what is wrong, once something is
    std::size_t m_problemOffset = 0;
};

} // namespace dragoman
