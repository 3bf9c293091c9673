#pragma once

#include "inspection/ReadableConversation.h"
#include "inspection/RequestChange.h"

namespace dragoman {

// System texts, tools and the blocks of all messages of a translated request, aligned by what they say, in
// the order of the provider's request.
void compareBlocks(const ReadableConversation& client, const ReadableConversation& provider,
    const WarningNotes& notes, RequestChanges& changes);

} // namespace dragoman
