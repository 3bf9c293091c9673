#pragma once

#include "protocol/Conversation.h"

#include <optional>
#include <string>
#include <vector>

namespace dragoman {

// What a request body that stays in the Anthropic protocol is changed by on its way to the provider.
struct PassThroughOptions
{
    std::optional<std::string> model{}; // plain; takes the place of the client's
    bool dropUnsignedThinking = true; // thinking of another provider: Claude refuses it
    bool stripStream = false; // ask for a whole reply
};

struct PassThroughResult
{
    std::string body;
    std::vector<Warning> warnings{};
};

// The body of POST /v1/messages, byte for byte but for what the options ask. An assistant message of
// nothing but unsigned thinking is removed; thinking with a budget is switched off where the last tool
// turn has lost the thinking that Claude wants to see in front of it.
// Errors: InvalidRequest when the body is no JSON.
Result<PassThroughResult> passThroughAnthropicBody(std::string body, const PassThroughOptions& options);
// The same for a body that is parsed already.
PassThroughResult passThroughAnthropicBody(const JsonDocument& body, const PassThroughOptions& options);

} // namespace dragoman
