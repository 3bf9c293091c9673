#include "server/AccessCheck.h"

#include "config/HostNames.h"
#include <algorithm>

namespace dragoman {

namespace {

constexpr std::string_view bearer = "Bearer ";

bool listed(const std::vector<std::string>& names, std::string_view name)
{
    return std::any_of(
        names.begin(), names.end(), [name](const std::string& one) { return headerNameEquals(one, name); });
}

} // namespace

std::string_view hostWithoutPort(std::string_view host)
{
    if (!host.empty() && host.front() == '[') {
        const std::size_t end = host.find(']');
        return end == std::string_view::npos ? host : host.substr(1, end - 1);
    }
    return host.substr(0, host.rfind(':'));
}

Result<void> checkBodyType(const RequestHead& head)
{
    const std::string_view type = head.headers.value("content-type");
    const bool bringsBody = head.method == "POST" || head.method == "PUT";
    if (!bringsBody || type.empty() || type.find("json") != std::string_view::npos)
        return {};
    return failure(ErrorKind::UnsupportedMedia, "The body must be JSON (Content-Type: application/json).");
}

std::optional<PresentedKey> presentedKey(const RequestHead& head)
{
    if (const std::string* value = head.headers.find("authorization")) {
        const std::string_view text = *value;
        if (headerNameEquals(text.substr(0, bearer.size()), bearer))
            return PresentedKey{ PresentedKey::Carrier::Authorization, text.substr(bearer.size()) };
    }
    if (const std::string* value = head.headers.find("x-api-key"))
        return PresentedKey{ PresentedKey::Carrier::ApiKey, *value };
    return {};
}

Result<void> AccessCheck::admit(const RequestHead& head) const
{
    return checkHost(head).and_then([&] { return checkOrigin(head); }).and_then([&] {
        return checkToken(head);
    });
}

std::optional<std::string> AccessCheck::grantedOrigin(const RequestHead& head) const
{
    const std::string* origin = head.headers.find("origin");
    if (origin && listed(m_rules.allowedOrigins, *origin))
        return *origin;
    return {};
}

Result<void> AccessCheck::checkHost(const RequestHead& head) const
{
    const std::string_view host = hostWithoutPort(head.headers.value("host"));
    const bool everyAddress = m_rules.listenHost == "0.0.0.0" || m_rules.listenHost == "::";
    const bool ownAddress = !everyAddress && host == m_rules.listenHost;
    if (isThisMachine(host) || ownAddress || listed(m_rules.allowedHosts, host))
        return {};
    // Behind 0.0.0.0 we cannot know our own names; there the token is mandatory and guards instead.
    if (everyAddress && m_rules.mode == AccessMode::Token && host != "0.0.0.0")
        return {};
    return failure(ErrorKind::Forbidden,
        "The Host header '" + std::string(host.substr(0, 100))
            + "' is not one of this endpoint's names. If it is yours, add it to server.allowedHosts.");
}

Result<void> AccessCheck::checkOrigin(const RequestHead& head) const
{
    const std::string* origin = head.headers.find("origin");
    if (origin && !listed(m_rules.allowedOrigins, *origin)) {
        return failure(ErrorKind::Forbidden,
            "Requests from web pages are refused (Origin '" + origin->substr(0, 100)
                + "'). If this origin is yours, add it to server.allowedOrigins.");
    }
    const std::string_view site = head.headers.value("sec-fetch-site");
    if (!origin && (site == "cross-site" || site == "same-site"))
        return failure(ErrorKind::Forbidden, "Requests from web pages are refused.");
    return {};
}

Result<void> AccessCheck::checkToken(const RequestHead& head) const
{
    if (m_rules.mode != AccessMode::Token)
        return {};
    const std::optional<PresentedKey> key = presentedKey(head);
    if (!key)
        return failure(
            ErrorKind::Unauthorized, "This endpoint needs Dragoman's access token as the API key.");
    if (!m_rules.token.equals(key->value))
        return failure(ErrorKind::Unauthorized, "The API key is not this endpoint's access token.");
    return {};
}

} // namespace dragoman
