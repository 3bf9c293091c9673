#pragma once

#include "protocol/Codec.h"

namespace dragoman {

// Writes the body of POST /v1/messages for the model that `profile` describes. The history must be
// repaired (HistoryRepair.h). What the model does not take is left out with a warning.
// Errors: InvalidRequest naming the client's field, for what would change the meaning.
Result<ProviderRequest> writeAnthropicRequest(
    const Conversation& conversation, const ProviderProfile& profile);

} // namespace dragoman
