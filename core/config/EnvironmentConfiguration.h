#pragma once

#include "config/ConfigurationReader.h"

#include <functional>
#include <optional>
#include <string>

namespace dragoman {

// Looks up an environment variable; nothing = not set.
using EnvironmentLookup = std::function<std::optional<std::string>(const char* name)>;

// The process's own environment.
std::optional<std::string> processEnvironment(const char* name);

// The configuration of a program that has no configuration file: two endpoints, "openai" on port 9999 and
// "anthropic" on 9998, changed by the variables PORT (anthropic), OPENAI_PROXY_PORT, HOST, HTTP_TIMEOUT
// (seconds), DEFAULT_MAX_TOKENS, MIN_TOKENS_LIMIT, MAX_TOKENS_LIMIT and FORCE_NON_STREAM. With
// ANYROUTER_BASE_URL the provider behind them is that address and the client's own key is used (on a
// loopback HOST), else no provider is configured. A bad value is a problem whose path is the variable.
ReadConfiguration configurationFromEnvironment(const EnvironmentLookup& environment);

} // namespace dragoman
