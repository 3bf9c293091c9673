#pragma once

#include <string_view>

namespace dragoman {

// True for a content block that only Anthropic's servers make or understand: calls of server tools and
// their results, MCP, containers, compaction (Messages API, "content blocks").
bool isAnthropicServerBlock(std::string_view type);

// True for a tool that runs at Anthropic: web search and fetch, code execution, tool search, MCP.
bool isAnthropicServerTool(std::string_view type);

// True for a type that ends in a date, as in "bash_20250124".
bool isVersionedToolType(std::string_view type);

} // namespace dragoman
