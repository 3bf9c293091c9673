#include "base/Json.h"

#include "base/JsonGrammar.h"
#include "base/JsonStructure.h"
#include "base/JsonTreeBuilder.h"

#include <charconv>
#include <cmath>

namespace dragoman {

namespace {

// Needed while a text is parsed only: all documents of a thread share its memory, or every small text would
// pay for making it.
JsonStructure& threadStructure()
{
    static thread_local JsonStructure structure;
    return structure;
}

} // namespace

Result<void> JsonDocument::parse(std::string text)
{
    m_text = std::move(text);
    return build();
}

Result<void> JsonDocument::parseCopy(std::string_view text)
{
    m_text.assign(text);
    return build();
}

Result<void> JsonDocument::build()
{
    m_nodes.clear();
    if (m_text.size() >= UINT32_MAX)
        return failure(ErrorKind::TooLarge, "A JSON text of 4 GiB or more is not read.");
    if (m_text.find_first_not_of(" \t\r\n") == std::string::npos)
        return failure(ErrorKind::InvalidRequest, "Invalid JSON: the text is empty.");
    JsonStructure& structure = threadStructure();
    if (!structure.find(m_text)) {
        const std::size_t invalid = findInvalidUtf8(m_text);
        const std::string reason = invalid == std::string_view::npos
            ? std::string("a string or bracket is not closed, or a string contains a control character")
            : "byte " + std::to_string(invalid) + " is not valid UTF-8";
        return failure(ErrorKind::InvalidRequest, "Invalid JSON: " + reason + ".");
    }
    Result<void> built = JsonTreeBuilder(m_text, structure.offsets(), m_nodes).build();
    if (!built)
        m_nodes.clear();
    return built;
}

JsonValue JsonDocument::root() const
{
    return m_nodes.size() > 1 ? JsonValue(this, 1) : JsonValue();
}

JsonKind JsonValue::kind() const
{
    return m_document ? m_document->m_nodes[m_node].kind : JsonKind::Missing;
}

bool JsonValue::isEmptyContainer() const
{
    return (isArray() || isObject()) && size() == 0;
}

RawJson JsonValue::raw() const
{
    if (isMissing())
        return {};
    const auto& node = m_document->m_nodes[m_node];
    return { std::string_view(m_document->m_text).substr(node.begin, node.length) };
}

JsonText JsonValue::text() const
{
    if (!isString())
        return {};
    const std::string_view quoted = raw().text;
    return { quoted.substr(1, quoted.size() - 2) };
}

std::string JsonValue::decoded() const
{
    return decodeJsonText(text());
}

bool JsonValue::equals(std::string_view plain) const
{
    if (!isString())
        return false;
    const std::string_view escaped = text().escaped;
    return escaped.find('\\') == std::string_view::npos ? escaped == plain : decoded() == plain;
}

bool JsonValue::boolOr(bool fallback) const
{
    return isBool() ? raw().text == "true" : fallback;
}

std::optional<std::int64_t> JsonValue::integer() const
{
    if (!isNumber())
        return {};
    const std::string_view token = raw().text;
    std::int64_t whole = 0;
    const auto [end, code] = std::from_chars(token.data(), token.data() + token.size(), whole);
    if (code == std::errc() && end == token.data() + token.size())
        return whole;
    constexpr double exact = 9007199254740992.0; // 2^53: beyond it a double no longer holds every integer
    const std::optional<double> value = number();
    if (!value || std::trunc(*value) != *value || std::fabs(*value) > exact)
        return {};
    return static_cast<std::int64_t>(*value);
}

std::optional<double> JsonValue::number() const
{
    if (!isNumber())
        return {};
    double value = 0;
    const std::string_view token = raw().text;
    const auto [end, code] = std::from_chars(token.data(), token.data() + token.size(), value);
    if (code != std::errc())
        return {};
    return value;
}

JsonValue JsonValue::operator[](std::string_view key) const
{
    if (!isObject() || size() == 0)
        return {};
    const char* const text = m_document->m_text.data();
    std::uint32_t found = 0; // the Missing node
    for (std::uint32_t member = m_node + 1; member != 0; member = m_document->m_nodes[member].next) {
        const JsonDocument::Node& node = m_document->m_nodes[member];
        const std::string_view spelled(text + node.keyBegin, node.keyLength);
        if (node.keyEscaped ? decodeJsonText({ spelled }) == key : spelled == key)
            found = member;
    }
    return found == 0 ? JsonValue() : JsonValue(m_document, found);
}

JsonValue JsonValue::at(std::size_t index) const
{
    if (!isArray())
        return {};
    for (const JsonValue element : *this) {
        if (index-- == 0)
            return element;
    }
    return {};
}

std::size_t JsonValue::size() const
{
    return isMissing() ? 0 : m_document->m_nodes[m_node].childCount;
}

std::string JsonValue::key() const
{
    return decodeJsonText(rawKey());
}

JsonText JsonValue::rawKey() const
{
    if (isMissing())
        return {};
    const auto& node = m_document->m_nodes[m_node];
    return { std::string_view(m_document->m_text).substr(node.keyBegin, node.keyLength) };
}

JsonValue::Iterator& JsonValue::Iterator::operator++()
{
    m_node = m_document->m_nodes[m_node].next;
    return *this;
}

JsonValue::Iterator JsonValue::begin() const
{
    return Iterator(m_document, size() > 0 ? m_node + 1 : 0);
}

JsonValue::Iterator JsonValue::end() const
{
    return Iterator(m_document, 0);
}

std::string JsonValue::path() const
{
    std::string path;
    if (!isMissing())
        m_document->locate(m_document->m_nodes[m_node].begin, path);
    return path;
}

void JsonDocument::locate(std::uint32_t offset, std::string& path) const
{
    JsonValue value = root();
    for (bool descended = true; descended && m_nodes[value.m_node].begin != offset;) {
        descended = false;
        std::size_t count = 0;
        for (const JsonValue child : value) {
            const std::size_t index = count++;
            const Node& node = m_nodes[child.m_node];
            if (offset < node.begin || offset >= node.begin + node.length)
                continue;
            path += value.isArray() ? "[" + std::to_string(index) + "]"
                                    : (path.empty() ? "" : ".") + child.key();
            value = child;
            descended = true;
            break;
        }
    }
}

} // namespace dragoman
