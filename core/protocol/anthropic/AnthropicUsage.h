#pragma once

#include "base/JsonWriter.h"
#include "protocol/ReplyEvent.h"

namespace dragoman {

// The counts of a `usage` object; null is the same as not given.
Usage readAnthropicUsage(const JsonValue& usage);

// Writes `usage` with its key: the four counts that clients expect are always numbers, 0 where unknown.
void writeAnthropicUsage(JsonWriter& json, const Usage& usage);

} // namespace dragoman
