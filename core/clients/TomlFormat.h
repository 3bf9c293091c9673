#pragma once

#include "clients/SettingsFormat.h"

namespace dragoman {

// TOML (Codex). A path of one part is a key before the first table; a longer one is a table `[a.b]` with
// plain values. The same thing written otherwise (dotted keys, inline tables) is a Conflict.
class TomlFormat : public SettingsFormat
{
public:
    Result<std::string> toJson(std::string_view text) const override;
    Result<std::string> valueToJson(RawJson value) const override;
    Result<std::optional<std::string>> spelled(std::string_view text, const KeyPath& path) const override;
    Result<std::string> set(std::string_view text, const KeyPath& path, RawJson value) const override;
    Result<std::string> restore(
        std::string_view text, const KeyPath& path, std::string_view spelling) const override;
    Result<std::string> remove(std::string_view text, const KeyPath& path) const override;
};

} // namespace dragoman
