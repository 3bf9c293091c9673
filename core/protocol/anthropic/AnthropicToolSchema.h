#pragma once

#include "base/JsonWriter.h"

namespace dragoman {

enum class ToolSchemaChange { None, Completed, Merged };

// Writes a schema as the value of `input_schema`: an object schema without anyOf, oneOf or allOf at its top,
// which Anthropic refuses. A fit one goes as spelled; a missing type is added (Completed); alternatives at
// the top become one list of properties of which only what all require is required (Merged).
// `memory` is only there to be used again.
ToolSchemaChange writeAnthropicToolSchema(JsonWriter& json, RawJson schema, JsonDocument& memory);

} // namespace dragoman
