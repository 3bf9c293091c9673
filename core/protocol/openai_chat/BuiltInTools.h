#pragma once

#include <string_view>

namespace dragoman {

// What a model that was not trained on one of Anthropic's client tools must be told about it. The JSON
// schema follows the tool's documented input (Anthropic docs: "Bash tool", "Text editor tool", "Memory
// tool").
struct BuiltInTool
{
    std::string_view typePrefix; // "bash_" of "bash_20250124"
    std::string_view description;
    std::string_view schema; // JSON text
};

// The tool of that versioned type, or nullptr where none can be described (computer use, toolsets).
const BuiltInTool* findBuiltInTool(std::string_view type);

} // namespace dragoman
