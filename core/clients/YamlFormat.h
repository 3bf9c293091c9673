#pragma once

#include "clients/SettingsFormat.h"

namespace dragoman {

// As much YAML as Continue's config.yaml needs: a path is a list at the top and the `name` of one of its
// entries; the list alone can be removed when it has no entry. Everything else is a Conflict.
//
// In toJson() every scalar is a string, marked by its style ("p:" plain, "q:" quoted), as only the style
// tells a text from a number.
class YamlFormat : public SettingsFormat
{
public:
    Result<std::string> toJson(std::string_view text) const override;
    Result<std::string> valueToJson(RawJson value) const override { return toJson(value.text); }
    Result<std::optional<std::string>> spelled(std::string_view text, const KeyPath& path) const override;
    Result<std::string> set(std::string_view text, const KeyPath& path, RawJson value) const override;
    Result<std::string> restore(
        std::string_view text, const KeyPath& path, std::string_view spelling) const override;
    Result<std::string> remove(std::string_view text, const KeyPath& path) const override;
};

} // namespace dragoman
