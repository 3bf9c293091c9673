#include "clients/SettingsEdit.h"

#include "base/JsonWriter.h"

#include <algorithm>

namespace dragoman {

namespace {

bool isSame(JsonValue one, JsonValue other)
{
    if (one.kind() != other.kind() || one.size() != other.size() || one.key() != other.key())
        return false;
    if (one.isString())
        return one.decoded() == other.decoded();
    if (!one.isObject() && !one.isArray())
        return one.raw().text == other.raw().text;
    JsonValue::Iterator next = other.begin(); // as many as the other has
    for (const JsonValue part : one) {
        if (!isSame(part, *next))
            return false;
        ++next;
    }
    return true;
}

// The members or elements of a container, without those that `left` names.
std::vector<JsonValue> partsWithout(JsonValue container, const std::string& left)
{
    std::vector<JsonValue> parts;
    for (const JsonValue part : container) {
        const bool isLeft = container.isObject()
            ? part.key() == left
            : part["name"].equals("q:" + left) || part["name"].equals("p:" + left);
        if (!isLeft)
            parts.push_back(part);
    }
    return parts;
}

JsonValue partNamed(JsonValue container, const std::string& name)
{
    if (container.isObject())
        return container[name];
    for (const JsonValue part : container) {
        if (part["name"].equals("q:" + name) || part["name"].equals("p:" + name))
            return part;
    }
    return {};
}

// A container that is not there, or has no value yet, is one without parts.
bool isSameExcept(JsonValue one, JsonValue other, const KeyPath& path, std::size_t depth = 0)
{
    const auto isScalar = [](JsonValue value) {
        return !value.isMissing() && !value.isObject() && !value.isArray() && !value.equals("p:");
    };
    if (isScalar(one) || isScalar(other))
        return false;
    const std::vector<JsonValue> ofOne = partsWithout(one, path[depth]);
    const std::vector<JsonValue> ofOther = partsWithout(other, path[depth]);
    if (!std::equal(ofOne.begin(), ofOne.end(), ofOther.begin(), ofOther.end(), isSame))
        return false;
    return depth + 1 == path.size()
        || isSameExcept(partNamed(one, path[depth]), partNamed(other, path[depth]), path, depth + 1);
}

void writeCompact(JsonWriter& json, JsonValue value)
{
    if (value.isObject()) {
        json.beginObject();
        for (const JsonValue member : value) {
            json.key(JsonText{ escapeJson(member.key()) });
            writeCompact(json, member);
        }
        json.endObject();
    } else if (value.isArray()) {
        json.beginArray();
        for (const JsonValue element : value)
            writeCompact(json, element);
        json.endArray();
    } else if (value.isString()) {
        json.string(value.decoded());
    } else {
        json.raw(value.raw());
    }
}

Result<JsonDocument> parsed(const SettingsFormat& format, std::string_view text)
{
    Result<std::string> json = format.toJson(text);
    if (!json)
        return tl::unexpected(json.error());
    JsonDocument document;
    if (const Result<void> read = document.parse(std::move(*json)); !read)
        return tl::unexpected(read.error());
    return document;
}

JsonValue valueIn(const JsonDocument& document, const KeyPath& path)
{
    JsonValue value = document.root();
    for (const std::string& part : path)
        value = partNamed(value, part);
    return value;
}

tl::unexpected<Error> refused(const KeyPath& path)
{
    return failure(ErrorKind::Conflict,
        "'" + keyPathText(path)
            + "' cannot be changed without touching something else, so nothing was changed; "
              "set it by hand.");
}

// `expected` is what must stand at the path afterwards; empty = nothing.
Result<std::string> check(const SettingsFormat& format, const std::string& before,
    const Result<std::string>& after, const KeyPath& path, const std::string& expected)
{
    if (!after)
        return after;
    const Result<JsonDocument> old = parsed(format, before);
    if (!old)
        return tl::unexpected(old.error());
    const Result<JsonDocument> fresh = parsed(format, *after);
    if (!fresh || !isSameExcept(old->root(), fresh->root(), path))
        return refused(path);
    const JsonValue value = valueIn(*fresh, path);
    const bool right
        = expected.empty() ? value.isMissing() : isSameJson(std::string(value.raw().text), expected);
    return right ? after : refused(path);
}

} // namespace

std::string compactJson(std::string_view json)
{
    std::string text;
    JsonDocument document;
    JsonWriter writer(text);
    if (document.parseCopy(json))
        writeCompact(writer, document.root());
    return text;
}

bool isSameJson(std::string_view one, std::string_view other)
{
    JsonDocument first;
    JsonDocument second;
    return first.parseCopy(one) && second.parseCopy(other) && isSame(first.root(), second.root());
}

Result<std::string> setChecked(
    const SettingsFormat& format, const std::string& text, const KeyPath& path, RawJson value)
{
    if (const Result<std::string> old = format.toJson(text); !old)
        return old;
    const Result<std::string> expected = format.valueToJson(value);
    return expected ? check(format, text, format.set(text, path, value), path, *expected) : expected;
}

Result<std::string> restoreChecked(
    const SettingsFormat& format, const std::string& text, const KeyPath& path, const std::string& spelling)
{
    if (const Result<std::string> old = format.toJson(text); !old)
        return old;
    Result<std::string> after = format.restore(text, path, spelling);
    if (!after)
        return after;
    const Result<std::optional<std::string>> value = valueAt(format, *after, path);
    return value && *value ? check(format, text, after, path, **value) : refused(path);
}

Result<std::string> removeChecked(const SettingsFormat& format, const std::string& text, const KeyPath& path)
{
    if (const Result<std::string> old = format.toJson(text); !old)
        return old;
    return check(format, text, format.remove(text, path), path, {});
}

Result<std::string> removeIfEmpty(const SettingsFormat& format, const std::string& text, const KeyPath& path)
{
    const Result<std::optional<std::string>> value = valueAt(format, text, path);
    if (!value)
        return tl::unexpected(value.error());
    const Result<std::optional<std::string>> spelling = format.spelled(text, path);
    const bool hasComment
        = spelling && *spelling && (*spelling)->find_first_not_of("{} \t\r\n") != std::string::npos;
    const bool empty = *value && (**value == "\"p:\"" || (!hasComment && isSameJson(**value, "{}")));
    return empty ? removeChecked(format, text, path) : text;
}

Result<std::optional<std::string>> valueAt(
    const SettingsFormat& format, const std::string& text, const KeyPath& path)
{
    const Result<JsonDocument> document = parsed(format, text);
    if (!document)
        return tl::unexpected(document.error());
    const JsonValue value = valueIn(*document, path);
    return value.isMissing() ? std::optional<std::string>() : std::string(value.raw().text);
}

} // namespace dragoman
