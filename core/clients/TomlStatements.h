#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// One statement of a TOML text with its whole lines.
struct TomlStatement
{
    enum class Kind { Other, KeyValue, Table, TableArray }; // Other = blank lines and comments
    Kind kind = Kind::Other;
    std::size_t begin = 0; // of its first line
    std::size_t end = 0; // behind its last line's end
    std::vector<std::string> key{}; // the parts of a dotted key, or of the table's name
    std::size_t valueBegin = 0; // of a KeyValue
    std::size_t valueEnd = 0; // without blanks and a comment behind it
};

// The statements of a text that a TOML parser accepted; what they say for one that it refuses is undefined,
// but this ends.
std::vector<TomlStatement> tomlStatements(std::string_view text);

} // namespace dragoman
