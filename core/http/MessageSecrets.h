#pragma once

#include <string>
#include <string_view>

namespace dragoman {

// True for header fields whose value nobody else may see: credentials, cookies, whatever is named so.
bool isSecretHeader(std::string_view name);

// A URL or request target with *** in the place of a user name and password and of each value in the query
// whose name tells that it is a secret.
std::string urlWithoutSecrets(std::string_view url);

} // namespace dragoman
