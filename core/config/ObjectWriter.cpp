#include "config/ObjectWriter.h"

#include "base/Json.h"

namespace dragoman {

namespace {

std::string indent(int level)
{
    return std::string(static_cast<std::size_t>(level) * 2, ' ');
}

std::string asJsonString(std::string_view plain)
{
    return '"' + escapeJson(plain) + '"';
}

// The texts between brackets, one a line.
std::string block(const char* brackets, const std::vector<std::string>& texts, int level)
{
    std::string out(1, brackets[0]);
    for (const std::string& text : texts)
        out += (out.size() > 1 ? ",\n" : "\n") + indent(level + 1) + text;
    return out + (texts.empty() ? "" : '\n' + indent(level)) + brackets[1];
}

} // namespace

ObjectWriter& ObjectWriter::raw(std::string_view key, std::string_view json)
{
    m_members.push_back(asJsonString(key) + ": " + std::string(json));
    return *this;
}

ObjectWriter& ObjectWriter::string(std::string_view key, std::string_view plain)
{
    return raw(key, asJsonString(plain));
}

ObjectWriter& ObjectWriter::integer(std::string_view key, std::int64_t value)
{
    return raw(key, std::to_string(value));
}

ObjectWriter& ObjectWriter::boolean(std::string_view key, bool value)
{
    return raw(key, value ? "true" : "false");
}

ObjectWriter& ObjectWriter::knowledge(std::string_view key, std::optional<bool> value)
{
    return value ? boolean(key, *value) : raw(key, "null");
}

ObjectWriter& ObjectWriter::integers(std::string_view key, const std::vector<int>& list)
{
    std::string text;
    for (const int value : list)
        text += (text.empty() ? "" : ", ") + std::to_string(value);
    return raw(key, '[' + text + ']');
}

ObjectWriter& ObjectWriter::strings(std::string_view key, const std::vector<std::string>& list)
{
    std::string text;
    for (const std::string& plain : list)
        text += (text.empty() ? "" : ", ") + asJsonString(plain);
    return raw(key, '[' + text + ']');
}

ObjectWriter& ObjectWriter::stringMap(
    std::string_view key, const std::vector<std::pair<std::string, std::string>>& map)
{
    ObjectWriter inner(m_level + 1);
    for (const auto& [name, value] : map)
        inner.string(name, value);
    return raw(key, inner.text());
}

ObjectWriter& ObjectWriter::object(std::string_view key, const ObjectWriter& inner)
{
    return inner.isEmpty() ? *this : raw(key, inner.text());
}

ObjectWriter& ObjectWriter::objects(std::string_view key, const std::vector<std::string>& texts)
{
    return raw(key, block("[]", texts, m_level + 1));
}

std::string ObjectWriter::text() const
{
    return block("{}", m_members, m_level);
}

} // namespace dragoman
