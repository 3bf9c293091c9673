#pragma once

#include "base/Result.h"
#include "http/RequestHead.h"

#include <string>

namespace dragoman {

// The rules for a request head that a lenient parser lets through: everything that two parsers
// could read in two ways is refused (RFC 9112, 3.2, 6.1, 6.3 and 11.2).
//
// In: method, target, minorVersion and headers. Filled in on success: path, query, framing,
// contentLength and expectsContinue. Errors: MethodNotAllowed for a method we never serve, else
// InvalidRequest.
Result<void> applyRequestRules(RequestHead& head);

} // namespace dragoman
