#pragma once

#include "base/Result.h"

#include <optional>
#include <string>
#include <string_view>

namespace dragoman {

// The path of a request target with its percent-escapes decoded (RFC 3986, 2.1). Split at '/' before
// decoding where an escaped slash must stay part of a segment ("/v1/models/a%2Fb").
// Errors: InvalidRequest for an incomplete escape and for an escaped control character such as %00.
Result<std::string> decodePath(std::string_view path);

// The decoded value of the first `name=value` in a query, with '+' as space; "" for a name without
// '='. Nothing when there is none or its escapes are broken.
std::optional<std::string> queryValue(std::string_view query, std::string_view name);

} // namespace dragoman
