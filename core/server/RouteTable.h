#pragma once

#include "http/RequestHead.h"
#include "protocol/Codec.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

enum class Operation { Generate, CountTokens, ListModels, GetModel, Health, Statistics, Information };

// What a request asks for, and in which protocol its client speaks.
struct Route
{
    Operation operation = Operation::Information;
    Protocol protocol = Protocol::OpenAiChat; // of the answer and of errors
    std::string modelId{}; // for GetModel, decoded
};

// Finds the route of a request: the paths of the README, with and without /v1, with /v1 twice (the
// commonest mistake in a client's base URL) and with a slash at the end.
// `fallback` answers where the path does not tell the protocol and no header does.
// Errors: NotFound for an unknown path, MethodNotAllowed for a known one.
Result<Route> findRoute(const RequestHead& head, Protocol fallback);

// In which protocol the answer to any request must be, even to one without a route: by its path, else
// Anthropic's for `anthropic-version` or `x-api-key`, OpenAI's for `Authorization` alone, else `fallback`.
Protocol clientProtocol(const RequestHead& head, Protocol fallback);

// The paths that an endpoint serves, for its information page.
std::vector<std::string_view> routePaths();

// The methods that `path` knows, for the Allow header; empty for an unknown path.
std::string_view allowedMethods(std::string_view path);

} // namespace dragoman
