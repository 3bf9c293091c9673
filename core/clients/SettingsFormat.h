#pragma once

#include "base/Json.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// Where a value stands in a client's settings: the keys from the root down. In a list the last part names
// the entry whose `name` it is.
using KeyPath = std::vector<std::string>;

// "env.ANTHROPIC_BASE_URL", for people.
std::string keyPathText(const KeyPath& path);

// One notation of settings files, and how a single value in it is changed while every other byte stays:
// comments, order, blanks, line ends, a byte order mark and trailing commas.
//
// All texts are UTF-8. Errors: InvalidRequest with line and column for a text that does not parse, Conflict
// for one that parses but has the value in a form that is not edited here.
class SettingsFormat
{
public:
    virtual ~SettingsFormat() = default;

    // What the text says, as one JSON value; an empty text is an empty object.
    virtual Result<std::string> toJson(std::string_view text) const = 0;
    // What toJson() makes of a text that is `value`.
    virtual Result<std::string> valueToJson(RawJson value) const { return std::string(value.text); }
    // The value at `path` as it is spelled in the text; nothing when there is none.
    virtual Result<std::optional<std::string>> spelled(std::string_view text, const KeyPath& path) const = 0;
    // The text with `value` (JSON) at `path`; objects on the way are made when they are missing.
    virtual Result<std::string> set(std::string_view text, const KeyPath& path, RawJson value) const = 0;
    // As set(), with a value as spelled() gave it.
    virtual Result<std::string> restore(
        std::string_view text, const KeyPath& path, std::string_view spelling) const = 0;
    // The text without the value at `path`; unchanged when there is none.
    virtual Result<std::string> remove(std::string_view text, const KeyPath& path) const = 0;
};

enum class FileFormat { Jsonc, Toml, Yaml };

const SettingsFormat& settingsFormat(FileFormat format);

} // namespace dragoman
