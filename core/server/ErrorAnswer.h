#pragma once

#include "protocol/Codec.h"
#include "server/HttpService.h"

#include <string>
#include <vector>

namespace dragoman {

// An error as a whole HTTP answer in the client's own shape, with the status its SDKs expect and the id of
// the request (a fresh one when empty) in header and body.
HttpAnswer errorAnswer(const Codec& client, const Error& error, std::string requestId = {});

// The header that carries a request's id in the client's protocol.
std::string requestIdHeader(const Codec& client);

// A JSON answer with status 200.
HttpAnswer jsonAnswer(std::string body);

// A fresh name for a request: "req_" and 24 letters and digits.
std::string newRequestId();

// The provider's own request id, whichever protocol's header carries it; valid as long as the headers.
std::string_view providerRequestId(const HeaderList& headers);

// Any text made fit for a header value: printable ASCII, cut behind `longest` bytes.
std::string headerText(std::string text, std::size_t longest);

// The value of x-dragoman-warning: "field; reason, field; reason", printable ASCII, at most 4 KB.
std::string warningText(const std::vector<Warning>& warnings);

} // namespace dragoman
