#include "upstream/CurlMulti.h"

#include <QSocketNotifier>

namespace dragoman {

namespace {

// Connections kept or in use; above that the one idle for longest is closed.
constexpr long maxConnections = 512;

std::unique_ptr<QSocketNotifier> makeNotifier(curl_socket_t socket, QSocketNotifier::Type type)
{
    auto notifier = std::make_unique<QSocketNotifier>(type);
    notifier->setSocket(static_cast<qintptr>(socket));
    return notifier;
}

} // namespace

CurlMulti::CurlMulti(CurlGuard& guard, QObject* parent)
    : QObject(parent)
    , m_guard(guard)
    , m_multi(curl_multi_init())
    , m_atOnce(this)
    , m_timer(this)
{
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &CurlMulti::socketCallback);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &CurlMulti::timerCallback);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, maxConnections);
    m_atOnce.setSingleShot(true);
    connect(&m_atOnce, &QTimer::timeout, this, [this] { act(CURL_SOCKET_TIMEOUT, 0); });
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &CurlMulti::timerFired);
}

CurlMulti::~CurlMulti()
{
    curl_multi_cleanup(m_multi);
}

void CurlMulti::add(CURL* easy)
{
    ++m_transfers;
    curl_multi_add_handle(m_multi, easy);
}

void CurlMulti::remove(CURL* easy)
{
    curl_multi_remove_handle(m_multi, easy);
    --m_transfers;
    deleteWhenUnused();
}

void CurlMulti::unpause(CURL* easy)
{
    m_guard.enterCurl();
    curl_easy_pause(easy, CURLPAUSE_CONT);
    m_guard.leaveCurl();
}

std::optional<CurlMulti::Finished> CurlMulti::nextFinished()
{
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg == CURLMSG_DONE)
            return Finished{ message->easy_handle, message->data.result };
    }
    return std::nullopt;
}

void CurlMulti::retire()
{
    m_retired = true;
    deleteWhenUnused();
}

void CurlMulti::deleteWhenUnused()
{
    if (m_retired && m_transfers == 0)
        deleteLater();
}

int CurlMulti::socketCallback(CURL*, curl_socket_t socket, int what, void* self, void*)
{
    static_cast<CurlMulti*>(self)->watchSocket(socket, what);
    return 0;
}

int CurlMulti::timerCallback(CURLM*, long milliseconds, void* self)
{
    static_cast<CurlMulti*>(self)->wakeAfter(milliseconds);
    return 0;
}

// Each request moves libcurl's next wake-up several times, and a timer costs more to start than to leave
// running: it may fire too early and is then started anew.
void CurlMulti::wakeAfter(long milliseconds)
{
    if (milliseconds == 0 && m_atOnce.isActive())
        return;
    if (milliseconds == 0)
        return m_atOnce.start(0);
    const std::chrono::milliseconds wait(milliseconds);
    m_wake = milliseconds < 0 ? TimePoint::max() : std::chrono::steady_clock::now() + wait;
    if (m_wake >= m_fires)
        return;
    m_fires = m_wake;
    m_timer.start(wait);
}

void CurlMulti::timerFired()
{
    m_fires = TimePoint::max();
    const TimePoint now = std::chrono::steady_clock::now();
    if (m_wake <= now) {
        m_wake = TimePoint::max();
        return act(CURL_SOCKET_TIMEOUT, 0);
    }
    if (m_wake == TimePoint::max())
        return;
    m_fires = m_wake;
    m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(m_wake - now));
}

void CurlMulti::watchSocket(curl_socket_t socket, int what)
{
    Watch& watch = watchOf(socket);
    const bool removed = what == CURL_POLL_REMOVE;
    watch.read->setEnabled(!removed && (what & CURL_POLL_IN) != 0);
    watch.write->setEnabled(!removed && (what & CURL_POLL_OUT) != 0);
}

CurlMulti::Watch& CurlMulti::watchOf(curl_socket_t socket)
{
    Watch& watch = m_watches[socket];
    if (watch.read)
        return watch;
    watch.read = makeNotifier(socket, QSocketNotifier::Read);
    watch.write = makeNotifier(socket, QSocketNotifier::Write);
    connect(watch.read.get(), &QSocketNotifier::activated, this,
        [this, socket] { act(socket, CURL_CSELECT_IN); });
    connect(watch.write.get(), &QSocketNotifier::activated, this,
        [this, socket] { act(socket, CURL_CSELECT_OUT); });
    return watch;
}

void CurlMulti::act(curl_socket_t socket, int events)
{
    int running = 0;
    m_guard.enterCurl();
    curl_multi_socket_action(m_multi, socket, events, &running);
    m_guard.leaveCurl();
    Q_EMIT progressed();
}

} // namespace dragoman
