#pragma once

#include "base/Json.h"

namespace dragoman {

// True when OpenAI's strict mode takes the schema as it is (OpenAI docs, "Structured Outputs", supported
// schemas): an object at the root, every object closed, every property required, known keywords only.
// Making a schema fit would change what it means, so nobody does.
bool fitsStrictMode(const JsonValue& schema);

} // namespace dragoman
