#pragma once

#include "base/SecretFinder.h"
#include "http/RequestHead.h"
#include "journal/RequestRecord.h"
#include "server/ServerContext.h"

namespace dragoman {

// Every secret that is known while a request runs: what the client presented in headers and query, the keys
// of all providers, secrets among their configured headers, the access token.
SecretFinder requestSecrets(
    const ServerContext& context, const Configuration& configuration, const RequestHead& client);

// Takes secrets out of every text of the record but the captured bodies.
void hideSecrets(RequestRecord& record, const SecretFinder& secrets);

// The fields as they may be shown: the values of credentials are gone whole.
std::vector<std::pair<std::string, std::string>> headersWithoutSecrets(
    const HeaderList& headers, const SecretFinder& secrets);

} // namespace dragoman
