#include "upstream/Destination.h"

#include <curl/curl.h>

#include <memory>
#include <string_view>

namespace dragoman {

namespace {

using ParsedUrl = std::shared_ptr<CURLU>;

ParsedUrl parseUrl(const std::string& url)
{
    ParsedUrl parsed(curl_url(), &curl_url_cleanup);
    if (curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK)
        parsed.reset();
    return parsed;
}

std::string part(const ParsedUrl& url, CURLUPart which)
{
    char* text = nullptr;
    if (curl_url_get(url.get(), which, &text, CURLU_DEFAULT_PORT) != CURLUE_OK)
        return {};
    std::string result = text;
    curl_free(text);
    return result;
}

Destination destinationOf(const ParsedUrl& url)
{
    Destination to{ part(url, CURLUPART_SCHEME), part(url, CURLUPART_HOST), part(url, CURLUPART_PORT), url };
    if (to.host.size() > 2 && to.host.front() == '[')
        to.host = to.host.substr(1, to.host.size() - 2);
    return to;
}

tl::unexpected<UpstreamFailure> badUrl(std::string message)
{
    return tl::unexpected<UpstreamFailure>({ UpstreamFailureKind::BadUrl, std::move(message) });
}

} // namespace

std::string Destination::name() const
{
    const bool isIpv6 = host.find(':') != std::string::npos;
    return (isIpv6 ? '[' + host + ']' : host) + ':' + port;
}

bool Destination::isLoopback() const
{
    constexpr std::string_view suffix = ".localhost";
    const std::string_view view = host;
    const bool isBelowLocalhost
        = view.size() > suffix.size() && view.substr(view.size() - suffix.size()) == suffix;
    const bool isIpv4Loopback
        = view.substr(0, 4) == "127." && view.find_first_not_of("0123456789.") == std::string_view::npos;
    return view == "localhost" || view == "::1" || isBelowLocalhost || isIpv4Loopback;
}

tl::expected<Destination, UpstreamFailure> parseDestination(const std::string& url)
{
    const ParsedUrl parsed = parseUrl(url);
    if (!parsed || url.find('\0') != std::string::npos)
        return badUrl("The address of the provider is not a valid URL: write it like https://host/path.");
    Destination to = destinationOf(parsed);
    if (to.scheme != "http" && to.scheme != "https")
        return badUrl(
            "The address of the provider starts with " + to.scheme + "://: use https:// or http://.");
    if (!part(parsed, CURLUPART_USER).empty() || !part(parsed, CURLUPART_PASSWORD).empty())
        return badUrl("The address of " + to.name()
            + " contains a user name or password: remove it and use a key or header instead.");
    return to;
}

std::string redirectTarget(const std::string& location, const Destination& from)
{
    const bool isSchemeRelative = location.compare(0, 2, "//") == 0;
    const ParsedUrl parsed = parseUrl(isSchemeRelative ? from.scheme + ':' + location : location);
    if (!parsed)
        return from.name();
    return destinationOf(parsed).name();
}

} // namespace dragoman
