#pragma once

#include "protocol/anthropic/AnthropicReadContext.h"

#include <vector>

namespace dragoman {

// Where content stands; which blocks it may hold depends on it (Messages API reference).
enum class ContentPlace : unsigned {
    System = 1,
    User = 2,
    Assistant = 4,
    ToolResult = 8,
    Document = 16,
    SearchResult = 32,
};

// Reads content: a string or a list of blocks; nothing for a value that is not given.
// Errors: InvalidRequest that names the block or its field.
Result<std::vector<Block>> readAnthropicContent(
    const JsonValue& content, ContentPlace place, AnthropicReadContext& context);

// The mark `cache_control`. Errors: it is no object of type ephemeral.
Result<std::optional<CacheMark>> readAnthropicCacheMark(const JsonValue& mark);

} // namespace dragoman
