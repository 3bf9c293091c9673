#pragma once

#include "base/Result.h"
#include "base/Secret.h"
#include "config/Configuration.h"
#include "http/RequestHead.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// Who may use an endpoint. Everything here looks at a request head only, so that a refusal costs no
// body byte (threat model: SECURITY.md).
class AccessCheck
{
public:
    struct Rules
    {
        AccessMode mode = AccessMode::Token;
        Secret token{}; // for AccessMode::Token; an empty token lets nobody in
        std::string listenHost{}; // the address we listen on; its name is a valid Host
        std::vector<std::string> allowedHosts{};
        std::vector<std::string> allowedOrigins{};
    };

    explicit AccessCheck(Rules rules)
        : m_rules(std::move(rules))
    {
    }

    // Errors: Forbidden for a foreign Host (DNS rebinding) or Origin (a web page in a browser),
    // Unauthorized for a missing or wrong token.
    Result<void> admit(const RequestHead& head) const;
    // The Origin of the request, when it is one that may read our answers (CORS).
    std::optional<std::string> grantedOrigin(const RequestHead& head) const;

private:
    Result<void> checkHost(const RequestHead& head) const;
    Result<void> checkOrigin(const RequestHead& head) const;
    Result<void> checkToken(const RequestHead& head) const;

    Rules m_rules;
};

// A key as a client presents it, and the header in which it came.
struct PresentedKey
{
    enum class Carrier { Authorization, ApiKey };
    Carrier carrier = Carrier::Authorization;
    std::string_view value; // without "Bearer "; valid as long as the head
};

// Errors: UnsupportedMedia for a body that says it is no JSON. A form or plain text is what a web page can
// send without asking: no API client does.
Result<void> checkBodyType(const RequestHead& head);

// The key of a request: `authorization: Bearer ...`, else `x-api-key`.
std::optional<PresentedKey> presentedKey(const RequestHead& head);

// The host part of a Host header value, brackets of an IPv6 address removed.
std::string_view hostWithoutPort(std::string_view host);

} // namespace dragoman
