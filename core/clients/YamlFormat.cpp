#include "clients/YamlFormat.h"

#include "base/JsonWriter.h"
#include "clients/TextLayout.h"
#include "config/import/YamlDocument.h"

#include <algorithm>

namespace dragoman {

namespace {

constexpr std::size_t largestJson = 4UL * 1024 * 1024; // aliases can multiply
constexpr std::string_view nameKey = "name";

std::string_view withoutMark(std::string_view text)
{
    return text.starts_with(byteOrderMark) ? text.substr(byteOrderMark.size()) : text;
}

std::size_t byteOffset(std::string_view text, std::size_t characters)
{
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        const bool starts = (static_cast<unsigned char>(text[at]) & 0xc0) != 0x80;
        if (starts && characters-- == 0)
            return at;
    }
    return at;
}

// What a text says, as JSON; stops where it grows beyond all measure.
class YamlToJson
{
public:
    explicit YamlToJson(std::string& out)
        : m_out(out)
        , m_json(out)
    {
    }

    bool write(const YamlValue& value, int depth = 0)
    {
        if (m_out.size() > largestJson || depth > 64)
            return false;
        if (value.isMapping())
            return writeMapping(value, depth);
        if (value.isSequence())
            return writeSequence(value, depth);
        m_json.string((value.isPlain() ? "p:" : "q:") + value.text());
        return true;
    }

private:
    bool writeMapping(const YamlValue& value, int depth)
    {
        m_json.beginObject();
        for (const std::string& key : value.keys()) {
            m_json.key(JsonText{ escapeJson(key) });
            if (!write(value[key], depth + 1))
                return false;
        }
        m_json.endObject();
        return true;
    }

    bool writeSequence(const YamlValue& value, int depth)
    {
        m_json.beginArray();
        for (const YamlValue& element : value.elements()) {
            if (!write(element, depth + 1))
                return false;
        }
        m_json.endArray();
        return true;
    }

    std::string& m_out;
    JsonWriter m_json;
};

// Where an entry of a list stands, in bytes.
struct EntryPlace
{
    std::size_t begin = 0; // of its line, or of the bracket of one in a list in brackets
    std::size_t contentBegin = 0; // behind the dash
    std::size_t end = 0; // behind its last line's end, or the bracket
    bool flow = false; // in a list in brackets
};

// One text without its byte order mark, and the list in it that is to be changed.
class YamlList
{
public:
    YamlList(std::string_view text, std::string key)
        : m_text(text)
        , m_key(std::move(key))
    {
    }

    Result<void> parse();
    // Nothing when no entry has that name. Errors: Conflict.
    Result<std::optional<EntryPlace>> entry(const std::string& name) const;
    // `content` = the lines of the entry with "\n" between them, without indentation and dash; `json` = the
    // same for a list in brackets.
    Result<std::string> add(const std::string& content, std::string_view json) const;
    std::string replace(const EntryPlace& place, const std::string& content, std::string_view json) const;
    std::string remove(const EntryPlace& place) const;
    Result<std::string> removeEmptyList() const;

private:
    std::size_t at(std::size_t character) const { return byteOffset(m_text, character); }
    std::size_t lastContent(const YamlValue& value) const;
    Result<std::optional<EntryPlace>> place(const YamlValue& entry) const;
    std::string lines(const std::string& content, std::string_view indent) const;
    Result<std::string> addToBlock(const std::string& content) const;

    std::string_view m_text;
    std::string m_key;
    YamlDocument m_document;
    YamlValue m_list{};
};

tl::unexpected<Error> notEdited(const YamlValue& value)
{
    return failure(ErrorKind::Conflict,
        "What stands at line " + std::to_string(value.line())
            + " is written in a way that is not edited here.");
}

Result<void> YamlList::parse()
{
    if (Result<void> parsed = m_document.parse(m_text); !parsed)
        return parsed;
    const YamlValue root = m_document.root();
    if (!root.isMissing() && !root.isMapping())
        return notEdited(root);
    m_list = root[m_key];
    if (m_list.isMapping() || (m_list.isScalar() && !m_list.text().empty()))
        return notEdited(m_list);
    return {};
}

// The end of the last scalar or bracket; what libyaml calls the end of a block may be far behind it.
std::size_t YamlList::lastContent(const YamlValue& value) const
{
    if (value.isScalar() || value.isFlow())
        return at(value.endCharacter());
    std::size_t last = at(value.beginCharacter());
    for (const std::string& key : value.isMapping() ? value.keys() : std::vector<std::string>())
        last = std::max(last, lastContent(value[key]));
    for (const YamlValue& element : value.elements())
        last = std::max(last, lastContent(element));
    return last;
}

Result<std::optional<EntryPlace>> YamlList::place(const YamlValue& entry) const
{
    const std::size_t content = at(entry.beginCharacter());
    if (m_list.isFlow())
        return EntryPlace{ content, content, at(entry.endCharacter()), true };
    const std::size_t begin = lineStart(m_text, content);
    const std::string_view before = m_text.substr(begin, content - begin);
    const std::size_t dash = before.find_first_not_of(" \t");
    if (dash == std::string_view::npos || before[dash] != '-'
        || before.find_first_not_of(" \t", dash + 1) != std::string_view::npos)
        return notEdited(entry);
    const std::size_t last = lastContent(entry);
    const bool wholeLines = last > content && m_text[last - 1] == '\n';
    return EntryPlace{ begin, content, wholeLines ? last : nextLine(m_text, last), false };
}

Result<std::optional<EntryPlace>> YamlList::entry(const std::string& name) const
{
    std::optional<YamlValue> found;
    for (const YamlValue& entry : m_list.elements()) {
        if (entry[nameKey].text() != name)
            continue;
        if (found)
            return failure(ErrorKind::Conflict,
                "There are two entries named '" + name + "', the second at line "
                    + std::to_string(entry.line()) + ": remove one of them first.");
        found = entry;
    }
    return found ? place(*found) : Result<std::optional<EntryPlace>>();
}

std::string YamlList::lines(const std::string& content, std::string_view indent) const
{
    const std::string lineEnd(lineEndOf(m_text));
    std::string text = std::string(indent) + "- ";
    for (const char c : content)
        text += c == '\n' ? lineEnd + std::string(indent) + "  " : std::string(1, c);
    return text + lineEnd;
}

Result<std::string> YamlList::add(const std::string& content, std::string_view json) const
{
    if (m_list.isSequence() && !m_list.isFlow())
        return addToBlock(content);
    std::string out(m_text);
    if (m_list.isSequence())
        return out.insert(
            at(m_list.beginCharacter()) + 1, std::string(json) + (m_list.elements().empty() ? "" : ", "));
    const std::string lineEnd(lineEndOf(m_text));
    std::size_t where = m_list.isMissing() ? out.size() : nextLine(m_text, at(m_list.beginCharacter()));
    const std::string entry = (m_list.isMissing() ? m_key + ':' + lineEnd : "") + lines(content, "  ");
    const bool complete = where == 0 || out[where - 1] == '\n';
    return out.insert(where, (complete ? "" : lineEnd) + entry);
}

// Before the first entry and the comments above it.
Result<std::string> YamlList::addToBlock(const std::string& content) const
{
    const std::size_t first = at(m_list.beginCharacter());
    if (!isFirstOnLine(m_text, first) || m_text[first] != '-')
        return notEdited(m_list);
    std::size_t where = lineStart(m_text, first);
    while (where > 0) {
        const std::size_t above = lineStart(m_text, where - 1);
        const std::size_t begin = m_text.find_first_not_of(" \t", above);
        if (m_text[begin] != '#' && !isLineEnd(m_text[begin]))
            break;
        where = above;
    }
    return std::string(m_text).insert(where, lines(content, indentAt(m_text, first)));
}

std::string YamlList::replace(
    const EntryPlace& place, const std::string& content, std::string_view json) const
{
    const std::string entry = place.flow ? std::string(json) : lines(content, indentAt(m_text, place.begin));
    return std::string(m_text).replace(place.begin, place.end - place.begin, entry);
}

std::string YamlList::remove(const EntryPlace& place) const
{
    std::string out(m_text);
    if (!place.flow)
        return out.erase(place.begin, place.end - place.begin);
    const std::size_t next = out.find_first_not_of(" \t\r\n", place.end);
    if (out[next] == ',')
        return out.erase(place.begin, next + (out[next + 1] == ' ' ? 2 : 1) - place.begin);
    const std::size_t before = out.find_last_not_of(" \t\r\n", place.begin - 1);
    const std::size_t begin = out[before] == ',' ? before : place.begin;
    return out.erase(begin, place.end - begin);
}

Result<std::string> YamlList::removeEmptyList() const
{
    if (m_list.isMissing())
        return std::string(m_text);
    const std::size_t begin = lineStart(m_text, at(m_list.beginCharacter()));
    if (!m_list.isScalar() || !m_text.substr(begin).starts_with(m_key + ':'))
        return notEdited(m_list);
    return std::string(m_text).erase(begin, nextLine(m_text, begin) - begin);
}

// The lines of an entry, as set() writes them.
std::string contentOf(RawJson value)
{
    JsonDocument document;
    std::string content;
    if (!document.parseCopy(value.text))
        return content;
    for (const JsonValue member : document.root())
        content += (content.empty() ? "" : "\n") + member.key() + ": " + std::string(member.raw().text);
    return content;
}

// The lines of an entry as spelled, with the indentation of the first taken from the others.
std::string contentOf(std::string_view spelled, std::size_t indent)
{
    std::string content;
    while (!spelled.empty()) {
        const std::size_t end = nextLine(spelled, 0);
        std::string_view line = spelled.substr(0, end);
        spelled.remove_prefix(end);
        while (!line.empty() && isLineEnd(line.back()))
            line.remove_suffix(1);
        const std::size_t blanks = content.empty() ? 0 : std::min(indent, indentAt(line, 0).size());
        content += (content.empty() ? "" : "\n") + std::string(line.substr(blanks));
    }
    return content;
}

Result<std::string> withEntry(
    std::string_view whole, const KeyPath& path, const std::string& content, std::string_view json)
{
    const std::string_view text = withoutMark(whole);
    YamlList list(text, path.front());
    if (const Result<void> parsed = list.parse(); !parsed)
        return tl::unexpected(parsed.error());
    const Result<std::optional<EntryPlace>> entry = list.entry(path.back());
    if (!entry)
        return tl::unexpected(entry.error());
    Result<std::string> changed
        = *entry ? Result<std::string>(list.replace(**entry, content, json)) : list.add(content, json);
    return changed.transform([&](const std::string& out) {
        return std::string(whole.substr(0, whole.size() - text.size())) + out;
    });
}

} // namespace

Result<std::string> YamlFormat::toJson(std::string_view text) const
{
    YamlDocument document;
    if (const Result<void> parsed = document.parse(withoutMark(text)); !parsed)
        return tl::unexpected(parsed.error());
    if (document.root().isMissing())
        return std::string("{}");
    std::string json;
    if (!YamlToJson(json).write(document.root()))
        return failure(ErrorKind::TooLarge, "The YAML says more than a settings file would.");
    return json;
}

// The entry's column as a number, a colon, and its text.
Result<std::optional<std::string>> YamlFormat::spelled(std::string_view text, const KeyPath& path) const
{
    const std::string_view plain = withoutMark(text);
    YamlList list(plain, path.front());
    if (const Result<void> parsed = list.parse(); !parsed)
        return tl::unexpected(parsed.error());
    const Result<std::optional<EntryPlace>> entry = list.entry(path.back());
    if (!entry)
        return tl::unexpected(entry.error());
    if (!*entry)
        return std::optional<std::string>();
    const std::size_t column = (*entry)->contentBegin - (*entry)->begin;
    return std::to_string(column) + ':'
        + std::string(plain.substr((*entry)->contentBegin, (*entry)->end - (*entry)->contentBegin));
}

Result<std::string> YamlFormat::set(std::string_view text, const KeyPath& path, RawJson value) const
{
    return withEntry(text, path, contentOf(value), value.text);
}

Result<std::string> YamlFormat::restore(
    std::string_view text, const KeyPath& path, std::string_view spelling) const
{
    const std::size_t colon = std::min(spelling.find(':'), spelling.size() - 1);
    const auto column = static_cast<std::size_t>(std::strtoul(std::string(spelling).c_str(), nullptr, 10));
    const std::string_view content = spelling.substr(colon + 1);
    return withEntry(text, path, contentOf(content, column), content);
}

Result<std::string> YamlFormat::remove(std::string_view text, const KeyPath& path) const
{
    const std::string_view plain = withoutMark(text);
    YamlList list(plain, path.front());
    if (const Result<void> parsed = list.parse(); !parsed)
        return tl::unexpected(parsed.error());
    const Result<std::optional<EntryPlace>> entry = list.entry(path.back());
    if (path.size() > 1 && !entry)
        return tl::unexpected(entry.error());
    const Result<std::string> changed = path.size() == 1
        ? list.removeEmptyList()
        : Result<std::string>(*entry ? list.remove(**entry) : std::string(plain));
    return changed.transform([&](const std::string& out) {
        return std::string(text.substr(0, text.size() - plain.size())) + out;
    });
}

} // namespace dragoman
