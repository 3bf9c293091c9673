#include "protocol/anthropic/StructuredSchema.h"

#include "base/JsonWriter.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace dragoman {

namespace {

constexpr std::size_t maxOptionalProperties = 10;

enum class Keyword { Keep, Described, Schema, SchemaMap, SchemaList, Format, MinItems, Special, Unfit, Drop };

struct KeywordRow
{
    std::string_view name;
    Keyword keyword;
};

constexpr std::array<KeywordRow, 41> keywords{ {
    { "type", Keyword::Keep },
    { "enum", Keyword::Keep },
    { "const", Keyword::Keep },
    { "default", Keyword::Keep },
    { "required", Keyword::Keep },
    { "title", Keyword::Keep },
    { "$ref", Keyword::Keep },
    { "format", Keyword::Format },
    { "minItems", Keyword::MinItems },
    { "items", Keyword::Schema },
    { "properties", Keyword::SchemaMap },
    { "$defs", Keyword::SchemaMap },
    { "definitions", Keyword::SchemaMap },
    { "anyOf", Keyword::SchemaList },
    { "allOf", Keyword::SchemaList },
    { "oneOf", Keyword::SchemaList },
    { "description", Keyword::Special },
    { "additionalProperties", Keyword::Special },
    { "minimum", Keyword::Described },
    { "maximum", Keyword::Described },
    { "exclusiveMinimum", Keyword::Described },
    { "exclusiveMaximum", Keyword::Described },
    { "multipleOf", Keyword::Described },
    { "minLength", Keyword::Described },
    { "maxLength", Keyword::Described },
    { "pattern", Keyword::Described },
    { "maxItems", Keyword::Described },
    { "uniqueItems", Keyword::Described },
    { "minProperties", Keyword::Described },
    { "maxProperties", Keyword::Described },
    { "patternProperties", Keyword::Unfit },
    { "unevaluatedProperties", Keyword::Unfit },
    { "propertyNames", Keyword::Unfit },
    { "prefixItems", Keyword::Unfit },
    { "contains", Keyword::Unfit },
    { "not", Keyword::Unfit },
    { "if", Keyword::Unfit },
    { "then", Keyword::Unfit },
    { "else", Keyword::Unfit },
    { "dependentSchemas", Keyword::Unfit },
    { "dependentRequired", Keyword::Unfit },
} };

Keyword keywordOf(std::string_view name)
{
    const auto row = std::find_if(
        keywords.begin(), keywords.end(), [name](const KeywordRow& known) { return known.name == name; });
    return row == keywords.end() ? Keyword::Drop : row->keyword;
}

bool isKnownFormat(const JsonValue& format)
{
    constexpr std::array<std::string_view, 10> formats{ "date-time", "time", "date", "duration", "email",
        "hostname", "uri", "ipv4", "ipv6", "uuid" };
    return std::any_of(
        formats.begin(), formats.end(), [&format](std::string_view known) { return format.equals(known); });
}

// Limits that are told in words: those that the server does not enforce.
bool isDescribed(const JsonValue& member)
{
    switch (keywordOf(member.key())) {
    case Keyword::Described: return true;
    case Keyword::Format: return !isKnownFormat(member);
    case Keyword::MinItems: return member.integer().value_or(2) > 1;
    case Keyword::Keep:
    case Keyword::Schema:
    case Keyword::SchemaMap:
    case Keyword::SchemaList:
    case Keyword::Special:
    case Keyword::Unfit:
    case Keyword::Drop: break;
    }
    return false;
}

bool isObjectSchema(const JsonValue& schema)
{
    const JsonValue type = schema["type"];
    bool isObject = type.equals("object") || schema["properties"].isObject();
    for (const JsonValue word : type)
        isObject = isObject || word.equals("object");
    return isObject;
}

// Finds references that lead back to themselves.
class ReferenceCheck
{
public:
    explicit ReferenceCheck(const JsonValue& root)
        : m_root(root)
    {
    }

    bool isSound(const JsonValue& value)
    {
        for (const JsonValue member : value) {
            const bool isReference = member.isString() && member.key() == "$ref";
            if (isReference ? !follow(member.decoded()) : !isSound(member))
                return false;
        }
        return true;
    }

private:
    JsonValue definition(std::string_view reference) const
    {
        for (const std::string_view map : { "$defs", "definitions" }) {
            const std::string prefix = "#/" + std::string(map) + '/';
            if (reference.starts_with(prefix))
                return m_root[map][reference.substr(prefix.size())];
        }
        return {};
    }

    bool follow(const std::string& reference)
    {
        if (m_done.count(reference) > 0)
            return true;
        const JsonValue target = definition(reference);
        if (!target.isObject() || !m_open.insert(reference).second)
            return false;
        const bool sound = isSound(target);
        m_open.erase(reference);
        m_done.insert(reference);
        return sound;
    }

    JsonValue m_root;
    std::set<std::string> m_open;
    std::set<std::string> m_done;
};

class Sanitizer
{
public:
    explicit Sanitizer(std::string& out)
        : m_json(out)
    {
    }

    void write(const JsonValue& schema);
    bool fits() const { return m_fits && m_optionalCount <= maxOptionalProperties; }

private:
    void writeMember(const JsonValue& member, const std::string& limits);
    void writeDescription(JsonText description, const std::string& limits);
    void writeMap(const JsonValue& map);
    void writeList(const JsonValue& list);
    void checkObject(const JsonValue& schema);

    JsonWriter m_json;
    bool m_fits = true;
    std::size_t m_optionalCount = 0;
};

// ", minimum: 3, pattern: \"^a\"", escaped.
std::string limitsOf(const JsonValue& schema)
{
    std::string limits;
    for (const JsonValue member : schema) {
        if (!isDescribed(member))
            continue;
        limits.append(limits.empty() ? "" : ", ").append(member.rawKey().escaped).append(": ");
        appendEscapedValid(limits, member.raw().text);
    }
    return limits;
}

void Sanitizer::writeDescription(JsonText description, const std::string& limits)
{
    m_json.key("description").beginString().append(description);
    if (!limits.empty())
        m_json.append(JsonText{ description.isEmpty() ? "(" : " (" })
            .append(JsonText{ limits })
            .append(JsonText{ ")" });
    m_json.endString();
}

void Sanitizer::checkObject(const JsonValue& schema)
{
    const JsonValue additional = schema["additionalProperties"];
    const bool isClosed = additional.isBool() && !additional.boolOr(true);
    const bool isOpen = !additional.isAbsent() && !isClosed;
    const JsonValue properties = schema["properties"];
    if (isOpen || (!isClosed && properties.size() == 0))
        m_fits = false;
    const std::size_t required = std::min(schema["required"].size(), properties.size());
    m_optionalCount += properties.size() - required;
}

void Sanitizer::writeMap(const JsonValue& map)
{
    m_json.key(map.rawKey()).beginObject();
    for (const JsonValue schema : map) {
        m_json.key(schema.rawKey());
        write(schema);
    }
    m_json.endObject();
}

void Sanitizer::writeList(const JsonValue& list)
{
    m_json.key(list.key() == "allOf" ? "allOf" : "anyOf").beginArray();
    for (const JsonValue schema : list)
        write(schema);
    m_json.endArray();
}

void Sanitizer::writeMember(const JsonValue& member, const std::string& limits)
{
    switch (keywordOf(member.key())) {
    case Keyword::Keep: m_json.key(member.rawKey()).raw(member.raw()); break;
    case Keyword::Format:
    case Keyword::MinItems:
        if (!isDescribed(member))
            m_json.key(member.rawKey()).raw(member.raw());
        break;
    case Keyword::Schema:
        m_json.key(member.rawKey());
        write(member);
        break;
    case Keyword::SchemaMap: writeMap(member); break;
    case Keyword::SchemaList: writeList(member); break;
    case Keyword::Special:
        if (member.isString()) // the description
            writeDescription(member.text(), limits);
        break;
    case Keyword::Unfit: m_fits = false; break;
    case Keyword::Described:
    case Keyword::Drop: break;
    }
}

void Sanitizer::write(const JsonValue& schema)
{
    m_json.beginObject();
    const bool hasTwoLists = !schema["oneOf"].isMissing() && !schema["anyOf"].isMissing();
    if (!schema.isObject() || hasTwoLists) // `true` allows anything; oneOf becomes anyOf
        m_fits = false;
    const std::string limits = limitsOf(schema);
    for (const JsonValue member : schema.isObject() ? schema : JsonValue())
        writeMember(member, limits);
    if (!limits.empty() && !schema["description"].isString())
        writeDescription({}, limits);
    if (isObjectSchema(schema)) {
        checkObject(schema);
        m_json.key("additionalProperties").boolean(false);
    }
    m_json.endObject();
}

} // namespace

std::optional<std::string> structuredSchema(RawJson schema)
{
    JsonDocument document;
    if (!document.parseCopy(schema.text) || !ReferenceCheck(document.root()).isSound(document.root()))
        return {};
    std::string out;
    out.reserve(schema.text.size() + 256);
    Sanitizer sanitizer(out);
    sanitizer.write(document.root());
    if (!sanitizer.fits())
        return {};
    return out;
}

bool isClosedSchema(const JsonValue& schema)
{
    const JsonValue additional = schema["additionalProperties"];
    if (schema.isObject() && isObjectSchema(schema) && (!additional.isBool() || additional.boolOr(true)))
        return false;
    for (const JsonValue member : schema) {
        if ((member.isObject() || member.isArray()) && !isClosedSchema(member))
            return false;
    }
    return true;
}

} // namespace dragoman
