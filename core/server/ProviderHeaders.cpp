#include "server/ProviderHeaders.h"

#include <algorithm>
#include <array>

namespace dragoman {

namespace {

// RFC 9110, 7.6.1 and what belongs to our own hop: framing, coding, credentials, our own headers.
constexpr std::array<std::string_view, 19> notForwarded{ "connection", "keep-alive", "proxy-authenticate",
    "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "host",
    "content-length", "content-encoding", "accept-encoding", "expect", "authorization", "x-api-key", "origin",
    "referer", "cookie" };

constexpr std::array<std::string_view, 14> notReturned{ "connection", "keep-alive", "proxy-authenticate",
    "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "content-length", "content-encoding",
    "set-cookie", "alt-svc", "strict-transport-security", "access-control-allow-origin" };

constexpr std::array<std::string_view, 3> retryHeaders{ "retry-after", "retry-after-ms", "x-should-retry" };

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& names, std::string_view name)
{
    return std::any_of(
        names.begin(), names.end(), [name](std::string_view one) { return headerNameEquals(one, name); });
}

// True when a Connection header names the field as one of this hop only.
bool isConnectionOption(std::string_view connection, std::string_view name)
{
    while (!connection.empty()) {
        const std::size_t comma = std::min(connection.find(','), connection.size());
        std::string_view option = connection.substr(0, comma);
        option.remove_prefix(std::min(option.find_first_not_of(" \t"), option.size()));
        option = option.substr(0, option.find_last_not_of(" \t") + 1);
        if (headerNameEquals(option, name))
            return true;
        connection.remove_prefix(std::min(comma + 1, connection.size()));
    }
    return false;
}

bool isOurs(std::string_view name)
{
    constexpr std::string_view prefix = "x-dragoman-";
    return headerNameEquals(name.substr(0, prefix.size()), prefix);
}

void addKey(HeaderList& headers, const Codec& provider, const CallKey& key)
{
    if (key.secret.isEmpty())
        return;
    const std::string value(key.secret.reveal());
    if (key.carrier == PresentedKey::Carrier::Authorization)
        return headers.set("Authorization", "Bearer " + value);
    if (key.carrier == PresentedKey::Carrier::ApiKey)
        return headers.set("x-api-key", value);
    for (const Header& header : provider.authentication(key.secret))
        headers.set(header.name, header.value);
}

} // namespace

HeaderList passedHeaders(const RequestHead& client, const Codec& provider, const CallKey& key)
{
    const std::string_view connection = client.headers.value("connection");
    HeaderList headers;
    for (const Header& header : client.headers) {
        if (!contains(notForwarded, header.name) && !isOurs(header.name)
            && !isConnectionOption(connection, header.name))
            headers.add(header.name, header.value);
    }
    addKey(headers, provider, key);
    return headers;
}

HeaderList translatedHeaders(const HeaderList& codecHeaders, const Codec& provider, const CallKey& key)
{
    HeaderList headers{ { "Content-Type", "application/json" },
        { "User-Agent", "dragoman/" DRAGOMAN_VERSION } };
    for (const Header& header : codecHeaders)
        headers.set(header.name, header.value);
    CallKey own = key;
    own.carrier.reset(); // another protocol carries a key in its own way
    addKey(headers, provider, own);
    return headers;
}

void addConfiguredHeaders(HeaderList& headers, const ProviderConfig& provider)
{
    for (const auto& [name, value] : provider.headers)
        headers.set(name, value);
}

HeaderList passedAnswerHeaders(const HeaderList& provider)
{
    HeaderList headers;
    for (const Header& header : provider) {
        if (!contains(notReturned, header.name) && !isOurs(header.name))
            headers.add(header.name, header.value);
    }
    return headers;
}

HeaderList translatedAnswerHeaders(const HeaderList& provider)
{
    HeaderList headers;
    for (const std::string_view name : retryHeaders) {
        if (const std::string* value = provider.find(name))
            headers.add(std::string(name), *value);
    }
    return headers;
}

} // namespace dragoman
