#include "protocol/anthropic/AnthropicToolSchema.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace dragoman {

namespace {

constexpr std::array<std::string_view, 3> combiners{ "allOf", "anyOf", "oneOf" };

bool hasCombiner(const JsonValue& schema)
{
    return std::any_of(combiners.begin(), combiners.end(),
        [&schema](std::string_view key) { return schema[key].isArray(); });
}

// Names in order, each once.
class NameList
{
public:
    // True when the name was not there yet.
    bool add(std::string name)
    {
        const bool isNew = m_known.insert(name).second;
        if (isNew)
            m_names.push_back(std::move(name));
        return isNew;
    }
    void addAll(const NameList& others)
    {
        for (const std::string& name : others.m_names)
            add(name);
    }
    bool contains(const std::string& name) const { return m_known.count(name) > 0; }
    const std::vector<std::string>& names() const { return m_names; }

private:
    std::vector<std::string> m_names;
    std::unordered_set<std::string> m_known;
};

NameList requiredOf(const JsonValue& schema)
{
    NameList names;
    for (const JsonValue name : schema["required"]) {
        if (name.isString())
            names.add(name.decoded());
    }
    return names;
}

// What every alternative requires.
NameList requiredOfAll(const JsonValue& alternatives)
{
    NameList common = requiredOf(alternatives.at(0));
    for (const JsonValue alternative : alternatives) {
        const NameList names = requiredOf(alternative);
        NameList both;
        for (const std::string& name : common.names()) {
            if (names.contains(name))
                both.add(name);
        }
        common = std::move(both);
    }
    return common;
}

NameList mergedRequired(const JsonValue& schema)
{
    NameList merged = requiredOf(schema);
    for (const JsonValue part : schema["allOf"])
        merged.addAll(requiredOf(part));
    merged.addAll(requiredOfAll(schema["anyOf"]));
    merged.addAll(requiredOfAll(schema["oneOf"]));
    return merged;
}

void writeProperties(JsonWriter& json, const JsonValue& properties, NameList& written)
{
    for (const JsonValue property : properties) {
        if (written.add(property.key()))
            json.key(property.rawKey()).raw(property.raw());
    }
}

void writeMergedProperties(JsonWriter& json, const JsonValue& schema)
{
    NameList written;
    json.key("properties").beginObject();
    writeProperties(json, schema["properties"], written);
    for (const std::string_view key : combiners) {
        for (const JsonValue part : schema[key])
            writeProperties(json, part["properties"], written);
    }
    json.endObject();
}

void writeMembersExcept(
    JsonWriter& json, const JsonValue& schema, const std::vector<std::string_view>& except)
{
    for (const JsonValue member : schema) {
        if (std::find(except.begin(), except.end(), member.key()) == except.end())
            json.key(member.rawKey()).raw(member.raw());
    }
}

void writeMerged(JsonWriter& json, const JsonValue& schema)
{
    json.beginObject().key("type").string("object");
    writeMembersExcept(json, schema, { "type", "properties", "required", "allOf", "anyOf", "oneOf" });
    writeMergedProperties(json, schema);
    const NameList required = mergedRequired(schema);
    if (!required.names().empty()) {
        json.key("required").beginArray();
        for (const std::string& name : required.names())
            json.string(name);
        json.endArray();
    }
    json.endObject();
}

void writeCompleted(JsonWriter& json, const JsonValue& schema)
{
    json.beginObject().key("type").string("object");
    if (!schema["properties"].isObject())
        json.key("properties").beginObject().endObject();
    const bool keepsProperties = schema["properties"].isObject();
    writeMembersExcept(json, schema,
        keepsProperties ? std::vector<std::string_view>{ "type" }
                        : std::vector<std::string_view>{ "type", "properties" });
    json.endObject();
}

} // namespace

ToolSchemaChange writeAnthropicToolSchema(JsonWriter& json, RawJson schema, JsonDocument& memory)
{
    const bool isParsed = !schema.isEmpty() && memory.parseCopy(schema.text) && memory.root().isObject();
    const JsonValue root = isParsed ? memory.root() : JsonValue();
    if (hasCombiner(root)) {
        writeMerged(json, root);
        return ToolSchemaChange::Merged;
    }
    if (root["type"].equals("object")) {
        json.raw(schema);
        return ToolSchemaChange::None;
    }
    writeCompleted(json, root);
    return ToolSchemaChange::Completed;
}

} // namespace dragoman
