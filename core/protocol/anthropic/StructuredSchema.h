#pragma once

#include "base/Json.h"

#include <optional>
#include <string>

namespace dragoman {

// The schema in the form that Claude's structured outputs take (Anthropic docs, "JSON Schema limitations"):
// every object closed, oneOf as anyOf, limits of numbers, lengths and patterns told in the description,
// unknown keywords left out, the order of the keys kept. Nothing for what it cannot hold: recursion, open
// maps, more than ten optional properties, conditions.
std::optional<std::string> structuredSchema(RawJson schema);

// True when every object in the schema names its properties and forbids others.
bool isClosedSchema(const JsonValue& schema);

} // namespace dragoman
