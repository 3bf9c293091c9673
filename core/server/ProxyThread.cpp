#include "server/ProxyThread.h"

#ifdef Q_OS_LINUX
#include "upstream/EpollEventDispatcher.h"
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace dragoman {

namespace {

// By default glibc hands the memory of each large body back to the kernel, and the next request pays for
// it page by page: as much time as for all of its translation.
void keepFreedMemory()
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 4 * 1024 * 1024);
    mallopt(M_TRIM_THRESHOLD, 8 * 1024 * 1024);
#endif
}

} // namespace

ProxyThread::ProxyThread(QObject* parent)
    : QObject(parent)
{
    keepFreedMemory();
#ifdef Q_OS_LINUX
    m_thread.setEventDispatcher(new EpollEventDispatcher); // its cost does not grow with open sockets
#endif
    m_thread.setObjectName(QStringLiteral("proxy"));
    m_thread.start();
    // Made on its own thread, so that everything it owns lives there.
    auto* maker = new QObject;
    maker->moveToThread(&m_thread);
    QMetaObject::invokeMethod(
        maker, [this] { m_server = new ProxyServer; }, Qt::BlockingQueuedConnection);
    maker->deleteLater();
    connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    connect(m_server, &ProxyServer::stopped, this, &ProxyThread::stopped);
    connect(m_server, &ProxyServer::replayed, this, &ProxyThread::finishReplay);
    connect(m_server, &ProxyServer::activity, this, &ProxyThread::activity);
}

ProxyThread::~ProxyThread()
{
    m_thread.quit();
    m_thread.wait();
}

Result<std::vector<ListeningEndpoint>> ProxyThread::start(ServerSetup setup)
{
    Result<std::vector<ListeningEndpoint>> result;
    QMetaObject::invokeMethod(
        m_server, [&] { result = m_server->start(std::move(setup)); }, Qt::BlockingQueuedConnection);
    return result;
}

void ProxyThread::reportTo(RequestListener& listener)
{
    QMetaObject::invokeMethod(
        m_server, [&] { m_server->reportTo(listener); }, Qt::BlockingQueuedConnection);
}

ServerState ProxyThread::reconfigure(ServerSetup setup)
{
    ServerState state;
    QMetaObject::invokeMethod(
        m_server, [&] { state = m_server->reconfigure(std::move(setup)); }, Qt::BlockingQueuedConnection);
    return state;
}

std::vector<ProviderHealth> ProxyThread::health() const
{
    std::vector<ProviderHealth> health;
    QMetaObject::invokeMethod(
        m_server, [&] { health = m_server->health(); }, Qt::BlockingQueuedConnection);
    return health;
}

void ProxyThread::forgive(const std::string& provider)
{
    QMetaObject::invokeMethod(
        m_server, [this, provider] { m_server->forgive(provider); }, Qt::QueuedConnection);
}

std::string ProxyThread::statistics() const
{
    std::string page;
    QMetaObject::invokeMethod(
        m_server, [&] { page = m_server->statistics(); }, Qt::BlockingQueuedConnection);
    return page;
}

std::string ProxyThread::metrics() const
{
    std::string text;
    QMetaObject::invokeMethod(
        m_server, [&] { text = m_server->metrics(); }, Qt::BlockingQueuedConnection);
    return text;
}

void ProxyThread::tellActivity()
{
    QMetaObject::invokeMethod(
        m_server, [this] { m_server->tellActivity(); }, Qt::QueuedConnection);
}

std::uint64_t ProxyThread::replay(ReplayRequest request, QObject* context, ReplayDone done)
{
    const std::uint64_t number = ++m_lastReplay;
    m_replays[number] = { context, std::move(done) };
    QMetaObject::invokeMethod(
        m_server, [this, number, request = std::move(request)] { m_server->replay(number, request); },
        Qt::QueuedConnection);
    return number;
}

void ProxyThread::cancelReplay(std::uint64_t number)
{
    m_replays.erase(number);
    QMetaObject::invokeMethod(
        m_server, [this, number] { m_server->cancelReplay(number); }, Qt::QueuedConnection);
}

void ProxyThread::finishReplay(quint64 number, const ReplayAnswer& answer)
{
    const auto ended = m_replays.extract(number);
    if (!ended.empty() && ended.mapped().context)
        ended.mapped().done(answer);
}

void ProxyThread::stopRequest(std::uint64_t number)
{
    QMetaObject::invokeMethod(
        m_server, [this, number] { m_server->stopRequest(number); }, Qt::QueuedConnection);
}

void ProxyThread::announceStop()
{
    QMetaObject::invokeMethod(
        m_server, [this] { m_server->announceStop(); }, Qt::QueuedConnection);
}

void ProxyThread::stop(std::chrono::milliseconds patience)
{
    QMetaObject::invokeMethod(
        m_server, [this, patience] { m_server->stop(patience); }, Qt::QueuedConnection);
}

} // namespace dragoman
