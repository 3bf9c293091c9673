#pragma once

#include "clients/SettingsFormat.h"

namespace dragoman {

// Changes of settings that are checked after the fact: the new text is parsed, and when anything but the
// value at `path` differs from the old one, or that value is not what it should be, the change is refused.
// Errors: those of SettingsFormat; Conflict also for a change that did not pass the check.

Result<std::string> setChecked(
    const SettingsFormat& format, const std::string& text, const KeyPath& path, RawJson value);

Result<std::string> restoreChecked(
    const SettingsFormat& format, const std::string& text, const KeyPath& path, const std::string& spelling);

Result<std::string> removeChecked(const SettingsFormat& format, const std::string& text, const KeyPath& path);

// Removes the container at `path` when it is there and has nothing in it.
Result<std::string> removeIfEmpty(const SettingsFormat& format, const std::string& text, const KeyPath& path);

// The value at `path` as JSON, as toJson() shows it; nothing when there is none.
Result<std::optional<std::string>> valueAt(
    const SettingsFormat& format, const std::string& text, const KeyPath& path);

// A JSON value without blanks and with strings spelled one way: the same for all spellings of a value.
std::string compactJson(std::string_view json);

// The same value, however it is spelled; the order of members counts.
bool isSameJson(std::string_view one, std::string_view other);

} // namespace dragoman
