#include "upstream/TransferFailure.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace dragoman {

namespace {

using Kind = UpstreamFailureKind;

struct CodeRow
{
    CURLcode code;
    Kind kind;
    std::string_view says; // goes on after the name of the peer
};

constexpr std::string_view cutAdvice = " closed the connection before its answer was complete: try again.";

constexpr CodeRow codeRows[] = {
    { CURLE_COULDNT_RESOLVE_HOST, Kind::Dns,
        " cannot be reached because its name was not found: check the address and the network connection." },
    { CURLE_COULDNT_CONNECT, Kind::Refused,
        " cannot be reached, the connection was refused or there is no way to it: check that the server runs "
        "and "
        "that the address and port are right." },
    { CURLE_OPERATION_TIMEDOUT, Kind::ConnectTimeout,
        " did not accept a connection in time: check the address and the network connection." },
    { CURLE_GOT_NOTHING, Kind::Cut, " closed the connection without an answer: try again." },
    { CURLE_RECV_ERROR, Kind::Cut, cutAdvice },
    { CURLE_SEND_ERROR, Kind::Cut, " closed the connection while the request was being sent: try again." },
    { CURLE_PARTIAL_FILE, Kind::Cut, cutAdvice },
    { CURLE_HTTP2_STREAM, Kind::Cut, cutAdvice },
    { CURLE_HTTP2, Kind::Cut, cutAdvice },
    { CURLE_ABORTED_BY_CALLBACK, Kind::Cut, " closed two connections without an answer: try again later." },
    { CURLE_OUT_OF_MEMORY, Kind::TooLarge,
        " sent a line that is too long for a response head: check that the address is that of an API." },
    { CURLE_WEIRD_SERVER_REPLY, Kind::Protocol,
        " answered with something that is not HTTP: check the address and port." },
    { CURLE_UNSUPPORTED_PROTOCOL, Kind::Protocol,
        " answered with something that is not HTTP: check the address and port." },
    { CURLE_URL_MALFORMAT, Kind::BadUrl, " is not a usable address: write it like https://host/path." },
};

constexpr CURLcode tlsCodes[] = { CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION,
    CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
    CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ENGINE_INITFAILED };

struct TimeoutRow
{
    Kind kind;
    std::string_view before; // between the name of the peer and the time
    std::string_view after;
};

constexpr TimeoutRow timeoutRows[] = {
    { Kind::ConnectTimeout, " did not accept a connection within ",
        ": check the address and the network connection." },
    { Kind::FirstByteTimeout, " did not begin to answer within ",
        ": try again, or raise the first byte time-out of this provider." },
    { Kind::IdleTimeout, " sent nothing in the middle of its answer for ",
        ": try again, or raise the idle time-out of this provider." },
    { Kind::TotalTimeout, " did not complete its answer within ",
        ": ask for less at once, or raise the total time-out of this provider." },
};

struct TlsRow
{
    std::string_view words; // in the text of the TLS library
    std::string_view says;
};

constexpr std::string_view unknownIssuer
    = "its certificate was issued by an authority that this computer does not know; if you trust it, add the "
      "authority's certificate file in the provider's settings";
constexpr std::string_view otherName = "its certificate was issued for another host name; check the address";
constexpr std::string_view oldTls
    = "it offers no TLS version that is safe to use (1.2 or newer is needed); the server must be updated";

// The first match counts.
constexpr TlsRow tlsRows[] = {
    { "certificate has expired",
        "its certificate has expired; check this computer's date, otherwise the server's owner must renew "
        "it" },
    { "certificate is not yet valid", "its certificate is not valid yet; check this computer's date" },
    { "in certificate chain", unknownIssuer },
    { "self-signed certificate",
        "its certificate is self-signed; if you trust it, add the certificate file in the provider's "
        "settings" },
    { "self signed certificate",
        "its certificate is self-signed; if you trust it, add the certificate file in the provider's "
        "settings" },
    { "local issuer certificate", unknownIssuer },
    { "verify the first certificate", unknownIssuer },
    { "no alternative certificate subject name", otherName },
    { "does not match target host", otherName },
    // Schannel, Windows' own
    { "CERT_TRUST_IS_UNTRUSTED_ROOT", unknownIssuer },
    { "CERT_TRUST_IS_PARTIAL_CHAIN", unknownIssuer },
    { "SEC_E_UNTRUSTED_ROOT", unknownIssuer },
    { "failed to match connection hostname", otherName },
    { "SEC_E_WRONG_PRINCIPAL", otherName },
    { "SEC_E_CERT_EXPIRED", "its certificate has expired or is not valid yet; check this computer's date" },
    { "CERT_TRUST_IS_NOT_TIME_VALID",
        "its certificate has expired or is not valid yet; check this computer's date" },
    { "wrong version number",
        "it does not speak TLS on this port; check the port or use http:// for a local server" },
    { "packet length too long",
        "it does not speak TLS on this port; check the port or use http:// for a local server" },
    { "error setting certificate",
        "this computer has no list of the authorities that it trusts; install one (on Debian the package "
        "ca-certificates)" },
    { "unsupported protocol", oldTls },
    { "protocol version", oldTls },
    { "handshake failure",
        "the TLS handshake failed because the server accepts none of the offered ciphers" },
};

std::string_view tlsProblem(std::string_view detail)
{
    for (const TlsRow& row : tlsRows) {
        if (detail.find(row.words) != std::string_view::npos)
            return row.says;
    }
    return {};
}

UpstreamFailure tlsFailure(const TransferEnd& end)
{
    std::string problem(tlsProblem(end.detail));
    if (problem.empty())
        problem
            = "the TLS handshake failed (" + std::string(end.detail) + "); check the address and the network";
    return { Kind::Tls, "No secure connection to " + end.to.name() + ": " + problem + '.' };
}

bool isProxyProblem(const TransferEnd& end)
{
    const bool noConnection = end.code == CURLE_COULDNT_CONNECT && !end.proxy.empty();
    return noConnection || end.tunnelRefused || end.code == CURLE_COULDNT_RESOLVE_PROXY
        || end.code == CURLE_PROXY;
}

UpstreamFailure proxyFailure(const TransferEnd& end)
{
    const std::string proxy = "The proxy " + std::string(end.proxy);
    if (end.tunnelRefused)
        return { Kind::Proxy,
            proxy + " refused a connection to " + end.to.name() + " (" + std::string(end.detail)
                + "): check its rules and your log-in there." };
    return { Kind::Proxy,
        proxy + " on the way to " + end.to.name()
            + " cannot be used: check the proxy settings of this computer." };
}

std::string inSeconds(std::chrono::milliseconds time)
{
    std::array<char, 32> text{};
    const int length
        = std::snprintf(text.data(), text.size(), "%g s", static_cast<double>(time.count()) / 1000);
    return std::string(text.data(), static_cast<std::size_t>(length));
}

} // namespace

UpstreamFailure describeEnd(const TransferEnd& end)
{
    if (isProxyProblem(end))
        return proxyFailure(end);
    if (std::find(std::begin(tlsCodes), std::end(tlsCodes), end.code) != std::end(tlsCodes))
        return tlsFailure(end);
    const auto* row = std::find_if(std::begin(codeRows), std::end(codeRows),
        [&end](const CodeRow& each) { return each.code == end.code; });
    if (row == std::end(codeRows))
        return { Kind::Other,
            "The call to " + end.to.name() + " failed: " + curl_easy_strerror(end.code) + ". Try again." };
    if (row->kind == Kind::Cut && end.answerBegan)
        return { Kind::Cut, end.to.name() + std::string(cutAdvice) };
    return { row->kind, end.to.name() + std::string(row->says) };
}

UpstreamFailure describeTimeout(Kind kind, const Destination& to, std::chrono::milliseconds limit)
{
    const auto* row = std::find_if(std::begin(timeoutRows), std::prev(std::end(timeoutRows)),
        [kind](const TimeoutRow& each) { return each.kind == kind; });
    return { kind, to.name() + std::string(row->before) + inSeconds(limit) + std::string(row->after) };
}

} // namespace dragoman
