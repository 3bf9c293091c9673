#pragma once

#include "config/Configuration.h"
#include "server/HttpService.h"
#include "server/ManagementRoutes.h"

#include <string>

namespace dragoman {

// A refusal is a whole answer.
template <class T>
using OrRefusal = tl::expected<T, HttpAnswer>;

// The configuration as the request wants it, valid; `route` is one that changes something. Nothing is saved.
OrRefusal<Configuration> editedConfiguration(
    const ManagementRoute& route, std::string body, const Configuration& current);

// The value of ETag for a revision, quotes included.
std::string entityTag(const std::string& revision);

// Whether the request was made from this revision. Refusals: 428 without If-Match, 412 for another one.
OrRefusal<void> checkPrecondition(const RequestHead& head, const std::string& revision);
// The 412.
HttpAnswer outdatedEdit();

} // namespace dragoman
