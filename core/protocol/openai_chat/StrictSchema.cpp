#include "protocol/openai_chat/StrictSchema.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

namespace dragoman {

namespace {

constexpr std::array<std::string_view, 24> strictKeywords{ "type", "properties", "required",
    "additionalProperties", "items", "enum", "const", "anyOf", "$ref", "$defs", "definitions", "description",
    "title", "pattern", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    "minItems", "maxItems", "$schema", "$id" };

bool isKnown(const std::string& keyword)
{
    return std::find(strictKeywords.begin(), strictKeywords.end(), keyword) != strictKeywords.end();
}

bool isStrict(const JsonValue& schema);

bool areStrict(const JsonValue& schemas)
{
    for (const JsonValue schema : schemas) {
        if (!isStrict(schema))
            return false;
    }
    return true;
}

bool isObjectType(const JsonValue& type)
{
    if (type.equals("object"))
        return true;
    for (const JsonValue one : type) {
        if (one.equals("object"))
            return true;
    }
    return false;
}

bool requiresEveryProperty(const JsonValue& schema)
{
    std::set<std::string> required;
    for (const JsonValue name : schema["required"])
        required.insert(name.decoded());
    for (const JsonValue property : schema["properties"]) {
        if (required.count(property.key()) == 0)
            return false;
    }
    return true;
}

bool isClosed(const JsonValue& schema)
{
    return schema["additionalProperties"].isBool() && !schema["additionalProperties"].boolOr(true);
}

bool isStrict(const JsonValue& schema)
{
    if (!schema.isObject())
        return false;
    for (const JsonValue keyword : schema) {
        if (!isKnown(keyword.key()))
            return false;
    }
    const bool describesObject = isObjectType(schema["type"]) || schema["properties"].isObject();
    if (describesObject && !(isClosed(schema) && requiresEveryProperty(schema)))
        return false;
    return (schema["items"].isMissing() || isStrict(schema["items"])) && areStrict(schema["properties"])
        && areStrict(schema["anyOf"]) && areStrict(schema["$defs"]) && areStrict(schema["definitions"]);
}

} // namespace

bool fitsStrictMode(const JsonValue& schema)
{
    return schema["type"].equals("object") && schema["anyOf"].isMissing() && isStrict(schema);
}

} // namespace dragoman
