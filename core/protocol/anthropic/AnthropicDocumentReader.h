#pragma once

#include "protocol/anthropic/AnthropicReadContext.h"
#include "protocol/anthropic/BlockFields.h"

namespace dragoman {

// The blocks that carry files. Each returns the block's content.
// Errors: InvalidRequest that names the field; a `file` source is refused, its id means nothing elsewhere.
Result<BlockContent> readAnthropicImage(const BlockFields& fields, AnthropicReadContext& context);
Result<BlockContent> readAnthropicDocument(const BlockFields& fields, AnthropicReadContext& context);
Result<BlockContent> readAnthropicSearchResult(const BlockFields& fields, AnthropicReadContext& context);

} // namespace dragoman
