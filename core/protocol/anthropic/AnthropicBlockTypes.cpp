#include "protocol/anthropic/AnthropicBlockTypes.h"

#include <algorithm>
#include <array>

namespace dragoman {

bool isAnthropicServerBlock(std::string_view type)
{
    constexpr std::array<std::string_view, 7> types{ "server_tool_use", "mcp_tool_use", "mcp_tool_result",
        "container_upload", "compaction", "fallback", "advisor_result" };
    // web_search_tool_result, code_execution_tool_result, ...: each server tool has its own.
    return type.ends_with("_tool_result") || std::find(types.begin(), types.end(), type) != types.end();
}

bool isAnthropicServerTool(std::string_view type)
{
    constexpr std::array<std::string_view, 6> prefixes{ "web_search_", "web_fetch_", "code_execution_",
        "tool_search_tool_", "advisor_", "mcp_toolset" };
    return std::any_of(prefixes.begin(), prefixes.end(),
        [type](std::string_view prefix) { return type.starts_with(prefix); });
}

bool isVersionedToolType(std::string_view type)
{
    constexpr std::size_t dateLength = 8;
    if (type.size() < dateLength + 2 || type[type.size() - dateLength - 1] != '_')
        return false;
    const std::string_view date = type.substr(type.size() - dateLength);
    return std::all_of(date.begin(), date.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace dragoman
