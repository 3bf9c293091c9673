#pragma once

#include "protocol/anthropic/AnthropicThinkingPlan.h"

namespace dragoman {

// Writes temperature, top_p, top_k, stop_sequences, metadata and service_tier as far as the model takes
// them; the rest leaves a warning.
void writeAnthropicOptions(AnthropicWriteContext& context, const AnthropicThinkingPlan& thinking);

} // namespace dragoman
