#include "upstream/Transfer.h"

#include "upstream/TransferFailure.h"

#include <algorithm>

namespace dragoman {

namespace {

using namespace std::chrono;

// This room's own: they frame the message or belong to the connection (RFC 9110, 7.6.1).
constexpr std::string_view framingHeaders[] = { "content-length", "transfer-encoding", "connection", "expect",
    "keep-alive", "proxy-connection", "te", "trailer", "upgrade" };

// Most servers close an idle connection after 60 s; a reused one should be younger than that.
constexpr long maxIdleSeconds = 55;
constexpr long keepAliveSeconds = 30;

// How much of a body libcurl copies and sends at a time.
constexpr std::size_t smallestPiece = std::size_t{ 64 } * 1024;
constexpr std::size_t largestPiece = std::size_t{ 512 } * 1024;

bool isFraming(const std::string& name)
{
    return std::any_of(std::begin(framingHeaders), std::end(framingHeaders),
        [&name](std::string_view each) { return headerNameEquals(each, name); });
}

void append(HeaderLines& lines, const std::string& line)
{
    // On the first call there is no list yet; later ones return the same head.
    curl_slist* head = curl_slist_append(lines.get(), line.c_str());
    if (!lines)
        lines.reset(head);
}

// libcurl: "Name;" sends a field without value, "Name:" would take the field away.
std::string headerLine(const Header& header)
{
    return header.value.empty() ? header.name + ';' : header.name + ": " + header.value;
}

long connectLimit(milliseconds limit)
{
    constexpr milliseconds unlimited = hours(24); // 0 would stand for libcurl's own default
    return static_cast<long>((limit.count() > 0 ? limit : unlimited).count());
}

} // namespace

Transfer::Transfer(UpstreamRequest request, UpstreamListener& listener, std::vector<Transfer*>& fed)
    : m_request(std::move(request))
    , m_listener(&listener)
    , m_fed(fed)
    , m_head(m_request.limits)
    , m_clock(m_request.timeouts)
{
}

Transfer::~Transfer() = default;

template <class T>
void Transfer::set(CURLoption option, T value)
{
    curl_easy_setopt(easy(), option, value);
}

void Transfer::checkRequest(Destination destination)
{
    m_destination = std::move(destination);
    if (!isValidHeader({ m_request.method, {} }))
        return fail({ UpstreamFailureKind::BadUrl,
            "The request method is not a valid HTTP method: use POST or GET." });
    for (const Header& header : m_request.headers) {
        if (!isValidHeader(header))
            return fail({ UpstreamFailureKind::BadUrl,
                "A header for " + m_destination.name()
                    + " has an invalid name or a control character in its value: correct it in the "
                      "settings." });
    }
}

Transfer& Transfer::of(CURL* easy)
{
    void* self = nullptr;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, &self);
    return *static_cast<Transfer*>(self);
}

void Transfer::prepare(EasyHandle handle, Route route)
{
    m_handle = std::move(handle);
    m_route = std::move(route);
    if (!m_handle.hasFixedOptions)
        setFixedOptions();
    set(CURLOPT_PRIVATE, static_cast<void*>(this));
    set(CURLOPT_ERRORBUFFER, m_detail);
    set(CURLOPT_HEADERDATA, static_cast<void*>(this));
    set(CURLOPT_WRITEDATA, static_cast<void*>(this));
    set(CURLOPT_PREREQDATA, static_cast<void*>(this));
    set(CURLOPT_CURLU, m_destination.url.get());
    set(CURLOPT_CONNECTTIMEOUT_MS, connectLimit(m_request.timeouts.connect));
    setMethodAndBody();
    setHeaders();
    setRoute();
}

void Transfer::setFixedOptions()
{
    set(CURLOPT_HEADERFUNCTION, &Transfer::headerCallback);
    set(CURLOPT_WRITEFUNCTION, &Transfer::bodyCallback);
    set(CURLOPT_PREREQFUNCTION, &Transfer::sendCallback);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_TCP_NODELAY, 1L);
    set(CURLOPT_TCP_KEEPALIVE, 1L);
    set(CURLOPT_TCP_KEEPIDLE, keepAliveSeconds);
    set(CURLOPT_TCP_KEEPINTVL, keepAliveSeconds);
    set(CURLOPT_MAXAGE_CONN, maxIdleSeconds);
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    // Windows alone asks whether a certificate was revoked, and a company's own authority may not say.
    set(CURLOPT_SSL_OPTIONS, static_cast<long>(CURLSSLOPT_REVOKE_BEST_EFFORT));
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    set(CURLOPT_NOPROXY, ""); // or libcurl asks the environment, whose rules for exceptions are not ours
    m_handle.hasFixedOptions = true;
}

void Transfer::setMethodAndBody()
{
    const std::string& method = m_request.method;
    const std::size_t size = m_request.body.size();
    m_handle.isSoiled = method != "POST";
    if (method == "GET" && size == 0)
        return set(CURLOPT_HTTPGET, 1L);
    if (method == "HEAD")
        return set(CURLOPT_NOBODY, 1L);
    set(CURLOPT_POST, 1L);
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(size));
    set(CURLOPT_POSTFIELDS, m_request.body.data());
    set(CURLOPT_UPLOAD_BUFFERSIZE, static_cast<long>(std::clamp(size, smallestPiece, largestPiece)));
    if (method != "POST")
        set(CURLOPT_CUSTOMREQUEST, method.c_str());
}

void Transfer::setHeaders()
{
    if (!m_handle.lines || m_handle.headers != m_request.headers)
        makeHeaderLines();
    set(CURLOPT_HTTPHEADER, m_handle.lines.get());
}

void Transfer::makeHeaderLines()
{
    HeaderLines lines;
    for (const Header& header : m_request.headers) {
        if (!isFraming(header.name))
            append(lines, headerLine(header));
    }
    // libcurl adds these unless they are taken away.
    append(lines, "Expect:");
    if (!m_request.headers.contains("accept"))
        append(lines, "Accept:");
    if (!m_request.headers.contains("content-type"))
        append(lines, "Content-Type:");
    m_handle.lines = std::move(lines);
    m_handle.headers = std::move(m_request.headers);
}

void Transfer::setRoute()
{
    set(CURLOPT_PROXY, m_route.proxy.url.c_str()); // even when empty, or libcurl asks the environment
    if (!m_route.proxy.user.empty()) {
        m_handle.isSoiled = true;
        set(CURLOPT_PROXYUSERNAME, m_route.proxy.user.c_str());
        set(CURLOPT_PROXYPASSWORD, m_route.proxy.password.c_str());
    }
    if (!m_route.trusted)
        return;
    m_handle.isSoiled = true;
    const std::string& pem = *m_route.trusted;
    curl_blob blob{ const_cast<char*>(pem.data()), pem.size(), CURL_BLOB_NOCOPY };
    set(CURLOPT_CAINFO_BLOB, &blob);
}

void Transfer::fail(UpstreamFailure failure)
{
    if (!m_failure)
        m_failure = std::move(failure);
}

std::size_t Transfer::headerCallback(char* bytes, std::size_t size, std::size_t count, void* self)
{
    const std::string_view line(bytes, size * count);
    return static_cast<Transfer*>(self)->takeHeadLine(line) ? line.size() : 0;
}

bool Transfer::takeHeadLine(std::string_view line)
{
    m_clock.noteProgress();
    if (!m_head.hasBegun())
        m_clock.noteFirstByte();
    const HeadReader::Step step = m_head.take(line);
    if (step == HeadReader::Step::More)
        return !isAbandoned();
    return step == HeadReader::Step::Complete ? takeHead() : refuseHead(step);
}

bool Transfer::refuseHead(HeadReader::Step step)
{
    const std::string name = m_destination.name();
    if (step == HeadReader::Step::TooLarge)
        fail({ UpstreamFailureKind::TooLarge,
            name + " sent a response head that is too large: check that the address is that of an API." });
    else
        fail({ UpstreamFailureKind::Protocol,
            name + " sent a response head that is not valid HTTP: check the address and port." });
    return false;
}

bool Transfer::takeHead()
{
    const ResponseHead& head = m_head.head();
    m_clock.enter(TransferClock::Phase::Streaming);
    const std::string* location = head.headers.find("location");
    if (head.status / 100 == 3 && location) {
        fail({ UpstreamFailureKind::Redirect,
            m_destination.name() + " redirects to " + redirectTarget(*location, m_destination)
                + ", which is not followed: set the provider's address to where the API really is." });
        return false;
    }
    if (m_listener)
        m_listener->onHead(head);
    return !isAbandoned();
}

std::size_t Transfer::bodyCallback(char* bytes, std::size_t size, std::size_t count, void* self)
{
    auto& transfer = *static_cast<Transfer*>(self);
    const std::string_view body(bytes, size * count);
    if (transfer.mayHold())
        return CURL_WRITEFUNC_PAUSE;
    return transfer.takeBody(body) ? body.size() : CURL_WRITEFUNC_ERROR;
}

// A paused transfer leaves the bytes with libcurl, which offers them again later.
bool Transfer::mayHold()
{
    m_heldByCurl = m_paused && !isAbandoned();
    return m_heldByCurl;
}

bool Transfer::takeBody(std::string_view bytes)
{
    m_clock.noteProgress();
    m_bodyBytes += bytes.size();
    if (m_head.head().status >= 400 && m_bodyBytes > m_request.limits.errorBody) {
        fail({ UpstreamFailureKind::TooLarge,
            m_destination.name()
                + " sent an error text that is too large: check that the address is that of an API." });
        return false;
    }
    if (m_request.limits.body != 0 && m_bodyBytes > m_request.limits.body) {
        fail({ UpstreamFailureKind::TooLarge,
            m_destination.name() + " sent more than the " + std::to_string(m_request.limits.body)
                + " bytes that are taken from it." });
        return false;
    }
    if (!m_isFed)
        m_fed.push_back(this);
    m_isFed = true;
    if (m_listener)
        m_listener->onBody(bytes);
    return !isAbandoned();
}

void Transfer::endTurn()
{
    m_isFed = false;
    if (m_listener)
        m_listener->onTurn();
}

int Transfer::sendCallback(void* self, char*, char*, int, int)
{
    return static_cast<Transfer*>(self)->beforeSending();
}

// libcurl repeats a request by itself when a reused connection was dead, up to five times and maybe on
// the next dead one. Two sendings are allowed in all, the second on a new connection only.
int Transfer::beforeSending()
{
    long newConnections = 0;
    curl_easy_getinfo(easy(), CURLINFO_NUM_CONNECTS, &newConnections);
    const bool isFresh = newConnections > m_newConnections;
    if (m_sendings >= 2 || (m_sendings == 1 && !isFresh))
        return CURL_PREREQFUNC_ABORT;
    ++m_sendings;
    m_newConnections = newConnections;
    m_reused = !isFresh;
    m_clock.enter(TransferClock::Phase::Waiting);
    m_clock.noteConnected();
    return isAbandoned() ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

bool Transfer::deservesRetry(CURLcode code) const
{
    constexpr CURLcode codes[] = { CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING,
        CURLE_ABORTED_BY_CALLBACK, CURLE_HTTP2, CURLE_HTTP2_STREAM };
    const bool isConnectionLost = std::find(std::begin(codes), std::end(codes), code) != std::end(codes);
    return isConnectionLost && m_reused && m_sendings == 1 && !m_head.hasBegun() && !m_failure
        && !isAbandoned();
}

void Transfer::prepareRetry()
{
    m_sentBefore = wasSent();
    m_newConnections = 0; // counted anew by libcurl for each run of a handle
    m_clock.enter(TransferClock::Phase::Connecting);
    m_detail[0] = '\0';
    m_handle.isSoiled = true;
    set(CURLOPT_FRESH_CONNECT, 1L);
}

void Transfer::setPaused(bool paused)
{
    m_paused = paused;
    m_clock.setResting(paused);
}

void Transfer::setResult(CURLcode code)
{
    if (code != CURLE_OK)
        fail(describeResult(code));
    else if (!m_head.isComplete()) // libcurl takes a head without its end for a whole answer
        fail(describeResult(CURLE_RECV_ERROR));
}

UpstreamFailure Transfer::describeResult(CURLcode code) const
{
    long connectStatus = 0;
    curl_easy_getinfo(easy(), CURLINFO_HTTP_CONNECTCODE, &connectStatus);
    const bool tunnelRefused = connectStatus != 0 && connectStatus / 100 != 2;
    return describeEnd(
        { code, m_detail, m_destination, m_route.proxy.url, tunnelRefused, m_head.hasBegun() });
}

bool Transfer::wasSent() const
{
    long bytes = 0;
    if (easy())
        curl_easy_getinfo(easy(), CURLINFO_REQUEST_SIZE, &bytes);
    return m_sentBefore || (m_sendings > 0 && bytes > 0);
}

UpstreamOutcome Transfer::outcome() const
{
    return { m_failure, wasSent(), m_reused, m_clock.timing() };
}

// A large body on a slow line is progress, too. Looked at only when a limit is near, since being told
// by libcurl of each piece would cost more.
void Transfer::noteUploadProgress()
{
    if (m_clock.phase() != TransferClock::Phase::Waiting)
        return;
    curl_off_t uploaded = 0;
    curl_easy_getinfo(easy(), CURLINFO_SIZE_UPLOAD_T, &uploaded);
    if (uploaded != m_uploaded)
        m_clock.noteProgress();
    m_uploaded = uploaded;
}

TransferClock::TimePoint Transfer::checkLimits(TransferClock::TimePoint now)
{
    noteUploadProgress();
    if (const auto expired = m_clock.expired(now))
        fail(describeTimeout(expired->kind, m_destination, expired->limit));
    return m_clock.nextCheck(now);
}

} // namespace dragoman
