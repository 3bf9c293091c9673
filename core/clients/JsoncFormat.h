#pragma once

#include "clients/SettingsFormat.h"

namespace dragoman {

// JSON with comments and trailing commas (Claude Code, OpenCode, Zed). A key on the way that is given twice
// is a Conflict: programs differ in which one counts.
class JsoncFormat : public SettingsFormat
{
public:
    Result<std::string> toJson(std::string_view text) const override;
    Result<std::optional<std::string>> spelled(std::string_view text, const KeyPath& path) const override;
    Result<std::string> set(std::string_view text, const KeyPath& path, RawJson value) const override;
    Result<std::string> restore(
        std::string_view text, const KeyPath& path, std::string_view spelling) const override;
    Result<std::string> remove(std::string_view text, const KeyPath& path) const override;
};

} // namespace dragoman
