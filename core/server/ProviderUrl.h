#pragma once

#include <string>
#include <string_view>

namespace dragoman {

// The address of an API path ("/v1/messages") behind a provider's base URL. Where the base names a
// version itself (".../v1", ".../api/paas/v4", ".../v1beta/openai") the path's own /v1 is left out, so
// that a base works with and without it.
std::string providerUrl(std::string_view baseUrl, std::string_view apiPath);

// The host of a URL, without user, port and brackets; "" when there is none.
std::string_view urlHost(std::string_view url);

} // namespace dragoman
