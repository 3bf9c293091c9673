#pragma once

#include "server/AccessCheck.h"
#include "server/HttpService.h"

#include <string>

namespace dragoman {

// What a browser page of an allowed origin needs (Fetch standard, "CORS protocol").

// True for the question that a browser asks first, without credentials.
bool isPreflight(const AccessCheck& access, const RequestHead& head);

// The answer to OPTIONS; `methods` are those of the path ("GET, HEAD").
HttpAnswer optionsAnswer(const AccessCheck& access, const RequestHead& head, const std::string& methods);

// For every answer; empty for requests that come from no allowed origin.
HeaderList crossOriginHeaders(const AccessCheck& access, const RequestHead& head);

} // namespace dragoman
