#include "clients/JsonLayout.h"

namespace dragoman {

namespace {

bool spreads(JsonValue value)
{
    for (const JsonValue part : value) {
        if (value.isArray() && part.isObject())
            return true;
    }
    return value.isObject();
}

} // namespace

std::string layOut(JsonValue value, const JsonLayout& layout)
{
    if (value.isEmptyContainer() || !spreads(value))
        return std::string(value.raw().text);
    const JsonLayout inside = layout.deeper();
    std::string text(1, value.isObject() ? '{' : '[');
    for (const JsonValue part : value) {
        text += (text.size() > 1 ? "," : "") + inside.breakBefore();
        if (value.isObject())
            text += '"' + std::string(part.rawKey().escaped) + "\": ";
        text += layOut(part, inside);
    }
    return text + layout.breakBefore() + (value.isObject() ? '}' : ']');
}

} // namespace dragoman
