#pragma once

#include "protocol/anthropic/AnthropicWriteContext.h"

#include <vector>

namespace dragoman {

// Which messages are sent and where the system text stands. Points into the conversation.
struct AnthropicLayout
{
    std::vector<const Block*> system; // text blocks only
    std::vector<const Message*> messages; // each with something to write
};

// System text inside the messages must follow a user message and needs a newer model (Anthropic docs,
// "Mid-conversation system messages"); elsewhere it goes behind the leading system text, with a warning.
// Errors: InvalidRequest for media that the API does not know and when no message is left.
Result<AnthropicLayout> planAnthropicLayout(AnthropicWriteContext& context);

// False for a block that is left out: blank text, unsigned thinking, what another protocol's servers made.
bool isWrittenBlock(const Block& block, Role role);

} // namespace dragoman
