#pragma once

#include "config/Configuration.h"
#include "config/ObjectReader.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// What an entry of `providers` and a preset have in common. Members that are not there leave their field
// as it is.

void readProtocol(ObjectReader& reader, Protocol& protocol);

// What is wrong with the address of a provider: not http(s), no host, a user name, a query, or plain http to
// the internet, which would carry keys unencrypted. Nothing when it may be used.
std::optional<std::string> baseUrlProblem(std::string_view url);
// Notes that problem for the address under `key`; an empty one is left to others.
void checkBaseUrl(ObjectReader& reader, std::string_view key, const std::string& url);

// Notes what is wrong with `proxy`: neither a word nor the URL of a proxy.
void checkProxy(ObjectReader& reader, const std::string& proxy);

// The members `models` and `quirks` of `parent`.
void readModels(ObjectReader& parent, ModelNames& models, std::vector<ConfigurationProblem>& problems);
void readQuirks(ObjectReader& parent, ChatQuirks& quirks, std::vector<ConfigurationProblem>& problems);

} // namespace dragoman
