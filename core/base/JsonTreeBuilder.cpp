#include "base/JsonTreeBuilder.h"

#include "base/JsonGrammar.h"

#include <cstring>

namespace dragoman {

namespace {

std::string_view trimEnd(std::string_view token)
{
    const std::size_t last = token.find_last_not_of(" \t\r\n");
    return token.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

JsonKind kindOf(char first)
{
    switch (first) {
    case '"': return JsonKind::String;
    case 't':
    case 'f': return JsonKind::Bool;
    case 'n': return JsonKind::Null;
    default: return JsonKind::Number;
    }
}

bool isLegalScalar(JsonKind kind, std::string_view token)
{
    if (kind == JsonKind::String) {
        return token.size() >= 2 && token.back() == '"'
            && (!std::memchr(token.data(), '\\', token.size())
                || hasLegalEscapes(token.substr(1, token.size() - 2)));
    }
    if (kind == JsonKind::Number)
        return isJsonNumber(token);
    return token == "true" || token == "false" || token == "null";
}

} // namespace

using namespace simdjson;

Result<void> JsonTreeBuilder::build(ondemand::document& document)
{
    m_document = &document;
    constexpr std::size_t bytesPerNode = 40; // few texts have more values than that
    m_nodes.clear();
    m_nodes.reserve(2 + m_text.size() / bytesPerNode);
    m_nodes.resize(2);
    if (addRoot(document) == Outcome::Broken)
        return error();
    return {};
}

JsonTreeBuilder::Outcome JsonTreeBuilder::addRoot(ondemand::document& document)
{
    ondemand::json_type type = ondemand::json_type::null;
    if (const error_code code = document.type().get(type))
        return broken(code);
    if (type != ondemand::json_type::object && type != ondemand::json_type::array) {
        const std::size_t first = m_text.find_first_not_of(" \t\r\n");
        return addScalar(trimEnd(m_text.substr(first)), 1);
    }
    ondemand::value root;
    if (const error_code code = document.get_value().get(root))
        return broken(code);
    if (addValue(root, 1) == Outcome::Broken)
        return Outcome::Broken;
    if (document.current_location().error() != OUT_OF_BOUNDS)
        return broken("there is something behind the end of the JSON text", nullptr);
    return Outcome::Ok;
}

JsonTreeBuilder::Outcome JsonTreeBuilder::addValue(ondemand::value value, std::uint32_t node)
{
    const std::string_view token = value.raw_json_token();
    m_nodes[node].begin = offset(token.data());
    if (token.front() != '{' && token.front() != '[')
        return addScalar(trimEnd(token), node); // simdjson skips what was not read
    if (m_depth == JsonDocument::maxDepth)
        return broken("it is nested too deeply (256 levels at most)", token.data());
    ++m_depth;
    Outcome outcome = Outcome::Ok;
    if (token.front() == '{') {
        ondemand::object object;
        const error_code code = value.get_object().get(object);
        outcome = code ? broken(code) : addObject(object, node);
    } else {
        ondemand::array array;
        const error_code code = value.get_array().get(array);
        outcome = code ? broken(code) : addArray(array, node);
    }
    --m_depth;
    return outcome;
}

JsonTreeBuilder::Outcome JsonTreeBuilder::addArray(ondemand::array array, std::uint32_t node)
{
    m_nodes[node].kind = JsonKind::Array;
    std::uint32_t previous = 0;
    for (auto element : array) {
        ondemand::value value;
        if (const error_code code = element.get(value))
            return broken(code);
        if (addValue(value, appendChild(node, previous)) == Outcome::Broken)
            return Outcome::Broken;
    }
    return closeContainer(node);
}

JsonTreeBuilder::Outcome JsonTreeBuilder::addObject(ondemand::object object, std::uint32_t node)
{
    m_nodes[node].kind = JsonKind::Object;
    std::uint32_t previous = 0;
    for (auto member : object) {
        ondemand::field field;
        if (const error_code code = std::move(member).get(field))
            return broken(code);
        const std::uint32_t child = appendChild(node, previous);
        if (addKey(field.key().raw(), child) == Outcome::Broken
            || addValue(field.value(), child) == Outcome::Broken)
            return Outcome::Broken;
    }
    return closeContainer(node);
}

JsonTreeBuilder::Outcome JsonTreeBuilder::addScalar(std::string_view token, std::uint32_t node)
{
    JsonDocument::Node& value = m_nodes[node];
    value.begin = offset(token.data());
    value.length = static_cast<std::uint32_t>(token.size());
    value.kind = kindOf(token.front());
    if (!isLegalScalar(value.kind, token))
        return broken("this is not a JSON value", token.data());
    return Outcome::Ok;
}

JsonTreeBuilder::Outcome JsonTreeBuilder::addKey(const char* begin, std::uint32_t node)
{
    const char* end = m_text.data() + m_text.size();
    const char* quote = begin;
    bool escaped = false;
    while (quote < end && *quote != '"') {
        escaped = escaped || *quote == '\\';
        quote += *quote == '\\' ? 2 : 1;
    }
    if (quote >= end)
        return broken("a key is not closed", begin);
    const std::string_view key(begin, static_cast<std::size_t>(quote - begin));
    if (escaped && !hasLegalEscapes(key))
        return broken("a key has an illegal escape", begin);
    m_nodes[node].keyBegin = offset(begin);
    m_nodes[node].keyLength = static_cast<std::uint32_t>(key.size());
    m_nodes[node].keyEscaped = escaped;
    return Outcome::Ok;
}

// The container ends at the last bracket before whatever simdjson would read next.
JsonTreeBuilder::Outcome JsonTreeBuilder::closeContainer(std::uint32_t node)
{
    const char* next = nullptr;
    if (m_document->current_location().get(next) != SUCCESS)
        next = m_text.data() + m_text.size();
    const std::size_t begin = m_nodes[node].begin;
    const std::string_view slice = trimEnd(m_text.substr(begin, offset(next) - begin));
    const char close = m_nodes[node].kind == JsonKind::Array ? ']' : '}';
    if (slice.size() < 2 || slice.back() != close)
        return broken("a bracket is not closed", slice.data());
    m_nodes[node].length = static_cast<std::uint32_t>(slice.size());
    return Outcome::Ok;
}

std::uint32_t JsonTreeBuilder::appendChild(std::uint32_t parent, std::uint32_t& previous)
{
    const auto child = static_cast<std::uint32_t>(m_nodes.size());
    m_nodes.emplace_back();
    if (previous)
        m_nodes[previous].next = child;
    previous = child;
    ++m_nodes[parent].childCount;
    return child;
}

JsonTreeBuilder::Outcome JsonTreeBuilder::broken(const char* what, const char* at)
{
    m_problem = what;
    const char* position = at;
    if (!position && m_document->current_location().get(position) != SUCCESS)
        position = m_text.data() + m_text.size();
    m_problemOffset = offset(position);
    return Outcome::Broken;
}

JsonTreeBuilder::Outcome JsonTreeBuilder::broken(error_code code)
{
    const bool ended = code == INCOMPLETE_ARRAY_OR_OBJECT || code == EMPTY;
    return broken(ended ? "the text ends too early" : "the structure is broken", nullptr);
}

Result<void> JsonTreeBuilder::error() const
{
    const TextPosition position = textPosition(m_text, m_problemOffset);
    return failure(ErrorKind::InvalidRequest,
        std::string("Invalid JSON at line ") + std::to_string(position.line) + ", column "
            + std::to_string(position.column) + ": " + m_problem + ".");
}

std::uint32_t JsonTreeBuilder::offset(const char* position) const
{
    return static_cast<std::uint32_t>(position - m_text.data());
}

} // namespace dragoman
