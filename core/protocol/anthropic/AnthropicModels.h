#pragma once

#include "protocol/Codec.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// The model list of the Anthropic protocol (API reference, "List Models"), in both directions.

// One page of a provider's list. Takes the list of an OpenAI-compatible host too, for hosts mix them.
// Errors: BadGateway where it is no list.
Result<ModelPage> readAnthropicModels(std::string_view body);
// Error: BadGateway where it is no model.
Result<ModelInfo> readAnthropicModel(std::string_view body);

// The page that the query asks for, newest models first. Without a limit the page holds 1000, the most that
// the protocol allows: many clients read the first page only. After an unknown id the page is empty.
std::string writeAnthropicModels(const std::vector<ModelInfo>& models, const ModelQuery& query);
std::string writeAnthropicModel(const ModelInfo& model);

// RFC 3339 to Unix seconds, with any offset; fractions are cut. 0 for everything else.
std::int64_t unixSeconds(std::string_view timestamp);
// Unix seconds to RFC 3339 in UTC ("1970-01-01T00:00:00Z"); years 0 to 9999.
std::string rfc3339(std::int64_t unixSeconds);

} // namespace dragoman
