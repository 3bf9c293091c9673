#include "clientsetup/VariedSettings.h"

#include <array>

namespace dragoman {

namespace {

constexpr std::array<std::string_view, 7> words{ "alpha", "b", "key with blanks", "\xE9\x94\xAE", "x.y",
    "\xF0\x9F\x90\xAB", "env" };

} // namespace

std::string VariedSettings::text(FileFormat format)
{
    constexpr std::array<std::string_view, 4> units{ "  ", "    ", "\t", "" };
    m_unit = pick(units);
    m_comments = chance(50) ? 25 : 0;
    switch (format) {
    case FileFormat::Jsonc: return finished(jsonc());
    case FileFormat::Toml: return finished(toml());
    case FileFormat::Yaml: return finished(yaml());
    }
    return {};
}

// Line ends and byte order mark.
std::string VariedSettings::finished(std::string text)
{
    if (chance(25)) {
        for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2))
            text.insert(at, "\r");
    }
    return (chance(15) ? "\xEF\xBB\xBF" : "") + text;
}

// What stands between two parts of JSON.
std::string VariedSettings::gap(const std::string& indent)
{
    const bool inLine = m_unit.empty() && !chance(10);
    std::string blanks = inLine ? (chance(50) ? " " : "") : '\n' + indent;
    if (chance(m_comments))
        blanks = " /* , } \" */" + blanks;
    if (chance(m_comments))
        blanks = " // { \" ]\n" + indent;
    if (chance(m_comments / 2))
        blanks += "/* two\n lines */ ";
    return blanks;
}

std::string VariedSettings::jsoncValue(int depth, const std::string& indent)
{
    constexpr std::array<std::string_view, 9> scalars{ "1", "-0.50e+3", "true", "null", "\"\"",
        "\"// no comment, {\\\" \\\\\"", "12345678901234567890", "\"\\u00e4\xE9\x94\xAE\"", "[1, 2,3]" };
    if (depth < 3 && chance(30))
        return jsoncObject(depth + 1, indent);
    if (chance(10))
        return '[' + gap(indent + m_unit) + "{}," + gap(indent + m_unit) + "[]" + (chance(30) ? "," : "")
            + gap(indent) + ']';
    return std::string(pick(scalars));
}

std::string VariedSettings::jsoncObject(int depth, const std::string& indent)
{
    std::string text = "{";
    const unsigned members = m_random() % 4;
    const unsigned offset = m_random() % words.size();
    for (unsigned i = 0; i < members; ++i) {
        text += gap(indent + m_unit) + '"' + std::string(words[(offset + i) % words.size()])
            + "\":" + (chance(70) ? " " : "");
        const bool isContainer = words[(offset + i) % words.size()] == "env";
        text += isContainer ? jsoncObject(depth + 1, indent + m_unit) : jsoncValue(depth, indent + m_unit);
        text += i + 1 < members || chance(20) ? "," : "";
    }
    return text + (members > 0 || chance(50) ? gap(indent) : "") + '}';
}

std::string VariedSettings::jsonc()
{
    return (chance(20) ? "// head\n" : "") + jsoncObject(0, "") + (chance(80) ? "\n" : "");
}

std::string VariedSettings::tomlValue()
{
    constexpr std::array<std::string_view, 10> values{ "1", "\"a # b\"", "'[c]'", "1979-05-27T07:32:00Z",
        "[1, 2]", "[\n  \"[x]\", # ]\n  \"y\",\n]", "\"\"\"\n[t]\nmodel = 1\n\\\"\"\"\"", "'''\n# no'''",
        "{ a = 1, b = \"}\" }", "0x1F" };
    return std::string(pick(values));
}

std::string VariedSettings::toml()
{
    constexpr std::array<std::string_view, 6> keys{ "a", "\"b c\"", "d-e", "f.g", "'h'", "\"\xE9\x94\xAE\"" };
    constexpr std::array<std::string_view, 5> tables{ "[t]", "[model_providers.other]", "[x.\"y z\"]",
        "[[list]]", "[ u ]" };
    std::string text = chance(30) ? "# head\n\n" : "";
    unsigned key = m_random() % 3;
    for (unsigned i = m_random() % 3; i > 0; --i)
        text += std::string(keys[key++]) + (chance(50) ? " = " : "=") + tomlValue() + hashComment() + '\n';
    unsigned table = m_random() % 3;
    for (unsigned i = m_random() % 3; i > 0; --i) {
        text += (chance(70) ? "\n" : "") + std::string(tables[table++]) + hashComment() + '\n';
        for (unsigned k = 0; k < 2 && chance(60); ++k)
            text += std::string(keys[k]) + " = " + tomlValue() + hashComment() + '\n';
        text += chance(20) ? "# end\n" : "";
    }
    return text;
}

std::string VariedSettings::yamlEntry(const std::string& indent)
{
    constexpr std::array<std::string_view, 6> values{ "gpt-4", "'it''s: # x'", "\"q\\n\"", "[chat, edit]",
        "{a: 1}", "~" };
    std::string text = indent + "- name: entry" + std::to_string(m_random() % 1000) + hashComment() + '\n';
    for (unsigned i = 0; i < 3 && chance(60); ++i)
        text += indent + "  k" + std::to_string(i) + ": " + std::string(pick(values)) + hashComment() + '\n';
    if (chance(20))
        text += indent + "  text: |\n" + indent + "    - name: x\n" + indent + "    # no comment\n";
    if (chance(20))
        text += '\n' + indent + "# between\n";
    return text;
}

std::string VariedSettings::yaml()
{
    constexpr std::array<std::string_view, 4> lists{ "models:", "models: []",
        "models: [ {name: a, k: [1]}, {name: b} ]", "" };
    constexpr std::array<std::string_view, 3> indents{ "", "  ", "    " };
    std::string text = chance(30) ? "# head\n---\n" : "";
    text += "name: \xE6\x88\x91" + hashComment() + "\nversion: 1.0.0\n";
    const bool block = chance(60);
    const std::string list(block ? "models:" : pick(lists));
    text += list + (list.empty() ? "" : hashComment() + '\n');
    const std::string indent(pick(indents));
    for (unsigned i = 1 + m_random() % 3; block && i > 0; --i)
        text += (chance(20) ? indent + "# about\n" : "") + yamlEntry(indent);
    if (chance(50))
        text += "rules:\n  - be kind" + hashComment() + '\n';
    return text;
}

} // namespace dragoman
