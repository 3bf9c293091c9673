#pragma once

#include <string>
#include <string_view>

namespace dragoman {

// The address of an API path ("/v1/messages") behind a provider's base URL. Where the base names a
// version itself (".../v1", ".../api/paas/v4", ".../v1beta/openai") the path's own /v1 is left out, so
// that a base works with and without it.
std::string providerUrl(std::string_view baseUrl, std::string_view apiPath);

} // namespace dragoman
