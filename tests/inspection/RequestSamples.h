#pragma once

namespace dragoman {

// Request bodies with something of everything.
extern const char* const anthropicRequest;
extern const char* const chatRequest;

} // namespace dragoman
