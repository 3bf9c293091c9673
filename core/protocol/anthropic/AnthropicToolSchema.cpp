#include "protocol/anthropic/AnthropicToolSchema.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

namespace {

constexpr std::array<std::string_view, 3> combiners{ "allOf", "anyOf", "oneOf" };

bool hasCombiner(const JsonValue& schema)
{
    return std::any_of(combiners.begin(), combiners.end(),
        [&schema](std::string_view key) { return schema[key].isArray(); });
}

using Names = std::vector<std::string>;

void addTo(Names& names, const std::string& name)
{
    if (std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(name);
}

Names requiredOf(const JsonValue& schema)
{
    Names names;
    for (const JsonValue name : schema["required"]) {
        if (name.isString())
            addTo(names, name.decoded());
    }
    return names;
}

// What every alternative requires.
Names requiredOfAll(const JsonValue& alternatives)
{
    std::optional<Names> common;
    for (const JsonValue alternative : alternatives) {
        const Names names = requiredOf(alternative);
        if (!common) {
            common = names;
            continue;
        }
        std::erase_if(*common, [&names](const std::string& name) {
            return std::find(names.begin(), names.end(), name) == names.end();
        });
    }
    return common.value_or(Names());
}

Names mergedRequired(const JsonValue& schema)
{
    Names names = requiredOf(schema);
    for (const JsonValue part : schema["allOf"]) {
        for (const std::string& name : requiredOf(part))
            addTo(names, name);
    }
    for (const std::string_view key : { "anyOf", "oneOf" }) {
        for (const std::string& name : requiredOfAll(schema[key]))
            addTo(names, name);
    }
    return names;
}

void writeProperties(JsonWriter& json, const JsonValue& properties, Names& written)
{
    for (const JsonValue property : properties) {
        std::string name = property.key();
        if (std::find(written.begin(), written.end(), name) != written.end())
            continue;
        json.key(property.rawKey()).raw(property.raw());
        written.push_back(std::move(name));
    }
}

void writeMergedProperties(JsonWriter& json, const JsonValue& schema)
{
    Names written;
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
    const Names required = mergedRequired(schema);
    if (!required.empty()) {
        json.key("required").beginArray();
        for (const std::string& name : required)
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
