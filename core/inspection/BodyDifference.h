#pragma once

#include "inspection/RequestChange.h"

namespace dragoman {

// Two bodies of the same protocol, member by member; messages, tools and system element by element.
// Between them only the model, what the provider cannot take and its `body` setting make a difference.
void compareBodies(
    const JsonValue& client, const JsonValue& provider, const WarningNotes& notes, RequestChanges& changes);

} // namespace dragoman
