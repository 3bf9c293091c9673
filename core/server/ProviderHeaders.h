#pragma once

#include "config/Configuration.h"
#include "http/RequestHead.h"
#include "protocol/Codec.h"
#include "server/AccessCheck.h"

#include <optional>

namespace dragoman {

// The key of one call, and how the client carried its own.
struct CallKey
{
    Secret secret{}; // empty = the provider needs none
    std::string label{}; // for logs: "env:NAME", "client key 1"
    std::optional<PresentedKey::Carrier> carrier{}; // set when the client's own key travels on
};

// The headers of a call in the client's own protocol: what the client sent, unchanged and in its order,
// but for the key, Host, framing, hop-by-hop and content coding fields. To the provider the client looks
// as it does without us.
HeaderList passedHeaders(const RequestHead& client, const Codec& provider, const CallKey& key);

// The headers of a translated call: what the codec needs, our own User-Agent, the key. Nothing of the
// client's.
HeaderList translatedHeaders(const HeaderList& codecHeaders, const Codec& provider, const CallKey& key);

// The user's own header fields of a provider; they go last and win.
void addConfiguredHeaders(HeaderList& headers, const ProviderConfig& provider);

// The headers of a provider's answer that a client of the same protocol may see.
HeaderList passedAnswerHeaders(const HeaderList& provider);

// What a client of another protocol gets of them: when and whether to try again.
HeaderList translatedAnswerHeaders(const HeaderList& provider);

} // namespace dragoman
