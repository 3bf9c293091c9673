#include "clients/TomlFormat.h"

#include "clients/TextLayout.h"
#include "clients/TomlStatements.h"

#include <algorithm>
#include <sstream>

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

namespace dragoman {

namespace {

using Statements = std::vector<TomlStatement>;
using Kind = TomlStatement::Kind;

std::string_view withoutMark(std::string_view text)
{
    return text.starts_with(byteOrderMark) ? text.substr(byteOrderMark.size()) : text;
}

bool isBareKey(std::string_view key)
{
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
            || c == '-';
    });
}

std::string keyText(std::string_view key)
{
    return isBareKey(key) ? std::string(key) : '"' + escapeJson(key) + '"';
}

std::string headerText(const KeyPath& path)
{
    std::string text;
    for (const std::string& part : path)
        text += (text.empty() ? "[" : ".") + keyText(part);
    return text + ']';
}

bool isHeader(const TomlStatement& statement)
{
    return statement.kind == Kind::Table || statement.kind == Kind::TableArray;
}

// The lines that hold a value: those of one key, or a table's from its header to its last value.
struct Lines
{
    std::size_t begin = 0;
    std::size_t end = 0; // begin == end: there is none, and it belongs here
    std::size_t valueBegin = 0; // of a key
    std::size_t valueEnd = 0;
    bool found() const { return begin != end; }
};

Lines findKey(const Statements& statements, const std::string& key)
{
    Lines lines;
    for (const TomlStatement& statement : statements) {
        if (isHeader(statement))
            break;
        if (statement.kind != Kind::KeyValue)
            continue;
        if (statement.key == KeyPath{ key })
            return { statement.begin, statement.end, statement.valueBegin, statement.valueEnd };
        lines.begin = lines.end = statement.end; // behind the last key
    }
    return lines;
}

Lines findTable(const Statements& statements, const KeyPath& path)
{
    const auto header = std::find_if(statements.begin(), statements.end(),
        [&path](const TomlStatement& one) { return one.kind == Kind::Table && one.key == path; });
    if (header == statements.end())
        return {};
    Lines lines{ header->begin, header->end };
    for (auto one = header + 1; one != statements.end() && !isHeader(*one); ++one) {
        if (one->kind == Kind::KeyValue)
            lines.end = one->end;
    }
    return lines;
}

std::string tableText(const KeyPath& path, RawJson value, const std::string& lineEnd)
{
    JsonDocument document;
    std::string text = headerText(path) + lineEnd;
    if (document.parseCopy(value.text)) {
        for (const JsonValue member : document.root())
            text += keyText(member.key()) + " = " + std::string(member.raw().text) + lineEnd;
    }
    return text;
}

// A text whose last line is complete, so that lines can be added.
std::string withLastLineEnd(std::string_view text)
{
    const bool complete = text.empty() || text.back() == '\n';
    return std::string(text) + (complete ? "" : std::string(lineEndOf(text)));
}

Result<std::string> withKey(std::string_view text, const std::string& key, std::string_view value)
{
    const Lines lines = findKey(tomlStatements(text), key);
    std::string out(text);
    if (lines.found())
        return out.replace(lines.valueBegin, lines.valueEnd - lines.valueBegin, value);
    const std::string lineEnd(lineEndOf(text));
    const std::string before = lines.begin > 0 && text[lines.begin - 1] != '\n' ? lineEnd : "";
    return out.insert(lines.begin, before + keyText(key) + " = " + std::string(value) + lineEnd);
}

Result<std::string> withTable(std::string_view text, const KeyPath& path, const std::string& table)
{
    const Lines lines = findTable(tomlStatements(text), path);
    if (lines.found())
        return std::string(text).replace(lines.begin, lines.end - lines.begin, table);
    const std::string complete = withLastLineEnd(text);
    return complete + (complete.empty() ? "" : std::string(lineEndOf(text))) + table;
}

Result<std::string> marked(std::string_view whole, Result<std::string> changed)
{
    const std::string mark(whole.substr(0, whole.size() - withoutMark(whole).size()));
    return changed.transform([&mark](const std::string& text) { return mark + text; });
}

} // namespace

Result<std::string> TomlFormat::toJson(std::string_view text) const
{
    const toml::parse_result parsed = toml::parse(withoutMark(text));
    if (!parsed) {
        const toml::source_position at = parsed.error().source().begin;
        return failure(ErrorKind::InvalidRequest,
            "Invalid TOML at line " + std::to_string(at.line) + ", column " + std::to_string(at.column) + ": "
                + std::string(parsed.error().description()) + '.');
    }
    std::ostringstream json;
    json << toml::json_formatter(parsed.table());
    return json.str();
}

// A table's keys come out in the order of the alphabet, whatever their order in the text.
Result<std::string> TomlFormat::valueToJson(RawJson value) const
{
    const bool isTable = value.text.starts_with('{');
    Result<std::string> json
        = toJson(isTable ? tableText({ "value" }, value, "\n") : "value = " + std::string(value.text));
    if (!json)
        return json;
    JsonDocument document;
    if (const Result<void> read = document.parseCopy(*json); !read)
        return tl::unexpected(read.error());
    return std::string(document.root()["value"].raw().text);
}

Result<std::optional<std::string>> TomlFormat::spelled(std::string_view text, const KeyPath& path) const
{
    const std::string_view plain = withoutMark(text);
    const Statements statements = tomlStatements(plain);
    const Lines lines = path.size() == 1 ? findKey(statements, path.front()) : findTable(statements, path);
    if (!lines.found())
        return std::optional<std::string>();
    const std::size_t begin = path.size() == 1 ? lines.valueBegin : lines.begin;
    const std::size_t end = path.size() == 1 ? lines.valueEnd : lines.end;
    return std::string(plain.substr(begin, end - begin));
}

Result<std::string> TomlFormat::set(std::string_view text, const KeyPath& path, RawJson value) const
{
    const std::string_view plain = withoutMark(text);
    if (path.size() == 1)
        return marked(text, withKey(plain, path.front(), value.text));
    return marked(text, withTable(plain, path, tableText(path, value, std::string(lineEndOf(plain)))));
}

Result<std::string> TomlFormat::restore(
    std::string_view text, const KeyPath& path, std::string_view spelling) const
{
    const std::string_view plain = withoutMark(text);
    return marked(text,
        path.size() == 1 ? withKey(plain, path.front(), spelling)
                         : withTable(plain, path, withLastLineEnd(spelling)));
}

Result<std::string> TomlFormat::remove(std::string_view text, const KeyPath& path) const
{
    const std::string_view plain = withoutMark(text);
    const Statements statements = tomlStatements(plain);
    Lines lines = path.size() == 1 ? findKey(statements, path.front()) : findTable(statements, path);
    // The empty line that set() put before a table at the end.
    const std::string lineEnd(lineEndOf(plain));
    const std::string_view before = plain.substr(0, lines.begin);
    if (path.size() > 1 && lines.found() && lines.end == plain.size() && before.ends_with("\n" + lineEnd))
        lines.begin -= lineEnd.size();
    return marked(text, std::string(plain).erase(lines.begin, lines.end - lines.begin));
}

} // namespace dragoman
