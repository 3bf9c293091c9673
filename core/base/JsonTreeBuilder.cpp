#include "base/JsonTreeBuilder.h"

namespace dragoman {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
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

} // namespace

Result<void> JsonTreeBuilder::build()
{
    m_nodes.clear();
    m_nodes.reserve(2 + (m_offsets.size() + 1) / 2); // a comma or bracket follows each value
    m_nodes.resize(2);
    if (addRoot() == Outcome::Broken)
        return error();
    return {};
}

JsonTreeBuilder::Outcome JsonTreeBuilder::addRoot()
{
    if (addValue(1) == Outcome::Broken)
        return Outcome::Broken;
    if (!atEnd())
        return broken("there is something behind the end of the JSON text", m_offsets[m_next]);
    return Outcome::Ok;
}

JsonTreeBuilder::Outcome JsonTreeBuilder::addValue(std::uint32_t node)
{
    if (atEnd())
        return brokenHere();
    const std::uint32_t begin = m_offsets[m_next];
    m_nodes[node].begin = begin;
    return m_text[begin] == '{' || m_text[begin] == '[' ? addContainer(node) : addScalar(node);
}

JsonTreeBuilder::Outcome JsonTreeBuilder::addContainer(std::uint32_t node)
{
    const std::uint32_t begin = m_offsets[m_next++];
    if (m_depth == JsonDocument::maxDepth)
        return broken("it is nested too deeply (256 levels at most)", begin);
    ++m_depth;
    const Outcome outcome = m_text[begin] == '{' ? addMembers(node) : addElements(node);
    --m_depth;
    return outcome;
}

JsonTreeBuilder::Outcome JsonTreeBuilder::addElements(std::uint32_t node)
{
    m_nodes[node].kind = JsonKind::Array;
    if (take(']'))
        return close(node);
    std::uint32_t previous = 0;
    do {
        if (addValue(appendChild(node, previous)) == Outcome::Broken)
            return Outcome::Broken;
    } while (take(','));
    return take(']') ? close(node) : brokenHere();
}

JsonTreeBuilder::Outcome JsonTreeBuilder::addMembers(std::uint32_t node)
{
    m_nodes[node].kind = JsonKind::Object;
    if (take('}'))
        return close(node);
    std::uint32_t previous = 0;
    do {
        const std::uint32_t child = appendChild(node, previous);
        if (addKey(child) == Outcome::Broken || addValue(child) == Outcome::Broken)
            return Outcome::Broken;
    } while (take(','));
    return take('}') ? close(node) : brokenHere();
}

JsonTreeBuilder::Outcome JsonTreeBuilder::addKey(std::uint32_t node)
{
    if (atEnd())
        return brokenHere();
    const std::string_view quoted = token();
    if (!isLegalString(quoted))
        return broken("this is not a key", m_offsets[m_next]);
    const std::string_view key = quoted.substr(1, quoted.size() - 2);
    m_nodes[node].keyBegin = m_offsets[m_next] + 1;
    m_nodes[node].keyLength = static_cast<std::uint32_t>(key.size());
    m_nodes[node].keyEscaped = key.find('\\') != std::string_view::npos;
    ++m_next;
    return take(':') ? Outcome::Ok : brokenHere();
}

JsonTreeBuilder::Outcome JsonTreeBuilder::addScalar(std::uint32_t node)
{
    const std::string_view scalar = token();
    JsonDocument::Node& value = m_nodes[node];
    value.length = static_cast<std::uint32_t>(scalar.size());
    value.kind = kindOf(scalar.front());
    if (!isLegalScalar(value.kind, scalar))
        return broken("this is not a JSON value", m_offsets[m_next]);
    ++m_next;
    return Outcome::Ok;
}

// The bracket was taken just now.
JsonTreeBuilder::Outcome JsonTreeBuilder::close(std::uint32_t node)
{
    m_nodes[node].length = m_offsets[m_next - 1] + 1 - m_nodes[node].begin;
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

bool JsonTreeBuilder::take(char mark)
{
    if (atEnd() || m_text[m_offsets[m_next]] != mark)
        return false;
    ++m_next;
    return true;
}

// From the next offset to the one behind it, without the white space between them.
std::string_view JsonTreeBuilder::token() const
{
    const std::size_t begin = m_offsets[m_next];
    std::size_t end = m_next + 1 < m_offsets.size() ? m_offsets[m_next + 1] : m_text.size();
    while (end > begin + 1 && isBlank(m_text[end - 1]))
        --end;
    return m_text.substr(begin, end - begin);
}

bool JsonTreeBuilder::isLegalString(std::string_view token) const
{
    return token.size() >= 2 && token.front() == '"' && token.back() == '"'
        && (m_escapesLegal || hasLegalEscapes(token.substr(1, token.size() - 2)));
}

bool JsonTreeBuilder::isLegalScalar(JsonKind kind, std::string_view token) const
{
    if (kind == JsonKind::String)
        return isLegalString(token);
    if (kind == JsonKind::Number)
        return isJsonNumber(token);
    return token == "true" || token == "false" || token == "null";
}

JsonTreeBuilder::Outcome JsonTreeBuilder::broken(const char* what, std::size_t at)
{
    m_problem = what;
    m_problemOffset = at;
    return Outcome::Broken;
}

JsonTreeBuilder::Outcome JsonTreeBuilder::brokenHere()
{
    return atEnd() ? broken("the text ends too early", m_text.size())
                   : broken("the structure is broken", m_offsets[m_next]);
}

Result<void> JsonTreeBuilder::error() const
{
    const TextPosition position = textPosition(m_text, m_problemOffset);
    return failure(ErrorKind::InvalidRequest,
        std::string("Invalid JSON at line ") + std::to_string(position.line) + ", column "
            + std::to_string(position.column) + ": " + m_problem + ".");
}

} // namespace dragoman
