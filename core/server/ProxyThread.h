#pragma once

#include "server/ProxyServer.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>
#include <map>

namespace dragoman {

// Runs a ProxyServer on a thread of its own, so that neither windows nor disk stand between a user and
// the next token. Its methods are called from the thread that owns this object.
class ProxyThread : public QObject
{
    Q_OBJECT

public:
    explicit ProxyThread(QObject* parent = nullptr);
    // Stops at once what still runs.
    ~ProxyThread() override;

    // Waits until every endpoint listens (milliseconds). Errors as ProxyServer::start().
    Result<std::vector<ListeningEndpoint>> start(ServerSetup setup);
    // As ProxyServer::reportTo(); the listener is called on the proxy's thread.
    void reportTo(RequestListener& listener);
    // As ProxyServer::reconfigure().
    ServerState reconfigure(ServerSetup setup);
    // As the methods of ProxyServer.
    std::vector<ProviderHealth> health() const;
    void forgive(const std::string& provider);
    std::string statistics() const;
    std::string metrics() const;
    using ReplayDone = std::function<void(const ReplayAnswer&)>;
    // Sends a captured request again, through everything that a client's request goes through. `done` is
    // called once, later, on this thread, unless it is cancelled, `context` is destroyed or the proxy stops
    // before. Returns the number to cancel it by.
    std::uint64_t replay(ReplayRequest request, QObject* context, ReplayDone done);
    void cancelReplay(std::uint64_t number);
    // As ProxyServer::stopRequest().
    void stopRequest(std::uint64_t number);
    // From now on activity() is emitted.
    void tellActivity();
    // As ProxyServer::announceStop().
    void announceStop();
    // As ProxyServer::stop(); stopped() follows.
    void stop(std::chrono::milliseconds patience);

Q_SIGNALS:
    void stopped();
    // As ActivityFeed::activity(), on the thread of this object.
    void activity(const dragoman::ServerActivity& activity);

private:
    struct Replay
    {
        QPointer<QObject> context;
        ReplayDone done;
    };
    void finishReplay(quint64 number, const ReplayAnswer& answer);

    std::map<std::uint64_t, Replay> m_replays;
    std::uint64_t m_lastReplay = 0;
    QThread m_thread;
    ProxyServer* m_server = nullptr; // lives on m_thread; destroyed when it ends
};

} // namespace dragoman
