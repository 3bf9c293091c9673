#include "clients/JsoncFormat.h"

#include "base/JsonGrammar.h"
#include "base/JsonWriter.h"
#include "clients/JsonLayout.h"
#include "clients/JsoncText.h"
#include "clients/TextLayout.h"

#include <algorithm>

namespace dragoman {

namespace {

constexpr std::size_t none = std::string_view::npos;

// How far a path leads into a text.
struct Place
{
    JsonValue container{}; // the deepest object on the way that is there
    std::size_t depth = 0; // how many parts of the path lead to it
    std::size_t member = none; // of the container: the value, when the whole path is there
    bool found() const { return member != none; }
};

std::string positionText(std::string_view text, std::size_t offset)
{
    const TextPosition place = textPosition(text, offset);
    return "line " + std::to_string(place.line) + ", column " + std::to_string(place.column);
}

// The members with that key: their indices.
std::vector<std::size_t> membersNamed(JsonValue object, const std::string& key)
{
    std::vector<std::size_t> indices;
    std::size_t index = 0;
    for (const JsonValue member : object) {
        if (member.key() == key)
            indices.push_back(index);
        ++index;
    }
    return indices;
}

Result<Place> locate(const JsoncText& json, const KeyPath& path)
{
    Place place{ json.root() };
    for (;; ++place.depth) {
        if (!place.container.isObject())
            return failure(ErrorKind::Conflict,
                "What stands at " + positionText(json.text(), json.offsetOf(place.container))
                    + " is not an object.");
        const std::vector<std::size_t> named = membersNamed(place.container, path[place.depth]);
        if (named.size() > 1)
            return failure(ErrorKind::Conflict,
                "The key '" + path[place.depth] + "' is given twice, the second time at "
                    + positionText(json.text(), json.objectAt(place.container).members[named[1]].keyBegin)
                    + ": remove one of them first.");
        if (named.empty())
            return place;
        if (place.depth + 1 == path.size()) {
            place.member = named.front();
            return place;
        }
        place.container = place.container[path[place.depth]];
    }
}

// The value inside objects for the parts of the path from `depth` on.
std::string nested(const KeyPath& path, std::size_t depth, std::string_view value)
{
    std::string text;
    JsonWriter json(text);
    for (std::size_t part = depth; part < path.size(); ++part)
        json.beginObject().key(JsonText{ escapeJson(path[part]) });
    json.raw({ value });
    for (std::size_t part = depth; part < path.size(); ++part)
        json.endObject();
    return text;
}

// A value on its way into a text.
struct NewValue
{
    std::string_view text;
    bool asIs = false; // not laid out anew
};

// Changes one text. The text is that behind a byte order mark.
class JsoncEdit
{
public:
    explicit JsoncEdit(const JsoncText& json)
        : m_json(json)
        , m_out(json.text())
    {
    }

    void set(const KeyPath& path, const Place& place, NewValue value);
    void remove(const Place& place);
    std::string take() { return std::move(m_out); }

private:
    void startAnew(const KeyPath& path, NewValue value);
    void replace(const JsoncMember& member, NewValue value);
    void insert(const Place& place, const KeyPath& path, NewValue value);
    void insertFirst(const JsoncObject& object, const std::string& key, NewValue value);
    void insertLast(const JsoncObject& object, const std::string& key, NewValue value);
    void removeLast(const JsoncObject& object);
    void removeEarlier(const JsoncObject& object, std::size_t member);

    JsonLayout layoutAt(std::size_t offset) const;
    std::string unit() const;
    std::string memberText(const std::string& key, NewValue value, const JsonLayout& layout) const;
    std::size_t beginOfMember(std::size_t keyBegin, std::size_t notBefore) const;

    const JsoncText& m_json;
    std::string m_out; // edits go from the end to the start, so that offsets stay
};

void JsoncEdit::set(const KeyPath& path, const Place& place, NewValue value)
{
    if (m_json.isEmpty())
        startAnew(path, value);
    else if (place.found())
        replace(m_json.objectAt(place.container).members[place.member], value);
    else
        insert(place, path, value);
}

void JsoncEdit::startAnew(const KeyPath& path, NewValue value)
{
    const std::string end(lineEndOf(m_out));
    if (!m_out.empty() && !isLineEnd(m_out.back()))
        m_out += end;
    JsonDocument document;
    if (document.parse(nested(path, 0, value.text)))
        m_out += layOut(document.root(), layoutAt(m_out.size())) + end;
}

// The first member's indentation, which is one level.
std::string JsoncEdit::unit() const
{
    const JsoncObject root = m_json.isEmpty() ? JsoncObject() : m_json.objectAt(m_json.root());
    if (root.members.empty() || !isFirstOnLine(m_out, root.members.front().keyBegin))
        return "  ";
    const std::string_view indent = indentAt(m_out, root.members.front().keyBegin);
    return indent.empty() ? "  " : std::string(indent);
}

JsonLayout JsoncEdit::layoutAt(std::size_t offset) const
{
    return { std::string(indentAt(m_out, offset)), unit(), lineEndOf(m_out) };
}

std::string JsoncEdit::memberText(const std::string& key, NewValue value, const JsonLayout& layout) const
{
    JsonDocument document;
    const bool laidOut = !value.asIs && document.parseCopy(value.text).has_value();
    return '"' + escapeJson(key)
        + "\": " + (laidOut ? layOut(document.root(), layout) : std::string(value.text));
}

void JsoncEdit::replace(const JsoncMember& member, NewValue value)
{
    JsonLayout layout = layoutAt(member.keyBegin);
    layout.oneLine = !isFirstOnLine(m_out, member.keyBegin);
    JsonDocument document;
    const bool laidOut = !value.asIs && document.parseCopy(value.text).has_value();
    m_out.replace(member.valueBegin, member.valueEnd - member.valueBegin,
        laidOut ? layOut(document.root(), layout) : std::string(value.text));
}

void JsoncEdit::insert(const Place& place, const KeyPath& path, NewValue value)
{
    const std::string inside = nested(path, place.depth + 1, value.text);
    const bool asIs = value.asIs && place.depth + 1 == path.size();
    const JsoncObject object = m_json.objectAt(place.container);
    const NewValue wrapped{ asIs ? value.text : std::string_view(inside), asIs };
    if (object.members.empty())
        insertFirst(object, path[place.depth], wrapped);
    else
        insertLast(object, path[place.depth], wrapped);
}

void JsoncEdit::insertFirst(const JsoncObject& object, const std::string& key, NewValue value)
{
    const JsonLayout outside = layoutAt(object.open);
    const std::string member = outside.deeper().breakBefore() + memberText(key, value, outside.deeper());
    const std::string_view inside = m_json.text().substr(object.open + 1, object.close - object.open - 1);
    if (inside.find_first_not_of(" \t\r\n") == none)
        m_out.replace(object.open + 1, inside.size(), member + outside.breakBefore());
    else
        m_out.insert(m_json.restOfLine(object.open + 1), member);
}

void JsoncEdit::insertLast(const JsoncObject& object, const std::string& key, NewValue value)
{
    const JsoncMember& last = object.members.back();
    JsonLayout layout = layoutAt(last.keyBegin);
    layout.oneLine = !isFirstOnLine(m_out, last.keyBegin);
    const std::size_t behind = last.hasComma() ? last.comma + 1 : last.valueEnd;
    const std::size_t at = layout.oneLine ? behind : m_json.restOfLine(behind);
    m_out.insert(at, layout.breakBefore() + memberText(key, value, layout) + (last.hasComma() ? "," : ""));
    if (!last.hasComma())
        m_out.insert(last.valueEnd, ",");
}

void JsoncEdit::remove(const Place& place)
{
    const JsoncObject object = m_json.objectAt(place.container);
    if (place.member + 1 == object.members.size())
        removeLast(object);
    else
        removeEarlier(object, place.member);
}

// From the line end before the key's line, or from behind what stands before the key on its line.
std::size_t JsoncEdit::beginOfMember(std::size_t keyBegin, std::size_t notBefore) const
{
    std::size_t begin = keyBegin;
    const auto canGo = [&](bool (*kind)(char)) {
        return begin > notBefore && !m_json.isComment(begin - 1) && kind(m_out[begin - 1]);
    };
    while (canGo(isBlank))
        --begin;
    if (canGo([](char c) { return c == '\n'; }))
        --begin;
    if (begin < keyBegin && m_out[begin] == '\n' && canGo([](char c) { return c == '\r'; }))
        --begin;
    return begin;
}

void JsoncEdit::removeLast(const JsoncObject& object)
{
    const JsoncMember& member = object.members.back();
    const bool first = object.members.size() == 1;
    const std::size_t before = first ? object.open + 1 : object.members[object.members.size() - 2].comma + 1;
    const std::size_t begin = beginOfMember(member.keyBegin, before);
    const std::size_t end = member.hasComma() ? member.comma + 1 : member.valueEnd;
    m_out.erase(begin, end - begin);
    if (!first && !member.hasComma())
        m_out.erase(before - 1, 1);
    const std::size_t close = object.close - (end - begin);
    if (first && m_out.find_first_not_of(" \t\r\n", object.open + 1) == close)
        m_out.erase(object.open + 1, close - object.open - 1);
}

void JsoncEdit::removeEarlier(const JsoncObject& object, std::size_t member)
{
    const JsoncMember& place = object.members[member];
    const std::size_t end = place.comma + 1;
    const bool ownLine
        = isFirstOnLine(m_out, place.keyBegin) && (isLineEnd(m_out[end]) || m_json.restOfLine(end) != end);
    if (!ownLine) {
        const std::size_t next = m_out.find_first_not_of(" \t", end);
        m_out.erase(place.keyBegin, next - place.keyBegin);
        return;
    }
    const std::size_t before = member == 0 ? object.open + 1 : object.members[member - 1].comma + 1;
    const std::size_t begin = beginOfMember(place.keyBegin, before);
    m_out.erase(begin, end - begin);
}

// A text without and with its byte order mark.
struct Marked
{
    explicit Marked(std::string_view whole)
        : mark(whole.starts_with(byteOrderMark) ? byteOrderMark : std::string_view())
        , text(whole.substr(mark.size()))
    {
    }
    std::string_view mark;
    std::string_view text;
};

Result<std::string> withValue(std::string_view whole, const KeyPath& path, NewValue value)
{
    const Marked marked(whole);
    JsoncText json;
    if (const Result<void> parsed = json.parse(marked.text); !parsed)
        return tl::unexpected(parsed.error());
    const Result<Place> place = locate(json, path);
    if (!place)
        return tl::unexpected(place.error());
    JsoncEdit edit(json);
    edit.set(path, *place, value);
    return std::string(marked.mark) + edit.take();
}

} // namespace

Result<std::string> JsoncFormat::toJson(std::string_view text) const
{
    JsoncText json;
    return json.parse(Marked(text).text).transform([&json] { return std::string(json.plain()); });
}

Result<std::optional<std::string>> JsoncFormat::spelled(std::string_view text, const KeyPath& path) const
{
    JsoncText json;
    if (const Result<void> parsed = json.parse(Marked(text).text); !parsed)
        return tl::unexpected(parsed.error());
    const Result<Place> place = locate(json, path);
    if (!place)
        return tl::unexpected(place.error());
    if (!place->found())
        return std::optional<std::string>();
    const JsoncMember member = json.objectAt(place->container).members[place->member];
    return std::string(json.text().substr(member.valueBegin, member.valueEnd - member.valueBegin));
}

Result<std::string> JsoncFormat::set(std::string_view text, const KeyPath& path, RawJson value) const
{
    return withValue(text, path, { value.text, false });
}

Result<std::string> JsoncFormat::restore(
    std::string_view text, const KeyPath& path, std::string_view spelling) const
{
    return withValue(text, path, { spelling, true });
}

Result<std::string> JsoncFormat::remove(std::string_view text, const KeyPath& path) const
{
    const Marked marked(text);
    JsoncText json;
    if (const Result<void> parsed = json.parse(marked.text); !parsed)
        return tl::unexpected(parsed.error());
    const Result<Place> place = locate(json, path);
    if (!place)
        return tl::unexpected(place.error());
    JsoncEdit edit(json);
    if (place->found())
        edit.remove(*place);
    return std::string(marked.mark) + edit.take();
}

} // namespace dragoman
