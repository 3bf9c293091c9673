#pragma once

#include "protocol/anthropic/AnthropicLayout.h"

#include <span>
#include <string>

namespace dragoman {

// Counts the cache marks that the layout's blocks carry.
void countMessageMarks(const AnthropicLayout& layout, CacheMarkBudget& marks);

// Writes the member `system` from the layout's blocks and further lines of plain text; nothing without
// any.
void writeAnthropicSystem(
    AnthropicWriteContext& context, const AnthropicLayout& layout, std::span<const std::string> lines);

// Writes the member `messages`.
void writeAnthropicMessages(AnthropicWriteContext& context, const AnthropicLayout& layout);

// The mark `cache_control`, when there is one and its turn has come.
void writeCacheMark(AnthropicWriteContext& context, const std::optional<CacheMark>& mark);

} // namespace dragoman
